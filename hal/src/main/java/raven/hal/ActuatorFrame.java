package raven.hal;

/** Everything the robot is told to do until the next tick. Written by the controller, last by its limits; read by an {@link ActuatorPort}. */
public final class ActuatorFrame {
  /**
   * One leg joint: torque = kp (angle − q) + kd (rate − q̇) + torque, closed in the motor driver at its own rate. Gains of zero leave the
   * feed-forward alone.
   */
  public static final class Joint {
    /** Position target [rad]. */
    public double angle;

    /** Velocity target [rad/s]. */
    public double rate;

    /** Torque at the joint, fed forward [N m]. */
    public double torque;

    /** Position gain [N m/rad]. */
    public double kp;

    /** Velocity gain [N m s/rad]. */
    public double kd;

    public void set(Joint other) {
      angle = other.angle;
      rate = other.rate;
      torque = other.torque;
      kp = other.kp;
      kd = other.kd;
    }

    /** No torque at all. */
    public void relax() {
      angle = rate = torque = kp = kd = 0;
    }

    /** Holds an angle. */
    public void hold(double toAngle, double stiffness, double damping) {
      angle = toAngle;
      rate = 0;
      torque = 0;
      kp = stiffness;
      kd = damping;
    }
  }

  /** Time of the sensor frame that this answers [s]. */
  public double time;

  /** Drivers and ESC are powered; false cuts all torque and thrust. */
  public boolean enabled;

  public final Joint[] joints = new Joint[JointId.COUNT];

  /** Propeller command, 0 stopped to 1 full. */
  public double throttle;

  /** Stabilator, positive pitches the nose up [rad]. */
  public double elevator;

  /** Rudder, positive yaws the nose to the right [rad]. */
  public double rudder;

  /** Ailerons, positive rolls to the right [rad]. */
  public double aileron;

  public ActuatorFrame() {
    for (int i = 0; i < joints.length; i++) {
      joints[i] = new Joint();
    }
  }

  public void set(ActuatorFrame other) {
    time = other.time;
    enabled = other.enabled;
    for (int i = 0; i < joints.length; i++) {
      joints[i].set(other.joints[i]);
    }
    throttle = other.throttle;
    elevator = other.elevator;
    rudder = other.rudder;
    aileron = other.aileron;
  }

  /** Everything off. */
  public void clear() {
    enabled = false;
    for (Joint joint : joints) {
      joint.relax();
    }
    throttle = elevator = rudder = aileron = 0;
  }
}
