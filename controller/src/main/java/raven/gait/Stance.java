package raven.gait;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.robot.Point;
import raven.robot.Robot;
import raven.state.NavState;

/**
 * Rest on the tripod of both feet and the tail skid: statically stable, whatever the toe springs. Moves smoothly from the present joint
 * angles to a posture and holds it; roll is balanced by differential leg length.
 */
public final class Stance {
  /** Time in which a halt comes to a stop [s]. */
  private static final double HALT = 0.1;

  private final StanceSettings s;
  private final LegKinematics legs;
  private final double sole;
  private final double tailReach;
  private final double tailAngle;
  private final double[] from = new double[JointId.COUNT];
  private double start;
  private double duration = 1;
  private double stillSince;
  private double footAhead;
  private double hipHeight;
  private double haltAt;

  public Stance(Robot robot, StanceSettings settings) {
    s = settings;
    legs = new LegKinematics(robot.legs());
    sole = robot.legs().foot().sole();
    Point skid = robot.body().skid();
    tailReach = Math.sqrt(skid.x() * skid.x() + skid.z() * skid.z());
    hipHeight = s.hipHeight();
    tailAngle = StrictMath.atan2(skid.z(), -skid.x());
  }

  /** Begins to move to the posture of rest. */
  public void start(NavState x) {
    start(x, s.footAhead(), s.hipHeight(), s.moveTime());
  }

  /** Back to the posture of rest, at once. */
  public void retreat(NavState x) {
    start(x, s.footAhead(), s.hipHeight(), s.retreatTime());
  }

  /** Back to the posture of rest in a time [s]. */
  public void start(NavState x, double time) {
    start(x, s.footAhead(), s.hipHeight(), time);
  }

  /** Begins to move to a posture: toe joint ahead of the hip, hip above the toe joint [m], in a time [s]. */
  public void start(NavState x, double ahead, double height, double time) {
    start = x.time;
    duration = time;
    haltAt = Double.POSITIVE_INFINITY;
    stillSince = x.time;
    footAhead = ahead;
    hipHeight = height;
    System.arraycopy(x.jointAngle, 0, from, 0, from.length);
  }

  /** Comes to a stop on the way, gently. */
  public void halt(NavState x) {
    haltAt = Math.min(haltAt, x.time);
  }

  /** How far it has come, 0 to 1. */
  private double share(NavState x) {
    double moving = Math.min(x.time, haltAt) - start;
    double stopping = Math.max(0, x.time - haltAt);
    double way = moving + HALT * (1 - StrictMath.exp(-stopping / HALT));
    double share = Math.max(0, Math.min(1, way / duration));
    return share * share * (3 - 2 * share);
  }

  /** Pitch at which feet and tail both touch level ground [rad]. */
  public double pitch(double height) {
    return StrictMath.asin(Math.min(1, (height + sole) / tailReach)) + tailAngle;
  }

  /** The posture is reached and nothing has moved for a while. */
  public boolean settled(NavState x) {
    return x.time - start > duration && x.time - stillSince > s.stillTime();
  }

  /** One tick. */
  public void update(NavState x, Body body, ActuatorFrame out) {
    double smooth = share(x);
    double longer = s.roll() * body.roll + s.rollRate() * body.rollRate;
    longer = Math.max(-s.rollLimit(), Math.min(s.rollLimit(), longer));
    // on a slope, feet keep their place below the mass centre
    double slope = body.pitch - pitch(hipHeight);
    double plumb = Math.max(-s.slopeLimit(), Math.min(s.slopeLimit(), -s.slope() * slope));
    for (int leg = 0; leg < 2; leg++) {
      double side = leg == 0 ? 1 : -1;

      // the posture comes smoothly, the correction of roll at once
      legs.reach(footAhead + plumb, -hipHeight);
      double hip = legs.thighAngle;
      double ankle = legs.ankle;
      legs.reach(footAhead + plumb, -hipHeight + side * longer);
      double level = LegKinematics.hip(hip, pitch(hipHeight));
      hold(out, JointId.hip(leg), level, smooth, legs.thighAngle - hip);
      hold(out, JointId.ankle(leg), ankle, smooth, legs.ankle - ankle);
    }
    boolean still = Math.abs(body.pitchRate) < s.stillTurn()
        && Math.abs(body.rollRate) < s.stillTurn()
        && Math.abs(body.comVx) < s.stillSpeed()
        && Math.abs(body.comVz) < s.stillSpeed();
    if (!still) {
      stillSince = x.time;
    }
  }

  private void hold(ActuatorFrame out, int joint, double angle, double share, double correction) {
    double target = from[joint] + share * (angle - from[joint]) + correction;
    out.joints[joint].hold(target, s.stiffness(), s.damping());
  }
}
