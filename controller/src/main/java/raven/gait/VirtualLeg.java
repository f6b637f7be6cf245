package raven.gait;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.math.Trig;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.state.NavState;

/**
 * Turns a ground force on the robot into joint torques: Jacobian transpose of each leg, toe and ankle springs fed forward, gear loss made
 * up for (Pratt et al. 2001, virtual model control).
 */
final class VirtualLeg {
  /** The ground is not asked to pull, nor to hold beyond this share of the normal force. */
  private static final double LEAST_NORMAL = 0.3;

  private static final double GRIP = 0.6;

  /** A lean may take all of the force to one leg: below 0.5 the step landing ends on a wing twice as often. */
  private static final double MOST_SHIFT = 0.5;

  private final Legs legs;

  private final Springs springs;

  VirtualLeg(Robot robot, Springs springs) {
    legs = robot.legs();
    this.springs = springs;
  }

  /** Torque of both toe springs on the feet [N m]. */
  double toeTorque(NavState x) {
    return toeTorque(x, 0) + toeTorque(x, 1);
  }

  private double toeTorque(NavState x, int leg) {
    return springs.toe * (legs.toe().rest() - x.toeAngle[leg]);
  }

  /**
   * Commands torques for a ground force.
   *
   * @param fx forward, both feet together [N]; cut to what friction holds
   * @param fz upward [N]; never less than a touch
   * @param shift share of the force moved from the left to the right leg
   */
  void push(
      double fx,
      double fz,
      double shift,
      double damping,
      NavState x,
      Body body,
      ActuatorFrame out) {
    double up = Math.max(LEAST_NORMAL, fz);
    double forward = Math.max(-GRIP * up, Math.min(GRIP * up, fx));
    double right = Math.max(-MOST_SHIFT, Math.min(MOST_SHIFT, shift));
    leg(0, 0.5 - right, forward, up, damping, x, body, out);
    leg(1, 0.5 + right, forward, up, damping, x, body, out);
  }

  private void leg(
      int leg,
      double share,
      double fx,
      double fz,
      double damping,
      NavState x,
      Body body,
      ActuatorFrame out) {
    double f1 = LegKinematics.thighAngle(x.jointAngle[JointId.hip(leg)], body.pitch);
    double ankle = x.jointAngle[JointId.ankle(leg)];
    double f2 = f1 + ankle;

    // τ_a = τ_toe − F·(l₂ n₂), τ_h = τ_a − F·(l₁ n₁), n = (−sin f, cos f)
    double l1 = legs.thigh().length();
    double l2 = legs.tarsus().length();
    double onAnkle = toeTorque(x, leg) - share * l2 * (fz * Trig.cos(f2) - fx * Trig.sin(f2));
    double onHip = onAnkle - share * l1 * (fz * Trig.cos(f1) - fx * Trig.sin(f1));
    double spring = springs.ankle * Math.max(0, ankle - legs.ankleSpring().engagesAt());
    torque(
        out.joints[JointId.hip(leg)],
        onHip,
        x.jointRate[JointId.hip(leg)],
        damping,
        legs.hip().motor().efficiency());
    torque(
        out.joints[JointId.ankle(leg)],
        onAnkle + spring,
        x.jointRate[JointId.ankle(leg)],
        damping,
        legs.ankle().motor().efficiency());
  }

  private static void torque(
      ActuatorFrame.Joint joint, double torque, double rate, double damping, double efficiency) {
    joint.relax();
    joint.torque = torque * rate > 0 ? torque / efficiency : torque;
    joint.kd = damping;
  }
}
