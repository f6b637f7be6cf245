package raven.hal.pi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.bus.LevelPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.device.As5600;
import raven.hal.pi.device.BatteryMonitor;
import raven.hal.pi.device.Bmp388;
import raven.hal.pi.device.Crsf;
import raven.hal.pi.device.Dynamixel;
import raven.hal.pi.device.Esc;
import raven.hal.pi.device.Icm42688;
import raven.hal.pi.device.Ina226;
import raven.hal.pi.device.Ina228;
import raven.hal.pi.device.JointMount;
import raven.hal.pi.device.LegBus;
import raven.hal.pi.device.Mmc5983ma;
import raven.hal.pi.device.Moteus;
import raven.hal.pi.device.Pca9685;
import raven.hal.pi.device.Receiver;
import raven.hal.pi.device.Sbus;
import raven.hal.pi.device.Sdp3x;
import raven.hal.pi.device.Servo;
import raven.hal.pi.device.Vl53l1x;
import raven.hal.pi.guard.SafeAct;
import raven.robot.Robot;
import raven.robot.Wiring;

/** Makes the drivers that the robot file names, each on the ports it names. Whoever asks for one device opens no other. Not thread-safe. */
public final class RobotDevices {
  private static final int IMU_CLOCK = 8_000_000;
  private static final int FDCANUSB_BAUD = 4_000_000;
  private static final int AS5600 = 0x36;

  private final Robot robot;
  private final Wiring wiring;
  private final Hardware hardware;
  private final Map<Integer, Pca9685> boards = new HashMap<>();

  public RobotDevices(Robot robot, Hardware hardware) {
    this.robot = robot;
    wiring = robot.wiring();
    this.hardware = hardware;
  }

  public Icm42688 imu() {
    return new Icm42688(hardware.spi(wiring.imu().spi(), wiring.imu().chipSelect(), IMU_CLOCK));
  }

  /** Null when the robot has no such line. */
  public @Nullable EdgePort imuReady() {
    return wiring.imu().dataReady() instanceof Wiring.Gpio gpio
        ? hardware.edges(gpio.chip(), gpio.line())
        : null;
  }

  public @Nullable Bmp388 barometer() {
    return wiring.barometer() instanceof Wiring.Bmp388 chip
        ? new Bmp388(hardware.i2c(chip.bus(), chip.address()))
        : null;
  }

  public @Nullable Sdp3x airspeed() {
    return wiring.airspeed() instanceof Wiring.Sdp3x chip
        ? new Sdp3x(hardware.i2c(chip.bus(), chip.address()))
        : null;
  }

  public @Nullable Vl53l1x ranger() {
    return wiring.ranger() instanceof Wiring.Vl53l1x chip
        ? new Vl53l1x(hardware.i2c(chip.bus(), chip.address()))
        : null;
  }

  public @Nullable Mmc5983ma magnetometer() {
    return wiring.magnetometer() instanceof Wiring.Mmc5983ma chip
        ? new Mmc5983ma(hardware.i2c(chip.bus(), Mmc5983ma.ADDRESS))
        : null;
  }

  public @Nullable BatteryMonitor battery() {
    return switch (wiring.battery()) {
      case Wiring.Ina226 chip -> new Ina226(hardware.i2c(chip.bus(), chip.address()), chip.shunt());
      case Wiring.Ina228 chip -> new Ina228(hardware.i2c(chip.bus(), chip.address()), chip.shunt());
      case Wiring.None none -> null;
    };
  }

  /** Toe joint of a leg, 0 left, 1 right. */
  public As5600 toe(int leg) {
    return new As5600(hardware.i2c(foot(leg).bus(), AS5600));
  }

  public LevelPort sole(int leg) {
    return hardware.level(foot(leg).sole().chip(), foot(leg).sole().line());
  }

  private Wiring.Foot foot(int leg) {
    return leg == 0 ? wiring.leftFoot() : wiring.rightFoot();
  }

  public LegBus legs() {
    Wiring.Legs legs = wiring.legs();
    List<JointMount> mounts = new ArrayList<>();
    for (Wiring.Mount mount : legs.mounts()) {
      mounts.add(new JointMount(mount.id(), mount.zero(), mount.direction().sign()));
    }
    JointMount[] all = mounts.toArray(new JointMount[0]);
    return switch (legs.actuator()) {
      case Wiring.Moteus moteus -> {
        SerialLine line = hardware.serial(legs.port(), FDCANUSB_BAUD, false);
        double most = Math.max(
            robot.legs().hip().motor().peakTorque(),
            robot.legs().ankle().motor().peakTorque());
        yield new Moteus(line, all, new Moteus.Gains(moteus.stiffness(), moteus.damping()), most);
      }
      case Wiring.Dynamixel servos ->
        new Dynamixel(
            hardware.serial(legs.port(), servos.baud(), false), all, servos.currentLimit());
    };
  }

  public Servo servo(Wiring.Servo servo) {
    return new Servo(
        line(servo.line()),
        1e9 * servo.centre(),
        1e9 * servo.travel(),
        1e9 * servo.min(),
        1e9 * servo.max());
  }

  public Esc esc() {
    Wiring.Esc esc = wiring.esc();
    return new Esc(line(esc.line()), 1e9 * esc.stop(), 1e9 * esc.full());
  }

  private PulsePort line(Wiring.Line line) {
    return switch (line) {
      case Wiring.Pwm pwm -> hardware.pulse(pwm.chip(), pwm.channel(), wiring.pulseRate());
      case Wiring.Pca9685 board ->
        boards
            .computeIfAbsent(
                board.bus() << 8 | board.address(),
                key -> new Pca9685(hardware.i2c(board.bus(), board.address()), wiring.pulseRate()))
            .channel(board.channel());
    };
  }

  public Receiver receiver() {
    Wiring.Pilot pilot = wiring.pilot();
    return switch (pilot.receiver()) {
      case CRSF -> new Crsf(hardware.serial(pilot.port(), Crsf.BAUD, false));
      case SBUS -> new Sbus(hardware.serial(pilot.port(), Sbus.BAUD, true));
    };
  }

  /** What stops the propeller without this program. */
  public SafeAct propellerStop() {
    return act(wiring.esc().line(), wiring.esc().stop());
  }

  /** What stops the propeller and centres the surfaces without this program, the propeller first. */
  public List<SafeAct> safeActs() {
    List<SafeAct> acts = new ArrayList<>();
    acts.add(propellerStop());
    for (Wiring.Servo servo :
        List.of(wiring.elevator(), wiring.rudder(), wiring.leftAileron(), wiring.rightAileron())) {
      acts.add(act(servo.line(), servo.centre()));
    }
    return acts;
  }

  private SafeAct act(Wiring.Line line, double pulse) {
    long pulse_ns = Math.round(1e9 * pulse);
    return switch (line) {
      case Wiring.Pwm pwm ->
        new SafeAct.Write(
            "/sys/class/pwm/pwmchip" + pwm.chip() + "/pwm" + pwm.channel() + "/duty_cycle",
            pulse_ns);
      case Wiring.Pca9685 board ->
        new SafeAct.I2c(
            board.bus(),
            board.address(),
            Pca9685.pulse(board.channel(), pulse_ns, wiring.pulseRate()));
    };
  }
}
