package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;
import static raven.gait.Bundled.TICK;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.NavState;

/** The gait on a body that never rocks, with feet that go where they are told. */
final class WalkTest {
  /** A foot this little above the other one stands, beyond the rocking of both. */
  private static final double NEAR_GROUND = 1e-3;

  /** Way of a swinging foot in two ticks: a phase is met to a tick. */
  private static final double SAME_PLACE = 6e-3;

  private final WalkSettings s = SETTINGS.walk();
  private final LegKinematics legs = new LegKinematics(ROBOT.legs());
  private final Walk walk = new Walk(s, legs);
  private final ActuatorFrame out = new ActuatorFrame();
  private final double[] footX = new double[2];
  private final double[] footZ = new double[2];
  private NavState x;
  private Body body;
  private boolean feltFeet = true;

  @BeforeEach
  void stand() {
    x = Bundled.standing(s.pitch(), s.footAhead(), -s.hipHeight());
    body = Bundled.bodyAt(x);
    walk.start(x);
  }

  private void tick(double scale, double heading) {
    x.time += TICK;
    walk.update(x, body, scale, heading, out);
    LegKinematics forward = new LegKinematics(ROBOT.legs());
    for (int leg = 0; leg < 2; leg++) {
      double f1 = LegKinematics.thighAngle(out.joints[JointId.hip(leg)].angle, body.pitch);
      double f2 = f1 + out.joints[JointId.ankle(leg)].angle;
      footX[leg] = forward.toeX(f1, f2);
      footZ[leg] = forward.toeZ(f1, f2);
    }
    for (int leg = 0; leg < 2; leg++) {
      double rock = 2 * Math.abs(s.rock());
      x.inContact[leg] = feltFeet && footZ[leg] < footZ[1 - leg] + rock + NEAR_GROUND;
    }
  }

  private void walk(double seconds, double scale, double heading) {
    for (int i = 0; i < seconds / TICK; i++) {
      tick(scale, heading);
    }
  }

  /** Left and right toe joints, x and z, tick by tick. */
  private double[][] path(double seconds) {
    double[][] path = new double[(int) (seconds / TICK)][];
    for (int i = 0; i < path.length; i++) {
      tick(1, 0);
      path[i] = new double[] {footX[0], footX[1], footZ[0], footZ[1]};
    }
    return path;
  }

  /** Ticks at which the left foot begins to swing. */
  private static List<Integer> liftOffs(double[][] path) {
    List<Integer> at = new ArrayList<>();
    for (int i = 2; i < path.length; i++) {
      if (path[i][0] > path[i - 1][0] && path[i - 1][0] <= path[i - 2][0]) at.add(i);
    }
    return at;
  }

  /** Strides in ten seconds of a body that moves so fast [m/s]. */
  private int strides(double speed, double scale) {
    stand();
    body.hipVx = speed;
    walk(3, scale, 0);
    int strides = 0;
    for (int i = 0; i < 10 / TICK; i++) {
      double before = footX[0];
      tick(scale, 0);
      if (before < 0 != footX[0] < 0 && footX[0] >= 0) strides++;
    }
    return strides;
  }

  @Test
  void aWalkThatLagsHurriesUntilTheMarkIsNear() {
    int brisk = strides(s.pace() + 0.1, 1);
    double most = 1 + s.hurryLimit();
    assertEquals(most, strides(s.pace() - 0.1, 1) / (double) brisk, 0.1);
    assertEquals(brisk, strides(s.pace() - 0.1, 0.9), 1);
  }

  @Test
  void footPathsRepeatWithEveryStride() {
    walk(3, 1, 0);
    double[][] path = path(6);
    List<Integer> begins = liftOffs(path);
    assertTrue(begins.size() > 6, begins.size() + " strides");
    int period = begins.get(2) - begins.get(1);
    for (int i = 1; i + 2 < begins.size(); i++) {
      assertEquals(period, begins.get(i + 1) - begins.get(i), 1, "ticks of stride " + i);
      for (int k = 0; k < period; k++) {
        for (int c = 0; c < 4; c++) {
          double before = path[begins.get(i) + k][c];
          assertEquals(before, path[begins.get(i + 1) + k][c], SAME_PLACE, "tick " + k);
        }
      }
    }
  }

  @Test
  void swingClearsTheGroundAndStanceStaysOnIt() {
    walk(3, 1, 0);
    double highest = 0;
    double lowest = 0;
    for (double[] at : path(2)) {
      highest = Math.max(highest, at[2] + s.hipHeight());
      lowest = Math.min(lowest, at[2] + s.hipHeight());
    }
    double rock = Math.abs(s.rock());
    assertTrue(highest > s.clearance() - rock, "clears by " + highest);
    assertTrue(lowest >= -rock - 1e-9, "digs to " + lowest);
  }

  @Test
  void aFootTravelsTheStrideAroundItsPlaceUnderTheBody() {
    walk(3, 1, 0);
    double front = -1;
    double back = 1;
    for (double[] at : path(2)) {
      if (at[2] < at[3] + 2 * Math.abs(s.rock()) + NEAR_GROUND) {
        front = Math.max(front, at[0]);
        back = Math.min(back, at[0]);
      }
    }
    assertEquals(s.footAhead() + s.stride() / 2, front, SAME_PLACE);
    assertEquals(s.footAhead() - s.stride() / 2, back, SAME_PLACE);
  }

