package raven.robot;

import raven.file.Unit;

/** Geared brushless motor with its driver. */
public record Motor(
    /** Speed constant [rad/s/V]. */
    @Unit(value = "rad/s/V", min = 1, max = 1000) double kv,
    @Unit(value = "ohm", min = 0.001, max = 50) double resistance,
    @Unit(value = "kg m2", min = 0, max = 1e-4) double rotorInertia,
    @Unit(value = "A", min = 0.1, max = 100) double currentLimit,
    @Unit(value = "", min = 1, max = 500) double gear,
    @Unit(value = "", min = 0.3, max = 1) double efficiency,
    /** Friction torque at the joint that does not depend on load [N m]. */
    @Unit(value = "N m", min = 0, max = 0.5) double friction,
    /** From command to current [s]. */
    @Unit(value = "s", min = 0, max = 0.05) double delay) {

  /** Torque constant of the motor [N m/A]. */
  public double torqueConstant() {
    return 1 / kv;
  }

  /** Greatest driving torque at the joint after gear losses [N m]. */
  public double peakTorque() {
    return torqueConstant() * currentLimit * gear * efficiency;
  }

  /** Rotor inertia as the joint feels it [kg m2]. */
  public double reflectedInertia() {
    return rotorInertia * gear * gear;
  }

  /** Joint speed at which the battery voltage is used up by back-EMF [rad/s]. */
  public double noLoadSpeed(double voltage) {
    return kv * voltage / gear;
  }
}
