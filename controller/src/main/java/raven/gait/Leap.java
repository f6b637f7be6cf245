package raven.gait;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.NavState;

/**
 * The legs in the ballistic part of a hop. They tuck at once; in time before touch-down they reach for a foot place ahead of the mass centre
 * in proportion to its speed (capture point, Pratt et al. 2006), with the sole level in absolute angles whatever the trunk does.
 */
public final class Leap {
  private static final double GRAVITY = 9.81;

  /** Thigh angles that the reach may use [rad]. */
  private static final double THIGH_BACK = -3.0;

  private static final double THIGH_FORWARD = -0.7;

  private final LeapSettings s;
  private double takeOffHeight;
  private double rise;
  private double slope;
  private double toeAtTakeOff;
  private double thighAngle;
  private boolean reaching;

  public Leap(LeapSettings settings) {
    s = settings;
  }

  /**
   * Begins at lift-off.
   *
   * @param standingHeight height of the toe joints that the jump began on [m]
   * @param landingRise how much higher the landing lies [m]
   * @param uphill slope of the ground before and behind the obstacle [rad]
   */
  public void start(
      double standingHeight, double landingRise, double uphill, NavState x, Body body) {
    slope = uphill;
    toeAtTakeOff = x.p_WB.getX() + body.toeX;
    takeOffHeight = standingHeight;
    rise = landingRise;
    thighAngle = THIGH_BACK;
    reaching = false;
  }

  /** The legs reach for the ground. */
  public boolean reaching() {
    return reaching;
  }

  /**
   * One tick.
   *
   * @param lift upward acceleration by the propeller [m/s2]
   */
  public void update(double lift, NavState x, Body body, ActuatorFrame out) {
    plan(GRAVITY - lift, x, body);
    for (int leg = 0; leg < 2; leg++) {
      ActuatorFrame.Joint hip = out.joints[JointId.hip(leg)];
      ActuatorFrame.Joint ankle = out.joints[JointId.ankle(leg)];
      if (reaching) {
        hip.hold(LegKinematics.hip(thighAngle, body.pitch), s.stiffness(), s.damping());
        // the tarsus keeps its angle on the way too: unfolded at once, the swinging foot would
        // strike the ground
        double folded = Math.max(s.tuckAnkle(), tarsusAngle() - thighAngle);
        ankle.hold(Math.min(folded, tarsusAngle() - body.f1), s.stiffness(), s.damping());
      } else {
        hip.hold(s.tuckHip(), s.stiffness(), s.damping());
        ankle.hold(s.tuckAnkle(), s.stiffness(), s.damping());
      }
    }
  }

  /** Finds the thigh angle of the landing and how long there is left. */
  private void plan(double gravity, NavState x, Body body) {
    // the foot place that captures the forward speed, by bisection: ahead() falls as the thigh
    // swings forward
    double wanted = -(s.ahead() + s.capture() * body.comVx);
    double low = THIGH_BACK;
    double high = THIGH_FORWARD;
    for (int i = 0; i < 24; i++) {
      double middle = 0.5 * (low + high);
      if (body.ahead(middle, tarsusAngle()) > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    thighAngle = 0.5 * (low + high);

    // ballistic time until the reaching toes meet the landing
    double toe = body.legDrop(thighAngle, tarsusAngle());
    double way = x.p_WB.getX() + body.comX - wanted - toeAtTakeOff;
    double above = x.p_WB.getZ() - toe - (takeOffHeight + rise + slope * way);
    double vz = body.comVz;
    double left = (vz + Math.sqrt(Math.max(0, vz * vz + 2 * gravity * above))) / gravity;
    reaching = reaching || left < s.lead() && vz < 1;
  }

  /** The sole lies along the ground. */
  private double tarsusAngle() {
    return s.tarsusAngle() + slope;
  }
}
