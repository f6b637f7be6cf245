package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.gait.Obstacles.Kind;
import raven.hal.SensorFrame;
import raven.mission.Course;
import raven.mission.Course.Segment;
import raven.robot.Sensors;
import raven.state.NavState;

/** A robot glides along a course; its range finder is a second, naive one: it looks along the beam millimetre by millimetre. */
final class ObstaclesTest {
  private static final double GAP = 1.5;
  private static final double GAP_WIDTH = 0.12;
  private static final double FACE = 3.22;
  private static final double FACE_HEIGHT = 0.26;

  /** A jump begins within this of where it should; a third of what it tolerates [m]. */
  private static final double ACCURACY = 0.01;

  private static final double HIPS = 0.158;
  private static final double SPEED = 0.3;
  private static final double RATE = 50;

  private final SplittableRandom random = new SplittableRandom(17);
  private final Sensors.Ranger ranger = ROBOT.sensors().ranger();
  private final SensorFrame sensors = new SensorFrame();
  private final NavState x = new NavState();
  private final Body body = new Body(ROBOT);
  private Obstacles obstacles;

  /** How much more nose-up the robot believes to be than it is [rad]. */
  private double tilted;

  /** Rocking of the trunk while the sensor thinks [rad]. */
  private double rocking = 0.03;

  @BeforeEach
  void lookAhead() {
    Course course = new Course(
        -1,
        List.of(
            new Segment.Ground(GAP + 1, 0),
            new Segment.Gap(GAP_WIDTH, 0.5),
            new Segment.Ground(FACE - GAP - GAP_WIDTH, 0),
            new Segment.Step(FACE_HEIGHT),
            new Segment.Ground(5, 0)));
    obstacles = new Obstacles(course, ROBOT, SETTINGS.obstacles());
    body.pitch = Math.toRadians(44);
    body.groundZ = -HIPS + ROBOT.legs().foot().sole();
    sensors.range.valid = true;
    sensors.range.fresh = true;
  }

  private static double ground(double at) {
    if (at > GAP && at < GAP + GAP_WIDTH) return -0.5;
    return at < FACE ? 0 : FACE_HEIGHT;
  }

  private double beam(double hips) {
    double cos = Math.cos(body.pitch);
    double sin = Math.sin(body.pitch);
    double px = hips + cos * ranger.mount().x() - sin * ranger.mount().z();
    double pz = HIPS + sin * ranger.mount().x() + cos * ranger.mount().z();
    double dx = Math.cos(body.pitch - ranger.tilt());
    double dz = Math.sin(body.pitch - ranger.tilt());
    double range = 0;
    while (range < ranger.maxRange() && pz + range * dz > ground(px + range * dx)) {
      range += 1e-3;
    }
    return range;
  }

  /** Walks between two true places while the estimate is off by a drift. */
  private void walk(double from, double to, double drift) {
    for (double at = from; at < to; at += SPEED / RATE) {
      // what is measured now was there a moment ago
      double noise = ranger.noise() * gaussian();
      sensors.range.age = ranger.delay();
      double looked = at - SPEED * ranger.delay();
      body.pitch = Math.toRadians(44) + rocking * Math.sin(25 * looked / SPEED);
      sensors.range.value = beam(looked) + noise;
      x.p_WB.setX(at + drift);
      x.v_WB.setX(SPEED);
      double turn = 25;
      body.pitch = Math.toRadians(44) + rocking * Math.sin(turn * at / SPEED) + tilted;
      body.pitchRate = rocking * turn * Math.cos(turn * at / SPEED);
      obstacles.update(sensors, x, body);
    }
  }

