package raven.hal;

import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * Everything the robot senses at one instant: one preallocated struct that a {@link SensorPort} fills once per tick. Its {@link #time} is
 * the only clock of the flight code, so that a recorded sequence of frames replays to the same bits.
 */
public final class SensorFrame {
  /** Inertial measurement unit at the body origin, body axes. */
  public static final class Imu extends Part {
    /** Angular rate w_WB_B, all samples since the last frame as {@link InertialSum} sums them [rad/s]. */
    public final Vector3D gyro = new Vector3D();

    /** Specific force (accelerometer), likewise: +9.81 on z at rest, level [m/s2]. */
    public final Vector3D accel = new Vector3D();

    /** Which axes are at the limit of their range, a bit each: x, y, z of the gyro, then x, y, z of the accelerometer. */
    public int clipped;
  }

  /** One motorised joint as its driver reports it. */
  public static final class Joint extends Part {
    /** Joint angle, nose-up sense positive [rad]. */
    public double angle;

    /** Joint rate [rad/s]. */
    public double rate;

    /** Motor current, signed like the torque it makes [A]. */
    public double current;
  }

  /** One foot: the angle of its sprung toe joint is how contact is felt; a switch in the sole closes under load. */
  public static final class Foot extends Part {
    /** Toe joint angle [rad]. */
    public double toeAngle;

    /** The sole switch is closed. */
    public boolean pressed;
  }

  /** A sensor with a single value. */
  public static final class Scalar extends Part {
    public double value;
  }

  /** Magnetometer. */
  public static final class Magnetic extends Part {
    /** The earth's field, body axes, iron of the robot taken off [T]. */
    public final Vector3D field = new Vector3D();
  }

  /** Where the robot is, as somebody else sees it: motion capture or satellites. In the world of the mission. */
  public static final class Fix extends Part {
    /** Position of the body origin [m]. */
    public final Vector3D position = new Vector3D();

    /** Its standard deviation, each axis; 0 tells no position [m]. */
    public double deviation;

    /** Heading, left positive [rad]. */
    public double heading;

    /** Its standard deviation; 0 tells no heading [rad]. */
    public double headingDeviation;
  }

  /** Battery monitor. */
  public static final class Battery extends Part {
    /** Terminal voltage [V]. */
    public double voltage;

    /** Current drawn [A]. */
    public double current;
  }

  /** Propeller motor telemetry. */
  public static final class Esc extends Part {
    /** Propeller speed [rev/s]. */
    public double speed;
  }

  /** Time of this frame [s]. */
  public double time;

  public final Imu imu = new Imu();
  public final Joint[] joints = new Joint[JointId.COUNT];
  public final Foot[] feet = {new Foot(), new Foot()};

  /** Height from static pressure, standard atmosphere, zero at power-up [m]. */
  public final Scalar barometer = new Scalar();

  /** True airspeed from the pitot tube along body x [m/s]; blind below its noise floor. */
  public final Scalar airspeed = new Scalar();

  /** Distance along the ranger's beam to the first surface [m]. */
  public final Scalar range = new Scalar();

  public final Magnetic magnetic = new Magnetic();
  public final Fix fix = new Fix();
  public final Battery battery = new Battery();
  public final Esc esc = new Esc();

  public SensorFrame() {
    for (int i = 0; i < joints.length; i++) {
      joints[i] = new Joint();
    }
  }

  /** Copies every field of another frame. */
  public void set(SensorFrame other) {
    time = other.time;
    imu.gyro.set(other.imu.gyro);
    imu.accel.set(other.imu.accel);
    imu.clipped = other.imu.clipped;
    imu.copyFlags(other.imu);
    for (int i = 0; i < joints.length; i++) {
      joints[i].angle = other.joints[i].angle;
      joints[i].rate = other.joints[i].rate;
      joints[i].current = other.joints[i].current;
      joints[i].copyFlags(other.joints[i]);
    }
    for (int i = 0; i < feet.length; i++) {
      feet[i].toeAngle = other.feet[i].toeAngle;
      feet[i].pressed = other.feet[i].pressed;
      feet[i].copyFlags(other.feet[i]);
    }
    set(barometer, other.barometer);
    set(airspeed, other.airspeed);
    set(range, other.range);
    magnetic.field.set(other.magnetic.field);
    magnetic.copyFlags(other.magnetic);
    fix.position.set(other.fix.position);
    fix.deviation = other.fix.deviation;
    fix.heading = other.fix.heading;
    fix.headingDeviation = other.fix.headingDeviation;
    fix.copyFlags(other.fix);
    battery.voltage = other.battery.voltage;
    battery.current = other.battery.current;
    battery.copyFlags(other.battery);
    esc.speed = other.esc.speed;
    esc.copyFlags(other.esc);
  }

  private static void set(Scalar to, Scalar from) {
    to.value = from.value;
    to.copyFlags(from);
  }
}
