package raven.gait;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.robot.Legs;
import raven.state.NavState;

/**
 * The ground force that joint torques ask for while no joint turns: the torques balance it (virtual work on a numeric derivative of the toe
 * joint's place), after toe and ankle spring have done their share.
 */
final class GroundForce {
  private static final double STEP = 1e-6;

  /** Forward and upward, left and right [N]. */
  final double[] fx = new double[2];

  final double[] fz = new double[2];

  GroundForce(NavState x, double pitch, ActuatorFrame out) {
    Legs legs = Bundled.LEGS;
    for (int leg = 0; leg < 2; leg++) {
      double hip = x.jointAngle[JointId.hip(leg)];
      double ankle = x.jointAngle[JointId.ankle(leg)];
      double toe = legs.toe().stiffness() * (legs.toe().rest() - x.toeAngle[leg]);
      double spring = legs.ankleSpring().stiffness()
          * Math.max(0, ankle - legs.ankleSpring().engagesAt());
      double onHip = out.joints[JointId.hip(leg)].torque - toe;
      double onAnkle = out.joints[JointId.ankle(leg)].torque - spring - toe;

      // τ = −Jᵀ F
      double xh = slope(pitch, hip, ankle, true, true);
      double zh = slope(pitch, hip, ankle, true, false);
      double xa = slope(pitch, hip, ankle, false, true);
      double za = slope(pitch, hip, ankle, false, false);
      double determinant = xh * za - zh * xa;
      fx[leg] = (-onHip * za + onAnkle * zh) / determinant;
      fz[leg] = (-onAnkle * xh + onHip * xa) / determinant;
    }
  }

  double forward() {
    return fx[0] + fx[1];
  }

  double up() {
    return fz[0] + fz[1];
  }

  private static double slope(
      double pitch, double hip, double ankle, boolean byHip, boolean forward) {
    double h = byHip ? STEP : 0;
    double a = byHip ? 0 : STEP;
    return (toe(pitch, hip + h, ankle + a, forward) - toe(pitch, hip - h, ankle - a, forward))
        / (2 * STEP);
  }

  /** Rotations written out on their own: thigh and tarsus hang straight down from a level body at zero angles. */
  private static double toe(double pitch, double hip, double ankle, boolean forward) {
    double l1 = Bundled.LEGS.thigh().length();
    double l2 = Bundled.LEGS.tarsus().length();
    double down = pitch + hip;
    double bent = down + ankle;
    return forward
        ? l1 * Math.sin(down) + l2 * Math.sin(bent)
        : -l1 * Math.cos(down) - l2 * Math.cos(bent);
  }
}
