package raven.gait;

import raven.math.Trig;
import raven.robot.Legs;
import raven.robot.Point;
import raven.robot.Robot;

/**
 * Slope of the ground under a robot at rest: the flattest line from the tail skid that passes below toe tips and heels, by the joints' angles and the
 * estimate of attitude. Stiff toe springs lift one of both off the ground.
 */
public final class GroundSlope {
  /** Share of each tick at rest. */
  private static final double SMOOTHING = 0.01;

  private final Point skid;
  private final Legs.Foot foot;
  private double slope;
  private boolean known;

  public GroundSlope(Robot robot) {
    skid = robot.body().skid();
    foot = robot.legs().foot();
  }

  /** Uphill along the heading [rad]; level until the robot has rested. */
  public double slope() {
    return slope;
  }

  /** One tick at rest on both feet and the tail. */
  public void rest(Body body) {
    double now = Math.min(towards(foot.toeLength(), body), towards(-foot.halluxLength(), body));
    slope = known ? slope + SMOOTHING * (now - slope) : now;
    known = true;
  }

  /** Slope of the line from the skid to a point of the soles ahead of the toe joints [m]. */
  private double towards(double ahead, Body body) {
    double c = Trig.cos(body.pitch);
    double s = Trig.sin(body.pitch);
    double c3 = Trig.cos(body.f3);
    double s3 = Trig.sin(body.f3);
    double x = body.toeX + ahead * c3 + foot.sole() * s3 - (skid.x() * c - skid.z() * s);
    double z = body.toeZ + ahead * s3 - foot.sole() * c3 - (skid.x() * s + skid.z() * c);
    return StrictMath.atan2(z, x);
  }

  /** The robot may have gone elsewhere. */
  public void forget() {
    known = false;
  }
}
