package raven.hal.pi.simulated;

/** What a simulated actuator was told, and what its joint does, in the actuator's own sense and zero. */
public final class SimulatedJoint {
  /** It is powered and follows. */
  public boolean enabled;

  /** Target angle [rad]. */
  public double angle;

  /** Target rate [rad/s]. */
  public double rate;

  /** Fed-forward torque [N m]. */
  public double torque;

  /** Gains, as shares of what the board is set to; for a servo the share of its current. */
  public double kp;

  public double kd;

  /** It has no supply, or its cable is off: it hears nothing and says nothing. */
  public boolean dead;

  /** True angle [rad]. */
  public double trueAngle;

  /** True rate [rad/s]. */
  public double trueRate;

  /** True current [A]. */
  public double trueCurrent;
}
