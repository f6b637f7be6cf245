package raven.hal.pi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.hal.ActuatorFrame;
import raven.hal.Mailbox;
import raven.hal.SensorFrame;
import raven.hal.pi.bus.LevelPort;
import raven.hal.pi.device.As5600;
import raven.hal.pi.device.BatteryMonitor;
import raven.hal.pi.device.Bmp388;
import raven.hal.pi.device.Esc;
import raven.hal.pi.device.Mmc5983ma;
import raven.hal.pi.device.Sdp3x;
import raven.hal.pi.device.Servo;
import raven.hal.pi.device.Vl53l1x;
import raven.hal.pi.os.DeviceFault;
import raven.robot.Robot;
import raven.robot.Sensors;
import raven.robot.Wiring;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * Everything on I2C, where a transfer takes longer than a tick can wait: on a thread of its own, it passes readings and targets through mailboxes.
 * {@link #step} belongs to that thread, all else to the loop's.
 */
final class SlowDevices {
  private static final int HEIGHT = 0;
  private static final int AIRSPEED = 2;
  private static final int RANGE = 4;
  private static final int VOLTAGE = 6;
  private static final int TOE = 8;
  private static final int CURRENT = 12;
  private static final int SOLE = 13;
  private static final int FIELD = 15;
  private static final int READINGS = 19;

  private static final int ELEVATOR = 0;
  private static final int RUDDER = 1;
  private static final int AILERON = 2;
  private static final int THROTTLE = 3;
  private static final int ENABLED = 4;
  private static final int TARGETS = 5;

  /** Samples that make the pressure at power-up. */
  private static final int GROUND_SAMPLES = 10;

  private static final double GAS = 287.05;
  private static final double KELVIN = 273.15;
  private static final double STANDARD_DENSITY = 1.225;

  /** A reading that is older than this is none [s]. */
  private static final double STALE = 0.2;

  private final Hardware hardware;
  private final long start_ns;
  private final Wiring wiring;
  private final Sensors sensors;
  private final @Nullable Bmp388 barometer;
  private final @Nullable Sdp3x airspeed;
  private final @Nullable Vl53l1x ranger;
  private final @Nullable BatteryMonitor battery;
  private final @Nullable Mmc5983ma magnetometer;
  private final @Nullable FieldCalibration fieldCalibration;
  private final Vector3D field = new Vector3D();
  private final As5600[] toes;
  private final LevelPort[] soles;
  private final Servo[] servos;
  private final @Nullable Esc esc;
  private final List<Watched> devices = new ArrayList<>();

  /** Values with their times [s], as they go through the mailbox. */
  private final double[] readings = new double[READINGS];

  private final double[] targets = new double[TARGETS];
  private final Mailbox read = new Mailbox(READINGS);
  private final Mailbox written = new Mailbox(TARGETS);
  private double density = STANDARD_DENSITY;
  private double groundPressure;
  private int groundSamples;

  private final double[] seen = new double[READINGS];
  private final double[] before = new double[READINGS];
  private final double[] sent = new double[TARGETS];

  /** Opens all of them; the ESC only if it hangs on I2C too. */
  SlowDevices(Robot robot, RobotDevices open, Hardware hardware, Troubles troubles) {
    this.hardware = hardware;
    start_ns = hardware.now_ns();
    wiring = robot.wiring();
    sensors = robot.sensors();
    barometer = open.barometer();
    airspeed = open.airspeed();
    ranger = open.ranger();
    battery = open.battery();
    magnetometer = open.magnetometer();
    fieldCalibration =
        wiring.magnetometer() instanceof Wiring.Mmc5983ma chip ? new FieldCalibration(chip) : null;
    toes = new As5600[] {open.toe(0), open.toe(1)};
    soles = new LevelPort[] {open.sole(0), open.sole(1)};
    servos = new Servo[] {
      open.servo(wiring.elevator()),
      open.servo(wiring.rudder()),
      open.servo(wiring.leftAileron()),
      open.servo(wiring.rightAileron())
    };
    esc = wiring.esc().line() instanceof Wiring.Pca9685 ? open.esc() : null;
    for (int i = 0; i < READINGS; i++) readings[i] = Double.NEGATIVE_INFINITY;
    devices.add(new Watched(this::act, troubles));
    devices.add(new Watched(this::readBarometer, troubles));
    devices.add(new Watched(this::readAirspeed, troubles));
    devices.add(new Watched(this::readRanger, troubles));
    devices.add(new Watched(this::readBattery, troubles));
    devices.add(new Watched(this::readMagnetometer, troubles));
    devices.add(new Watched(() -> readFoot(0), troubles));
    devices.add(new Watched(() -> readFoot(1), troubles));
  }

  /** One round over all devices. */
  void step() {
    long now_ns = hardware.now_ns();
    for (int i = 0; i < devices.size(); i++) devices.get(i).poll(now_ns);
    read.write(readings);
  }

  private void put(int at, double value) {
    put(at, value, 0);
  }

  /** A value that a chip took {@code delay} before it could be read [s]: a moving robot has to know where it was then. */
  private void put(int at, double value, double delay) {
    readings[at] = value;
    readings[at + 1] = (hardware.now_ns() - start_ns) / 1e9 - delay;
  }

  private void act() {
    if (written.read(targets) == 0) return;
    boolean on = targets[ENABLED] != 0;
    servos[0].angle(on ? targets[ELEVATOR] : 0);
    servos[1].angle(on ? targets[RUDDER] : 0);
    servos[2].angle(on ? targets[AILERON] : 0);
    servos[3].angle(on ? targets[AILERON] : 0);
    if (esc != null) {
      esc.throttle(targets[THROTTLE]);
      esc.flush();
    }
    for (Servo servo : servos) servo.flush();
  }

  private void readBarometer() {
    if (barometer == null || !barometer.read()) return;
    density = barometer.pressure / (GAS * (barometer.temperature + KELVIN));
    if (groundSamples < GROUND_SAMPLES) {
      groundPressure += barometer.pressure / GROUND_SAMPLES;
      groundSamples++;
      return;
    }
    put(
        HEIGHT,
        Bmp388.height(barometer.pressure, groundPressure),
        sensors.barometer().delay());
  }

  private void readAirspeed() {
    if (airspeed != null && airspeed.read()) {
      put(
          AIRSPEED,
          Sdp3x.airspeed(airspeed.pressure, density),
          sensors.airspeed().delay());
    }
  }

  private void readRanger() {
    if (ranger != null && ranger.read() && ranger.good) {
      put(RANGE, ranger.range, sensors.ranger().delay());
    }
  }

  private void readBattery() {
    if (battery == null) return;
    battery.read();
    readings[CURRENT] = battery.current();
    put(VOLTAGE, battery.voltage());
  }

  private void readMagnetometer() {
    if (magnetometer == null || fieldCalibration == null || !magnetometer.read()) return;
    if (!magnetometer.good) return;
    fieldCalibration.apply(magnetometer.field, field);
    readings[FIELD] = field.getX();
    readings[FIELD + 1] = field.getY();
    put(FIELD + 2, field.getZ());
  }

  private void readFoot(int leg) {
    Wiring.Foot foot = leg == 0 ? wiring.leftFoot() : wiring.rightFoot();
    toes[leg].read();
    readings[SOLE + leg] = soles[leg].high() ? 0 : 1;
    if (!toes[leg].good) return;
    // the short way round from the zero
    double angle = foot.direction().sign() * (toes[leg].angle - foot.zero());
    put(TOE + 2 * leg, angle - 2 * Math.PI * Math.rint(angle / (2 * Math.PI)));
  }

  /** Fills in what these devices have read until a time [s]. */
  void sense(double time, SensorFrame frame) {
    read.read(seen);
    scalar(HEIGHT, time, frame.barometer);
    scalar(AIRSPEED, time, frame.airspeed);
    scalar(RANGE, time, frame.range);
    frame.magnetic.field.set(seen[FIELD], seen[FIELD + 1], seen[FIELD + 2]);
    flags(FIELD + 2, time, frame.magnetic);
    frame.battery.voltage = seen[VOLTAGE];
    frame.battery.current = seen[CURRENT];
    flags(VOLTAGE, time, frame.battery);
    for (int leg = 0; leg < 2; leg++) {
      frame.feet[leg].toeAngle = seen[TOE + 2 * leg];
      frame.feet[leg].pressed = seen[SOLE + leg] == 1;
      flags(TOE + 2 * leg, time, frame.feet[leg]);
    }
    System.arraycopy(seen, 0, before, 0, READINGS);
  }

  private void scalar(int at, double time, SensorFrame.Scalar scalar) {
    scalar.value = seen[at];
    flags(at, time, scalar);
  }

  private void flags(int at, double time, raven.hal.Part part) {
    part.age = Math.max(0, time - seen[at + 1]);
    part.valid = part.age < STALE;
    part.fresh = seen[at + 1] != before[at + 1];
  }

  /** Hands targets over. */
  void command(ActuatorFrame frame) {
    sent[ELEVATOR] = frame.elevator;
    sent[RUDDER] = frame.rudder;
    sent[AILERON] = frame.aileron;
    sent[THROTTLE] = frame.throttle;
    sent[ENABLED] = frame.enabled ? 1 : 0;
    written.write(sent);
  }

  /** Propeller off, surfaces centred, at once; for the end of the program. */
  void safe(Troubles troubles) {
    for (int i = 0; i < TARGETS; i++) sent[i] = 0;
    written.write(sent);
    try {
      act();
    } catch (DeviceFault e) {
      troubles.add(e);
    }
  }
}
