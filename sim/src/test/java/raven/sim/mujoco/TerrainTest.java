package raven.sim.mujoco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import raven.mission.Course;
import raven.mission.Course.Segment;
import raven.sim.noise.Noise;

/** The course of MuJoCo's geoms is the course of RAVEN's own ground. */
class TerrainTest {
  /** Spheres stand for points: that near to an edge they differ [m]. */
  private static final double EDGE = 0.01;

  /** MuJoCo knows no friction below 1e-5, which couples a little of the sliding into the normal force [N]. */
  private static final double FRICTION = 5e-6;

  static List<Course> courses() {
    return List.of(
        new Course(
            -0.5,
            List.of(
                new Segment.Ground(1, 0),
                new Segment.Gap(0.12, 0.5),
                new Segment.Ground(0.4, 0),
                new Segment.Step(0.26),
                new Segment.Ground(1, 0))),
        new Course(
            -0.5,
            List.of(
                new Segment.Ground(0.5, 0),
                new Segment.Ground(0.6, 0.2),
                new Segment.Ground(0.2, 0),
                new Segment.Gap(0.3, 0.2),
                new Segment.Ground(0.1, 0),
                new Segment.Ground(0.2, -0.3),
                new Segment.Ground(0.7, -0.1),
                new Segment.Ground(0.2, 0.1),
                new Segment.Ground(0.2, 0),
                new Segment.Step(-0.1),
                new Segment.Ground(0.3, 0))));
  }

  @ParameterizedTest
  @MethodSource("courses")
  void pushesOutWhereAndHowRavensGroundDoes(Course course) {
    PointMass mass = new PointMass(course, 0);
    Noise draw = new Noise(1, "points");
    double[][] outline = mass.ground.outline();
    double[] normal = new double[2];
    int inside = 0;
    for (int n = 0; n < 4000; n++) {
      // somewhere along the outline, a little above or below
      int i = (int) draw.uniform(0, outline[0].length - 1);
      double t = draw.uniform(0, 1);
      double px =
          outline[0][i] + t * (outline[0][i + 1] - outline[0][i]) + draw.uniform(-2e-3, 2e-3);
      double pz =
          outline[1][i] + t * (outline[1][i + 1] - outline[1][i]) + draw.uniform(-2e-3, 2e-3);
      if (near(outline, px, pz)) continue;
      double depth = mass.ground.depth(px, pz, normal);
      mass.qpos[0] = px;
      mass.qpos[1] = 0;
      mass.qpos[2] = pz;
      // the sphere's lowest place is the point: turn its bottom against the surface
      point(mass, depth > 0 ? normal : new double[] {0, 1});
      java.util.Arrays.fill(mass.qvel, 0);
      mass.step();
      String where = "x " + px + ", z " + pz;
      if (depth <= 0) continue;
      inside++;
      assertEquals(1, mass.touch.active(), where);
      assertEquals(normal[0], mass.touch.normal(0, 0), 1e-9, where);
      assertEquals(normal[1], mass.touch.normal(0, 2), 1e-9, where);
      double expected = PointMass.force(depth, 0, -PointMass.GRAVITY * normal[1]);
      assertEquals(expected, mass.touch.normalForce(0), FRICTION, where);
    }
    assertTrue(inside > 500, inside + " points inside");
  }

  private static boolean near(double[][] outline, double px, double pz) {
    for (int i = 0; i < outline[0].length; i++) {
      if (Math.hypot(px - outline[0][i], pz - outline[1][i]) < EDGE) return true;
    }
    return false;
  }

  /** Turns the body about y so that its z axis is the normal. */
  private static void point(PointMass mass, double[] normal) {
    double half = 0.5 * Math.atan2(normal[0], normal[1]);
    mass.qpos[3] = Math.cos(half);
    mass.qpos[4] = 0;
    mass.qpos[5] = Math.sin(half);
    mass.qpos[6] = 0;
  }
}
