package raven.robot;

import raven.file.Default;
import raven.file.Unit;

/** Which device does what, where it is plugged in, and how it was calibrated. */
public record Wiring(
    @Default("{}") Providers providers,
    Legs legs,
    /** Pulses per second on all servo and ESC lines [Hz]. */
    @Unit(value = "Hz", min = 40, max = 400) double pulseRate,
    Servo elevator,
    Servo rudder,
    Servo leftAileron,
    Servo rightAileron,
    Esc esc,
    Imu imu,
    Barometer barometer,
    Airspeed airspeed,
    Ranger ranger,
    BatteryChip battery,
    @Default("none") Magnetometer magnetometer,
    Foot leftFoot,
    Foot rightFoot,
    Pilot pilot) {

  /** Pi4J providers by their identifiers; others than ours have to be on the class path. */
  public record Providers(
      @Default("raven-i2c") String i2c,
      @Default("raven-spi") String spi,
      @Default("raven-pwm") String pwm,
      @Default("raven-digital-input") String gpio) {}

  /** The leg actuators, all on one serial port. */
  public record Legs(
      String port,
      LegActuator actuator,
      Mount leftHip,
      Mount leftAnkle,
      Mount rightHip,
      Mount rightAnkle) {
    /** In the order of {@link raven.hal.JointId}. */
    public Mount[] mounts() {
      return new Mount[] {leftHip, leftAnkle, rightHip, rightAnkle};
    }
  }

  /** Kind of the leg actuators. */
  public sealed interface LegActuator {}

  /** Boards behind an fdcanusb; gains as they are configured in the boards, at the joint. */
  public record Moteus(
      @Unit(value = "N m/rad", min = 0.1, max = 1000) double stiffness,
      @Unit(value = "N m s/rad", min = 0.001, max = 50) double damping)
      implements LegActuator {}

  /** XL330 or XC330. */
  public record Dynamixel(
      int baud, @Unit(value = "A", min = 0.05, max = 5) double currentLimit)
      implements LegActuator {}

  /** How an actuator sits in its joint: the angle it shows where the joint's is zero, and whether it turns the same way. */
  public record Mount(
      int id, @Unit(value = "rad", min = -100, max = 100) double zero, Direction direction) {}

  /** Sense of an actuator. */
  public enum Direction {
    SAME,
    REVERSED;

    public int sign() {
      return this == SAME ? 1 : -1;
    }
  }

  /** A control surface's servo: pulse at zero deflection, change per angle (negative when it turns the other way), and what its linkage takes. */
  public record Servo(
      Line line,
      @Unit(value = "s", min = 0.5e-3, max = 2.5e-3) double centre,
      @Unit(value = "s/rad", min = -2e-3, max = 2e-3) double travel,
      @Unit(value = "s", min = 0.5e-3, max = 2.5e-3) double min,
      @Unit(value = "s", min = 0.5e-3, max = 2.5e-3) double max) {}

  /** The propeller's speed controller: pulses for stopped and full. */
  public record Esc(
      Line line,
      @Unit(value = "s", min = 0.5e-3, max = 2.5e-3) double stop,
      @Unit(value = "s", min = 0.5e-3, max = 2.5e-3) double full,
      /** What it and the battery may give [A]. */
      @Unit(value = "A", min = 1, max = 500) double currentLimit) {}

  /** A pulse line. */
  public sealed interface Line {}

  /** A channel of the computer's own PWM. */
  public record Pwm(int chip, int channel) implements Line {}

  /** A channel of a PCA9685 board. */
  public record Pca9685(int bus, int address, int channel) implements Line {}

  /** ICM-42688-P: where it is, which of its axes point forward, left and up, and what six positions told of its accelerometer. */
  public record Imu(
      int spi,
      int chipSelect,
      DataReady dataReady,
      Axis forward,
      Axis left,
      Axis up,
      Offset accelOffset,
      Gain accelScale) {}

  /** A signed axis of a chip. */
  public enum Axis {
    PLUS_X,
    PLUS_Y,
    PLUS_Z,
    MINUS_X,
    MINUS_Y,
    MINUS_Z;

    public int index() {
      return ordinal() % 3;
    }

    public int sign() {
      return ordinal() < 3 ? 1 : -1;
    }
  }

  /** What a level, resting accelerometer shows too much, body axes [m/s2]. */
  public record Offset(
      @Unit(value = "m/s2", min = -5, max = 5) double x,
      @Unit(value = "m/s2", min = -5, max = 5) double y,
      @Unit(value = "m/s2", min = -5, max = 5) double z) {}

  /** Factors that make gravity 9.80665 m/s2, body axes. */
  public record Gain(
      @Unit(value = "", min = 0.8, max = 1.2) double x,
      @Unit(value = "", min = 0.8, max = 1.2) double y,
      @Unit(value = "", min = 0.8, max = 1.2) double z) {}

  /** A line that says when there is data. */
  public sealed interface DataReady {}

  /** A GPIO line by chip and offset. */
  public record Gpio(int chip, int line) implements DataReady {}

  /** No such device. */
  public record None()
      implements DataReady, Barometer, Airspeed, Ranger, BatteryChip, Magnetometer {}

  public sealed interface Barometer {}

  public record Bmp388(int bus, int address) implements Barometer {}

  public sealed interface Airspeed {}

  public record Sdp3x(int bus, int address) implements Airspeed {}

  public sealed interface Ranger {}

  public record Vl53l1x(int bus, int address) implements Ranger {}

  public sealed interface BatteryChip {}

  public record Ina226(
      int bus,
      int address,
      @Unit(value = "ohm", min = 1e-5, max = 1) double shunt) implements BatteryChip {}

  public record Ina228(
      int bus,
      int address,
      @Unit(value = "ohm", min = 1e-5, max = 1) double shunt) implements BatteryChip {}

  public sealed interface Magnetometer {}

  /** MMC5983MA: its axes that point forward, left and up, and what turning it told of the iron around it, in the chip's axes. */
  public record Mmc5983ma(
      int bus,
      Axis forward,
      Axis left,
      Axis up,
      HardIron hardIron,
      SoftIron softIron,
      Cross softIronCross)
      implements Magnetometer {}

  /** What magnets and currents of the robot add to every measurement [T]. */
  public record HardIron(
      @Unit(value = "T", min = -500e-6, max = 500e-6) double x,
      @Unit(value = "T", min = -500e-6, max = 500e-6) double y,
      @Unit(value = "T", min = -500e-6, max = 500e-6) double z) {}

  /** The diagonal of the matrix that takes off how iron bends the field. */
  public record SoftIron(
      @Unit(value = "", min = 0.5, max = 2) double x,
      @Unit(value = "", min = 0.5, max = 2) double y,
      @Unit(value = "", min = 0.5, max = 2) double z) {}

  /** What lies beside the diagonal. */
  public record Cross(
      @Unit(value = "", min = -0.2, max = 0.2) double xy,
      @Unit(value = "", min = -0.2, max = 0.2) double xz,
      @Unit(value = "", min = -0.2, max = 0.2) double yz) {}

  /** AS5600 on the toe joint, as a mount without id, and the switch in the sole, which closes to ground. */
  public record Foot(
      int bus,
      @Unit(value = "rad", min = -7, max = 7) double zero,
      Direction direction,
      Gpio sole) {}

  /** Receiver and the channels, from 1, of the arm and go switches. */
  public record Pilot(String port, Receiver receiver, int arm, int go) {}

  public enum Receiver {
    CRSF,
    SBUS
  }
}
