package raven.sim.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.mission.Course;

/** Surfaces, faces and edges of a course that has one of each. */
final class GroundTest {
  private static final double ROUNDING = 1e-12;

  /** Flat to x 1, a gap to 1.2, flat to 2, a step of 0.3, flat to 3, then a slope of a tenth to 4 and flat for ever. */
  private final Ground ground = new Ground(new Course(
      -1,
      List.of(
          new Course.Segment.Ground(2, 0),
          new Course.Segment.Gap(0.2, 0.5),
          new Course.Segment.Ground(0.8, 0),
          new Course.Segment.Step(0.3),
          new Course.Segment.Ground(1, 0),
          new Course.Segment.Ground(1, StrictMath.atan(0.1)))));

  private final double[] normal = new double[2];

  @Test
  void isAsHighAsTheCourseSays() {
    double[][] expected = {
      {-50, 0},
      {0.5, 0},
      {0.999, 0},
      {1.1, -0.5},
      {1.3, 0},
      {1.999, 0},
      {2.001, 0.3},
      {3.5, 0.35},
      {9, 0.4}
    };
    for (double[] place : expected) {
      assertEquals(place[1], ground.height(place[0]), ROUNDING, () -> "at " + place[0]);
    }
    assertEquals(0.4, ground.top(), ROUNDING);
  }

  @Test
  void theOrderOfQuestionsDoesNotMatter() {
    // the segment asked last is remembered
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 10000; i++) {
      double x = random.nextDouble(-3, 6);
      double before = ground.height(x);
      ground.height(random.nextDouble(-3, 6));
      assertEquals(before, ground.height(x));
    }
  }

  @Test
  void onTopTheDepthIsVertical() {
    assertEquals(0.01, ground.depth(0, -0.01, normal), ROUNDING);
    assertArrayEquals(new double[] {0, 1}, normal, ROUNDING);
    assertEquals(0.02, ground.depth(2.5, 0.28, normal), ROUNDING);
    assertArrayEquals(new double[] {0, 1}, normal, ROUNDING);
  }

  @Test
  void facesPushSideways() {
    assertEquals(0.01, ground.depth(2.01, 0.15, normal), ROUNDING);
    assertArrayEquals(new double[] {-1, 0}, normal, ROUNDING);
    assertEquals(0.01, ground.depth(0.99, -0.2, normal), ROUNDING);
    assertArrayEquals(new double[] {1, 0}, normal, ROUNDING);
    assertEquals(0.01, ground.depth(1.21, -0.2, normal), ROUNDING);
    assertArrayEquals(new double[] {-1, 0}, normal, ROUNDING);
  }

  @Test
  void slopesPushAcrossThemselves() {
    double along = Math.sqrt(1.01);
    double z = 0.35 - 0.01 * along;
    assertEquals(0.01, ground.depth(3.5, z, normal), ROUNDING);
    assertArrayEquals(new double[] {-0.1 / along, 1 / along}, normal, ROUNDING);
  }

  @Test
  void outsideTheDistanceFromTheSurfaceBelowIsNegative() {
    assertEquals(0, ground.depth(0, 0, normal), ROUNDING);
    assertEquals(-0.1, ground.depth(1.999, 0.1, normal), ROUNDING);
    assertEquals(-5, ground.depth(0, 5, normal), ROUNDING);
    assertArrayEquals(new double[] {0, 1}, normal, ROUNDING);
    assertTrue(ground.depth(1.1, -0.3, normal) <= 0);
  }

  @Test
  void theDepthIsTheDistanceToTheNearestSurface() {
    // against a dense walk along the surface
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble(0.5, 3.8);
      double z = ground.height(x) - random.nextDouble(0.001, 0.1);
      double depth = ground.depth(x, z, normal);
      assertEquals(nearest(x, z), depth, 2e-4, () -> "at " + x);
      assertEquals(1, Math.hypot(normal[0], normal[1]), ROUNDING);

      // pushed out by its depth it lies on the surface
      double px = x + depth * normal[0];
      double pz = z + depth * normal[1];
      assertTrue(nearest(px, pz) < 2e-4, () -> "not on the surface from " + x);
    }
  }

  private double nearest(double x, double z) {
    double[][] line = ground.outline();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < line[0].length; i++) {
      double length = Math.hypot(line[0][i + 1] - line[0][i], line[1][i + 1] - line[1][i]);
      int pieces = (int) Math.ceil(length / 1e-4);
      for (int k = 0; k <= pieces; k++) {
        double t = (double) k / pieces;
        double dx = line[0][i] + t * (line[0][i + 1] - line[0][i]) - x;
        double dz = line[1][i] + t * (line[1][i + 1] - line[1][i]) - z;
        best = Math.min(best, Math.sqrt(dx * dx + dz * dz));
      }
    }
    return best;
  }

  @Test
  void raysMeetTheFirstSurface() {
    assertEquals(1, ground.ray(0, 1, 0, -1), ROUNDING);
    assertEquals(1.5, ground.ray(1.1, 1, 0, -1), ROUNDING);
    assertEquals(0.5, ground.ray(1.5, 0.1, 1, 0), ROUNDING);
    assertEquals(Double.POSITIVE_INFINITY, ground.ray(0, 1, 0, 1));
    // aslant onto the slope: x = 3 + t, z = 1.35 − t meets 0.3 + 0.1 t
    assertEquals(1.05 / 1.1, ground.ray(3, 1.35, 1, -1), ROUNDING);
  }

  @Test
  void convexVerticesAreEdges() {
    // both lips of the gap, the top of the step, the top of the slope
    double[][] expected = {{1, 0}, {1.2, 0}, {2, 0.3}, {4, 0.4}};
    assertEquals(expected.length, ground.edges());
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k][0], ground.edgeX(k), ROUNDING);
      assertEquals(expected[k][1], ground.edgeZ(k), ROUNDING);
    }
  }
}
