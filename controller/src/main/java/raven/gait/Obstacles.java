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

  private final Obstacle[] all;
  private final ObstacleSettings s;
  private final Sensors.Ranger ranger;
  private final double sole;
  private final double end;
  private int next;
  private double shift;
  private double variance;
  private int readings;

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

  /** Takes a range reading into account. */
  public void update(SensorFrame sensors, NavState x, Body body) {
    if (!sensors.range.valid || !sensors.range.fresh || next >= all.length) {
      return;
    }
    Obstacle o = all[next];
    double pitch = body.pitch;
    double cos = Trig.cos(pitch);
    double sin = Trig.sin(pitch);
    double mx = ranger.mount().x();
    double mz = ranger.mount().z();
    double beam = pitch - ranger.tilt();

    // p_hit = p_B + R m + r (cos β, sin β), a moment ago; its height counts from the standing foot,
    // which does not drift
    double hitX = x.p_WB.getX()
        + cos * mx
        - sin * mz
        + sensors.range.value * Trig.cos(beam)
        - x.v_WB.getX() * sensors.range.age;
    double hitZ =
        sin * mx + cos * mz + sensors.range.value * Trig.sin(beam) - (body.groundZ - sole);
    boolean onFace = o.kind() == Kind.STEP
        ? hitZ > s.faceMargin() && hitZ < o.size() - s.faceMargin()
        : hitZ < -s.wallMargin();
    double seen = hitX - (o.kind() == Kind.GAP ? o.size() : 0) - o.edge();
    if (!onFace || Math.abs(seen - shift) > s.window()) {
      return;
    }

    // a scalar Kalman filter that never quite stops listening
    double gain = Math.max(s.gain(), variance / (variance + s.readingError() * s.readingError()));
    shift += gain * (seen - shift);
    variance *= 1 - gain;
    readings++;
  }
}