  /** Twelve uniform numbers (central limit). */
  private double gaussian() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  @Test
  void beforeAnythingIsSeenTheCourseIsBelieved() {
    assertEquals(Kind.GAP, obstacles.kind());
    assertEquals(GAP, obstacles.edge(), 1e-12);
    assertEquals(GAP + GAP_WIDTH, obstacles.farEdge(), 1e-12);
    assertEquals(GAP_WIDTH, obstacles.size());
    obstacles.passed();
    assertEquals(Kind.STEP, obstacles.kind());
    assertEquals(FACE, obstacles.edge(), 1e-12);
    assertEquals(FACE, obstacles.farEdge(), 1e-12);
    assertEquals(FACE_HEIGHT, obstacles.size());
    obstacles.passed();
    assertEquals(Kind.NONE, obstacles.kind());
    assertEquals(0, obstacles.size());
    assertEquals(FACE + 5, obstacles.edge(), 1e-12);
  }

  @Test
  void findsTheGapInADriftedFrame() {
    for (double drift = -0.08; drift < 0.09; drift += 0.04) {
      lookAhead();
      walk(0, GAP - 0.05, drift);
      assertTrue(obstacles.readings() > 3, "seen " + obstacles.readings() + " times");
      assertEquals(GAP + drift, obstacles.edge(), ACCURACY, "drift " + drift);
    }
  }

  @Test
  void groundIsNoWallForARobotThatMistakesItsPitch() {
    for (double error = -0.015; error < 0.016; error += 0.01) {
      lookAhead();
      tilted = error;
      walk(0, GAP - 0.05, 0);
      assertTrue(obstacles.readings() > 3, "seen " + obstacles.readings() + " times");
      assertEquals(GAP, obstacles.edge(), ACCURACY, "pitch error " + error);
    }
  }

  @Test
  void rockingDoesNotMakeWallsOutOfGround() {
    rocking = 0.02;
    walk(0, GAP - 1, 0);
    assertEquals(0, obstacles.readings());
    walk(GAP - 1, GAP - 0.05, 0);
    assertEquals(GAP, obstacles.edge(), ACCURACY);
  }

  @Test
  void whatFeetSlideLiesFurtherAheadInTheFrameOfTheOdometry() {
    double edge = obstacles.edge();
    obstacles.slid(0.02);
    assertEquals(edge + 0.02, obstacles.edge(), 1e-12);
    walk(0, GAP - 0.05, 0.05);
    assertEquals(GAP + 0.05, obstacles.edge(), ACCURACY, "what is seen wins");
  }

  @Test
  void findsTheFaceInADriftedFrame() {
    for (double drift = -0.08; drift < 0.09; drift += 0.04) {
      lookAhead();
      obstacles.passed();
      walk(2, FACE - 0.4, drift);
      assertTrue(obstacles.readings() > 10, "seen " + obstacles.readings() + " times");
      assertEquals(FACE + drift, obstacles.edge(), ACCURACY, "drift " + drift);
    }
  }

  @Test
  void theDriftSoFarCountsForTheNextObstacle() {
    walk(0, GAP - 0.05, 0.07);
    double drift = obstacles.edge() - GAP;
    obstacles.passed();
    assertEquals(FACE + drift, obstacles.edge(), 1e-12);
    assertEquals(0, obstacles.readings());
  }

  @Test
  void whatCannotBeTheEdgeIsNotListenedTo() {
    obstacles.passed();
    walk(2, FACE - 0.4, 0.03);
    double edge = obstacles.edge();
    int readings = obstacles.readings();

    // a leaf in the beam, long enough to be taken for a face
    double off = beam(FACE - 0.4) - 1.3 * SETTINGS.obstacles().window();
    x.p_WB.setX(FACE - 0.4 + 0.03);
    for (int i = 0; i < 200; i++) {
      sensors.range.value = off;
      obstacles.update(sensors, x, body);
    }
    assertEquals(edge, obstacles.edge());
    assertEquals(readings, obstacles.readings());
  }

  @Test
  void neitherStaleNorInvalidReadingsCount() {
    obstacles.passed();
    sensors.range.fresh = false;
    walk(2, FACE - 0.4, 0.05);
    sensors.range.fresh = true;
    sensors.range.valid = false;
    walk(2, FACE - 0.4, 0.05);
    assertEquals(0, obstacles.readings());
    assertEquals(FACE, obstacles.edge(), 1e-12);
  }
}