  /** Mean place of the left toe joint under the body over some strides [m]. */
  private double meanPlace() {
    walk(4, 1, 0);
    double sum = 0;
    double[][] path = path(4);
    for (double[] at : path) sum += at[0] / path.length;
    return sum;
  }

  @Test
  void uphillTheFeetStepFurtherBack() {
    double level = meanPlace();
    double nose = 0.08;

    // hips that turn with the body carry the feet forward, which the gait only partly makes up for
    body.pitch = s.pitch() + nose;
    double carried = (1 - s.pitchStance()) * nose * s.hipHeight();
    assertEquals(level + carried - s.slope() * nose, meanPlace(), SAME_PLACE);
  }

  @Test
  void rollLengthensTheLegOnTheLowSide() {
    body.roll = 0.05;
    x.time -= TICK;
    tick(0, 0);
    double longer = Math.min(s.rollLimit(), 0.05 * s.roll());
    assertEquals(-s.hipHeight() + longer, footZ[0], 1e-9);
    assertEquals(-s.hipHeight() - longer, footZ[1], 1e-9);

    body.roll = 0;
    body.rollRate = -10;
    x.time -= TICK;
    tick(0, 0);
    longer = Math.min(s.rollLimit(), 10 * s.rollRate());
    assertEquals(-s.hipHeight() - longer, footZ[0], 1e-9);
    assertEquals(-s.hipHeight() + longer, footZ[1], 1e-9);
  }

  /** How much further the left foot travels than the right one. */
  private double leftMore(double yaw, double heading) {
    body.yaw = yaw;
    walk(3, 1, heading);
    double[] least = {1, 1};
    double[] most = {-1, -1};
    for (int i = 0; i < 1 / TICK; i++) {
      tick(1, heading);
      for (int leg = 0; leg < 2; leg++) {
        least[leg] = Math.min(least[leg], footX[leg]);
        most[leg] = Math.max(most[leg], footX[leg]);
      }
    }
    return most[0] - least[0] - (most[1] - least[1]);
  }

  @Test
  void aHeadingErrorIsSteeredBack() {
    assertEquals(0, leftMore(0.3, 0.3), SAME_PLACE);

    // too far to the left: longer strides on the left turn to the right
    assertTrue(leftMore(0.2, 0) > 0.02);
    assertTrue(leftMore(0, 0.2) < -0.02);

    // the short way round
    assertTrue(leftMore(-3.1, 3.1) > 0.02);
  }

  @Test
  void theGaitWaitsForALateFoot() {
    walk(3, 1, 0);
    int strides = liftOffs(path(4)).size();
    feltFeet = false;
    x.inContact[0] = x.inContact[1] = false;
    int late = liftOffs(path(4)).size();
    assertTrue(late < strides, late + " strides instead of " + strides);
  }

  @Test
  void theStrideBuildsUp() {
    tick(1, 0);
    assertEquals(s.footAhead(), footX[0], 1e-3);
    double most = 0;
    for (double[] at : path(0.25 * s.ramp() / s.strideRate())) {
      most = Math.max(most, Math.abs(at[0] - s.footAhead()));
    }
    assertTrue(most < 0.5 * s.stride() / 2, "already " + most);
  }

  @Test
  void theStrideShrinksTowardsAMarkAndTurnsBackBeyondIt() {
    assertEquals(1, walk.towards(1, 0));
    double last = 1;
    for (double remaining = s.brakingDistance(); remaining > -0.3; remaining -= 0.001) {
      double scale = walk.towards(remaining, 0);
      assertTrue(scale <= last && scale >= -0.5, scale + " after " + last);
      last = scale;
    }
    assertEquals(-0.5, last);
    assertEquals(0.5, walk.towards(s.brakingDistance() / 2, 0), 1e-9);
  }

  private void walkTo(double remaining, double seconds) {
    double end = x.time + seconds;
    while (x.time < end) {
      double scale = walk.towards(remaining, x.time);
      tick(scale, 0);
      walk.stopOnMark(x.time);
      boolean down = x.inContact[0] && x.inContact[1];
      assertTrue(down || !walk.stands(x), "stands with a foot in the air");
    }
  }

  @Test
  void standsOnlyAfterItHasStoppedOnTheMark() {
    double on = 0.5 * s.markTolerance();
    double off = 3 * s.markTolerance();
    walkTo(off, 3);
    assertFalse(walk.stands(x));

    // passing over it is not enough
    walkTo(on, 0.05);
    walkTo(-off, 1);
    assertFalse(walk.stands(x));

    walkTo(on, 0.2);
    assertFalse(walk.stands(x), "still striding");
    walkTo(on, 1);
    assertTrue(walk.stands(x));

    // the mark turns out to be elsewhere
    walkTo(off, 0.1);
    assertFalse(walk.stands(x));
  }

  @Test
  void whatIsMissingNearAMarkIsMadeUpForInTime() {
    double first = walk.towards(0.02, x.time);
    double last = first;
    for (int i = 0; i < 500; i++) {
      tick(0, 0);
      last = walk.towards(0.02, x.time + TICK);
    }
    assertTrue(last > first + 0.1, last + " after " + first);
  }
}
