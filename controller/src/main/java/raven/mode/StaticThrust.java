package raven.mode;

import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.robot.Motor;
import raven.robot.Robot;

/** Foretells the static thrust at full command from a propeller that turns slowly: T ∝ n², n² ∝ u, and the battery sags. */
final class StaticThrust {
  private static final double GRAVITY = 9.81;

  private final Robot robot;

  StaticThrust(Robot robot) {
    this.robot = robot;
  }

  /** Thrust at full command over weight, foretold at the present command u. */
  double toWeight(SensorFrame sensors, double u) {
    double ratio = sensors.esc.speed / robot.propeller().referenceSpeed();
    double thrust = robot.propeller().staticThrust() * ratio * ratio / u;

    // full thrust draws I u^-1.5, which sags the battery: T ∝ V^1.6
    double drawn = Math.max(0, sensors.battery.current - legs(sensors));
    double more = drawn * (1 / (u * Math.sqrt(u)) - 1);
    double sag = Math.max(0, 1 - robot.battery().resistance() * more / sensors.battery.voltage);
    return thrust * Trig.pow(sag, 1.6) / (robot.totalMass() * GRAVITY);
  }

  /** What the legs draw in their posture: Σ (R i² + k q̇ i)/V [A]. */
  private double legs(SensorFrame sensors) {
    double power = 0;
    for (int joint = 0; joint < JointId.COUNT; joint++) {
      Motor motor = (JointId.isHip(joint) ? robot.legs().hip() : robot.legs().ankle()).motor();
      SensorFrame.Joint reading = sensors.joints[joint];
      if (!reading.valid) continue;
      double back = motor.torqueConstant() * motor.gear() * reading.rate;
      power += (motor.resistance() * reading.current + back) * reading.current;
    }
    return Math.max(0, power) / sensors.battery.voltage;
  }
}
