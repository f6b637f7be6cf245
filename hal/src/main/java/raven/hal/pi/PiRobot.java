package raven.hal.pi;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import raven.hal.ActuatorFrame;
import raven.hal.ActuatorPort;
import raven.hal.JointId;
import raven.hal.PilotCommand;
import raven.hal.PilotPort;
import raven.hal.SensorFrame;
import raven.hal.SensorPort;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.device.Esc;
import raven.hal.pi.device.Icm42688;
import raven.hal.pi.device.LegBus;
import raven.hal.pi.device.Receiver;
import raven.hal.pi.guard.Interlock;
import raven.hal.pi.guard.PowerLimit;
import raven.hal.pi.os.DeviceFault;
import raven.robot.Robot;
import raven.robot.Wiring;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * The robot's ports over its devices. A device that fails makes its part of the sensor frame invalid and is named in {@link #troubles}; the
 * controller answers in whatever mode it is in. Makes no garbage while all is well. Not thread-safe.
 */
public final class PiRobot implements SensorPort, ActuatorPort, PilotPort, AutoCloseable {
  /** Readings older than this count as none [ns]. */
  private static final long IMU_STALE_NS = 10_000_000;

  private static final long JOINT_STALE_NS = 20_000_000;
  private static final long PILOT_STALE_NS = 500_000_000;

  /** A switch is closed beyond here. */
  private static final double CLOSED = 0.5;

  /** Between rounds over the slow devices [ns]. */
  private static final long ROUND_NS = 4_000_000;

  private final Hardware hardware;
  private final Wiring wiring;
  private final long start_ns;
  private final Troubles troubles = new Troubles();
  private final Icm42688 imu;
  private final @Nullable EdgePort imuReady;
  private final LegBus legs;
  private final Receiver receiver;
  private final @Nullable Esc esc;
  private final SlowDevices slow;
  private final @Nullable Thread slowThread;

  private final Interlock interlock = new Interlock();
  private final PowerLimit power;
  private final SensorFrame.Battery battery = new SensorFrame.Battery();
  private final ActuatorFrame last = new ActuatorFrame();
  private long imuStamp_ns;
  private final long[] jointStamp_ns = new long[JointId.COUNT];
  private final Silence[] jointSilence = new Silence[JointId.COUNT];
  private final Silence imuSilence;
  private final Silence pilotSilence;
  private boolean legsLost;
  private boolean escLost;
  private boolean imuLost;
  private volatile boolean closed;

  /** Opens every device. {@code threaded} false polls the slow ones in {@link #read}, for hardware that answers at once. */
  public PiRobot(Robot robot, Hardware hardware, boolean threaded) {
    this.hardware = hardware;
    wiring = robot.wiring();
    RobotDevices open = new RobotDevices(robot, hardware);
    // the propeller first: whatever fails after it, it is stopped
    esc = wiring.esc().line() instanceof Wiring.Pwm ? open.esc() : null;
    if (esc != null) esc.throttle(0);
    imu = open.imu();
    imuReady = open.imuReady();
    legs = open.legs();
    receiver = open.receiver();
    slow = new SlowDevices(robot, open, hardware, troubles);
    power = new PowerLimit(robot);
    start_ns = hardware.now_ns();
    imuStamp_ns = start_ns - IMU_STALE_NS;
    imuSilence = new Silence(
        troubles,
        "inertial sensor",
        "",
        "it lost its supply and its settings: check the supply and the SPI wires, then start again",
        start_ns);
    pilotSilence = new Silence(
        troubles,
        "receiver at " + wiring.pilot().port(),
        "wiring.pilot.receiver names the other protocol, or SBUS comes without its inverter",
        "check its supply, the wire from its TX, and that the transmitter is on and bound",
        start_ns);
    for (int i = 0; i < JointId.COUNT; i++) {
      jointSilence[i] = new Silence(
          troubles,
          "actuator " + wiring.legs().mounts()[i].id() + " of the legs ("
              + JointId.values()[i].name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")",
          "the baud rate in the robot file is not the bus's, two actuators share an id, or the cable picks up"
              + " noise: check termination and ground",
          "check its supply, its cable and its id in the robot file",
          start_ns);
    }
    slowThread =
        threaded ? Thread.ofPlatform().daemon().name("slow devices").start(this::rounds) : null;
  }

  private void rounds() {
    while (!closed) {
      slow.step();
      LockSupport.parkNanos(ROUND_NS);
    }
  }

  @Override
  public boolean read(SensorFrame frame) {
    long now_ns = hardware.now_ns();
    frame.time = (now_ns - start_ns) / 1e9;
    readImu(now_ns, frame.imu);
    readJoints(now_ns, frame);
    if (slowThread == null) slow.step();
    slow.sense(frame.time, frame);
    // an ESC on a pulse line does not say how fast its propeller turns
    frame.esc.valid = false;
    battery.voltage = frame.battery.voltage;
    battery.current = frame.battery.current;
    battery.valid = frame.battery.valid;
    return !closed;
  }

