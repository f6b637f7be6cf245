package raven.gait;

import java.util.ArrayList;
import java.util.List;
import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.mission.Course;
import raven.robot.Robot;
import raven.robot.Sensors;
import raven.state.NavState;

/**
 * The gaps and steps of the course in their order, and where the next one really is: odometry drifts, so the range finder's hits on the
 * far wall of a gap, or on the face of a step, correct the place that the course names.
 */
public final class Obstacles {
  /** What lies ahead. */
  public enum Kind {
    NONE,
    GAP,
    STEP
  }

  /** As the course describes it. {@code edge} is the near edge of a gap or the face of a step. */
  private record Obstacle(Kind kind, double edge, double size) {}

  /** So many readings tell where the ground is, before anything can stand out of it. */
  private static final int LEARNING = 25;

  /** What the beam hits nearer than this to the toes tells nothing about slope [m]. */
  private static final double NEAR = 0.15;

  /** Ground, attitude and sensor together cannot make ground seem steeper [rad]. */
  private static final double STEEPEST = 0.25;

  /** How much less than ground a reading moves the ground that seems to come from a wall. */
  private static final double FAINT = 0.2;

  private final Obstacle[] all;
  private final ObstacleSettings s;
  private final Sensors.Ranger ranger;
  private final double sole;
  private final double end;
  private int next;
  private double shift;
  private double variance;
  private int readings;

  /** Slope of the ground ahead as the range finder sees it, errors of attitude and sensor included, and how often it was seen. */
  private double rise;

  private int grounds;

  public Obstacles(Course course, Robot robot, ObstacleSettings settings) {
    s = settings;
    ranger = robot.sensors().ranger();
    sole = robot.legs().foot().sole();
    List<Obstacle> found = new ArrayList<>();
    double x = course.start();
    for (Course.Segment segment : course.segments()) {
      switch (segment) {
        case Course.Segment.Ground ground -> x += ground.length();
        case Course.Segment.Gap gap -> {
          found.add(new Obstacle(Kind.GAP, x, gap.width()));
          x += gap.width();
        }
        case Course.Segment.Step step -> found.add(new Obstacle(Kind.STEP, x, step.height()));
      }
    }
    all = found.toArray(Obstacle[]::new);
    end = x;
    forget();
  }

  /** The frame's drift so far counts for the next obstacle too; what comes on the way there is unknown. */
  private void forget() {
    variance = s.courseError() * s.courseError();
    readings = 0;
  }

  public Kind kind() {
    return next < all.length ? all[next].kind() : Kind.NONE;
  }

  /** Where the near edge or the face is, in the frame of the estimate; the end of the course when nothing is left [m]. */
  public double edge() {
    return next < all.length ? all[next].edge() + shift : end;
  }

  /** Where the far edge of a gap is; the face of a step [m]. */
  public double farEdge() {
    return edge() + (kind() == Kind.GAP ? all[next].size() : 0);
  }

  /** Width of a gap, height of a step [m]. */
  public double size() {
    return next < all.length ? all[next].size() : 0;
  }

  /** Times the edge has been seen. */
  public int readings() {
    return readings;
  }

  /** The obstacle lies behind. */
  public void passed() {
    next++;
    forget();
  }

  /** The robot has walked, as its odometry counts, a way [m] on which its feet slid: what stands ahead is further away in that frame. */
  public void slid(double way) {
    shift += way;
  }

  /** Takes a range reading into account. */
  public void update(SensorFrame sensors, NavState x, Body body) {
    if (!sensors.range.valid || !sensors.range.fresh || next >= all.length) {
      return;
    }
    Obstacle o = all[next];

    // the body was where it was when the sensor looked
    double age = sensors.range.age;
    double pitch = body.pitch - body.pitchRate * age;
    double cos = Trig.cos(pitch);
    double sin = Trig.sin(pitch);
    double mx = ranger.mount().x();
    double mz = ranger.mount().z();
    double beam = pitch - ranger.tilt();

    // p_hit = p_B + R m + r (cos β, sin β); its height counts from the standing foot, which does
    // not drift
    double ahead = cos * mx - sin * mz + sensors.range.value * Trig.cos(beam);
    double hitX = x.p_WB.getX() + ahead - x.v_WB.getX() * age;
    double hitZ =
        sin * mx + cos * mz + sensors.range.value * Trig.sin(beam) - (body.groundZ - sole);

    // mostly ground is seen: how it slopes, and whatever attitude and sensor are off by, does not
    // count
    double from = ahead - body.toeX;
    double above = hitZ - rise * from;
    boolean onFace = o.kind() == Kind.STEP
        ? above > s.faceMargin() && above < o.size() - s.faceMargin()
        : above < -s.wallMargin();
    double seen = hitX - (o.kind() == Kind.GAP ? o.size() : 0) - o.edge();
    boolean known = grounds >= LEARNING;
    if (from > NEAR && (!known || !onFace || o.kind() == Kind.GAP)) {
      grounds++;
      double most = onFace && known ? FAINT * s.groundBand() : s.groundBand();
      rise += Math.max(s.gain(), 1.0 / grounds) * Math.max(-most, Math.min(most, above)) / from;
      rise = Math.max(-STEEPEST, Math.min(STEEPEST, rise));
    }
    if (!known || !onFace || Math.abs(seen - shift) > s.window()) {
      return;
    }

    // a scalar Kalman filter that never quite stops listening
    double gain = Math.max(s.gain(), variance / (variance + s.readingError() * s.readingError()));
    shift += gain * (seen - shift);
    variance *= 1 - gain;
    readings++;
  }
}
