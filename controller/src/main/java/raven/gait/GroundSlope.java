package raven.gait;

import raven.math.Trig;
import raven.robot.Point;
import raven.robot.Robot;

/** Slope of the ground under a robot at rest: the line from the tail skid to the soles, by the joints' angles and the estimate of attitude. */
public final class GroundSlope {
  /** Share of each tick at rest. */
  private static final double SMOOTHING = 0.01;

  private final Point skid;
  private final double sole;
  private double slope;
  private boolean known;

  public GroundSlope(Robot robot) {
    skid = robot.body().skid();
    sole = robot.legs().foot().sole();
  }

  /** Uphill along the heading [rad]; level until the robot has rested. */
  public double slope() {
    return slope;
  }

  /** One tick at rest on both feet and the tail. */
  public void rest(Body body) {
    double c = Trig.cos(body.pitch);
    double s = Trig.sin(body.pitch);
    double x = body.toeX - (skid.x() * c - skid.z() * s);
    double z = body.toeZ - sole - (skid.x() * s + skid.z() * c);
    double now = StrictMath.atan2(z, x);
    slope = known ? slope + SMOOTHING * (now - slope) : now;
    known = true;
  }

  /** The robot may have gone elsewhere. */
  public void forget() {
    known = false;
  }
}