  private void readImu(long now_ns, SensorFrame.Imu part) {
    try {
      int samples = imuLost ? 0 : imu.read();
      part.fresh = samples > 0;
      if (part.fresh) {
        long edge_ns = imuReady == null ? -1 : imuReady.newest_ns();
        // the mean of some samples is as old as the middle one
        long middle_ns = Math.round((samples - 1) / 2.0 / Icm42688.RATE * 1e9);
        imuStamp_ns = (edge_ns < 0 ? now_ns : edge_ns) - middle_ns;
        part.gyro.set(
            body(imu.gyro, wiring.imu().forward()),
            body(imu.gyro, wiring.imu().left()),
            body(imu.gyro, wiring.imu().up()));
        Wiring.Offset offset = wiring.imu().accelOffset();
        Wiring.Gain scale = wiring.imu().accelScale();
        part.accel.set(
            scale.x() * (body(imu.accel, wiring.imu().forward()) - offset.x()),
            scale.y() * (body(imu.accel, wiring.imu().left()) - offset.y()),
            scale.z() * (body(imu.accel, wiring.imu().up()) - offset.z()));
        part.clipped = clipped();
      }
    } catch (DeviceFault e) {
      imuLost = true;
      part.fresh = false;
      troubles.add(e);
    }
    if (!imuLost) imuSilence.look(imuStamp_ns, 0, now_ns);
    part.age = Math.max(0, now_ns - imuStamp_ns) / 1e9;
    part.valid = now_ns - imuStamp_ns < IMU_STALE_NS;
  }

  /** Which axes of the body are at their limit, from those of the chip. */
  private int clipped() {
    Wiring.Imu mount = wiring.imu();
    return imu.clipped == 0
        ? 0
        : clipped(mount.forward(), 0) | clipped(mount.left(), 1) | clipped(mount.up(), 2);
  }

  private int clipped(Wiring.Axis axis, int to) {
    return (imu.clipped >> axis.index() & 0b1001) << to;
  }

  private static double body(Vector3D chip, Wiring.Axis axis) {
    return axis.sign() * chip.getElement(axis.index());
  }

  private void readJoints(long now_ns, SensorFrame frame) {
    try {
      if (!legsLost) legs.collect(now_ns);
    } catch (DeviceFault e) {
      legsLost = true;
      troubles.add(e);
    }
    for (int i = 0; i < JointId.COUNT; i++) {
      LegBus.Reading reading = legs.reading(i);
      if (!legsLost) jointSilence[i].look(reading.stamp_ns, legs.garbled(), now_ns);
      SensorFrame.Joint joint = frame.joints[i];
      joint.angle = reading.angle;
      joint.rate = reading.rate;
      joint.current = reading.current;
      joint.fresh = reading.stamp_ns != jointStamp_ns[i];
      jointStamp_ns[i] = reading.stamp_ns;
      boolean ever = reading.stamp_ns != Long.MIN_VALUE;
      joint.age = ever ? (now_ns - reading.stamp_ns) / 1e9 : Double.MAX_VALUE;
      joint.valid =
          ever && !legsLost && reading.trouble == 0 && now_ns - reading.stamp_ns < JOINT_STALE_NS;
    }
  }

  @Override
  public void read(double time, PilotCommand command) {
    long now_ns = hardware.now_ns();
    try {
      receiver.poll(now_ns);
      pilotSilence.look(receiver.stamp_ns, receiver.garbled, now_ns);
    } catch (DeviceFault e) {
      troubles.add(e);
    }
    boolean ever = receiver.stamp_ns != Long.MIN_VALUE;
    command.age = ever ? (now_ns - receiver.stamp_ns) / 1e9 : Double.MAX_VALUE;
    command.valid = ever && !receiver.failsafe && now_ns - receiver.stamp_ns < PILOT_STALE_NS;
    command.fresh = now_ns == receiver.stamp_ns;
    boolean arm = receiver.channel(wiring.pilot().arm() - 1) > CLOSED;
    boolean go = receiver.channel(wiring.pilot().go() - 1) > CLOSED;
    interlock.update(arm, go, command);
  }

  @Override
  public void write(ActuatorFrame frame) {
    double dt = frame.time - last.time;
    last.set(frame);
    interlock.apply(last);
    last.throttle = power.apply(battery, last.throttle, Math.max(0, dt));
    writeEsc(last.throttle);
    writeLegs();
    slow.command(last);
  }

  private void writeEsc(double throttle) {
    if (esc == null || escLost) return;
    try {
      esc.throttle(throttle);
    } catch (DeviceFault e) {
      escLost = true;
      troubles.add(e);
    }
  }

  private void writeLegs() {
    if (legsLost) return;
    try {
      for (int i = 0; i < JointId.COUNT; i++) legs.command(i, last.enabled, last.joints[i]);
      legs.send();
    } catch (DeviceFault e) {
      legsLost = true;
      troubles.add(e);
    }
  }

  /** The propeller can still be told to stop; when not, the guard has to. */
  public boolean mayBeat() {
    return !escLost;
  }

  public Interlock interlock() {
    return interlock;
  }

  /** The battery gave way or gave too much just now, and the throttle is held back. */
  public boolean powerLimited() {
    return power.active();
  }

  public Troubles troubles() {
    return troubles;
  }

  /** Propeller off, legs limp, surfaces centred; then the devices are left. */
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    last.clear();
    writeEsc(0);
    writeLegs();
    if (slowThread != null) {
      try {
        slowThread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    slow.safe(troubles);
    legs.close();
    receiver.close();
  }
}
