package raven.estimation;

import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.robot.Legs;
import raven.robot.Motor;

/**
 * How hard a leg pushes down on whatever is under its foot, from motor currents and the ankle's spring: τ = Jᵀ F at the toe joint. What accelerates the leg itself is in it
 * too, and the friction of the gears, so that it tells of contact in the mean only.
 */
final class LegForce {
  /** A leg this straight pushes along itself with any force [m2]. */
  private static final double SINGULAR = 1e-3;

  private final Legs legs;
  private final int hip;
  private final int ankle;
  private final double hipTorque;
  private final double ankleTorque;

  LegForce(Legs legs, int leg) {
    this.legs = legs;
    hip = JointId.hip(leg);
    ankle = JointId.ankle(leg);
    hipTorque = perAmpere(legs.hip().motor());
    ankleTorque = perAmpere(legs.ankle().motor());
  }

  private static double perAmpere(Motor motor) {
    return motor.torqueConstant() * motor.gear();
  }

  /**
   * The force on the ground along a direction of the leg's plane [N]; not a number when the leg cannot tell.
   *
   * @param downX direction, body axes
   */
  double along(SensorFrame in, double downX, double downZ) {
    SensorFrame.Joint h = in.joints[hip];
    SensorFrame.Joint k = in.joints[ankle];
    if (!h.valid || !k.valid) return Double.NaN;
    double bend = k.angle;
    double f1 = h.angle - 0.5 * Math.PI;
    double f2 = f1 + bend;
    double l1 = legs.thigh().length();
    double l2 = legs.tarsus().length();

    // columns of J: hip and ankle move the toe joint
    double hx = -l1 * Trig.sin(f1) - l2 * Trig.sin(f2);
    double hz = l1 * Trig.cos(f1) + l2 * Trig.cos(f2);
    double kx = -l2 * Trig.sin(f2);
    double kz = l2 * Trig.cos(f2);
    double det = hx * kz - kx * hz;
    if (!(Math.abs(det) > SINGULAR)) return Double.NaN;

    // F = J⁻ᵀ τ
    Legs.AnkleSpring spring = legs.ankleSpring();
    double th = hipTorque * h.current;
    double tk =
        ankleTorque * k.current - spring.stiffness() * Math.max(0, bend - spring.engagesAt());
    double fx = (th * kz - tk * hz) / det;
    double fz = (tk * hx - th * kx) / det;
    return fx * downX + fz * downZ;
  }
}
