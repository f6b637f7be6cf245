package raven.sim.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Trees that hang on something fixed. */
final class FixedBaseTest {
  private static final double[] UPRIGHT = {1, 0, 0, 0};

  @Test
  void aPendulumSwingsAsItsEquationSays() {
    double mass = 0.3;
    double length = 0.2;
    double inertia = 2e-3;
    double armature = 1e-3;
    Tree.Builder tree = new Tree.Builder(false);
    tree.add(-1, new double[3], UPRIGHT, new double[3], 1, new double[3], new double[6], 0);
    int rod = tree.add(
        0,
        new double[] {0.1, 0.2, 0.3},
        UPRIGHT,
        new double[] {0, -1, 0},
        mass,
        new double[] {0, 0, -length},
        new double[] {inertia, inertia, inertia, 0, 0, 0},
        armature);
    tree.spring(rod, 0.4, 0.1, 0.05);
    ArticulatedBody body = new ArticulatedBody(tree.build());
    double[] q = {0.7};
    double[] v = {-2};
    body.setState(q, v);
    body.clearForces();
    body.setPassive(q, v, 0);
    body.solve();
    double torque = -mass * 9.81 * length * Math.sin(0.7) - 0.4 * (0.7 - 0.1) + 0.05 * 2;
    assertEquals(torque / (inertia + mass * length * length + armature), body.qacc[0], 1e-12);
  }

  @Test
  void aFixedBaseIsOneTooHeavyToMove() {
    SplittableRandom random = new SplittableRandom(2);
    for (int trial = 0; trial < 50; trial++) {
      long seed = random.nextLong();
      ArticulatedBody fixed = new ArticulatedBody(arm(false, seed));
      ArticulatedBody heavy = new ArticulatedBody(arm(true, seed));
      double[] q = new double[3];
      double[] v = new double[3];
      double[] qh = {0, 0, 0, 1, 0, 0, 0, 0, 0, 0};
      double[] vh = new double[9];
      for (int j = 0; j < 3; j++) {
        qh[7 + j] = q[j] = random.nextDouble(-3, 3);
        vh[6 + j] = v[j] = random.nextDouble(-5, 5);
      }
      fixed.setState(q, v);
      heavy.setState(qh, vh);
      for (ArticulatedBody body : new ArticulatedBody[] {fixed, heavy}) {
        body.clearForces();
        body.torque[1] = 0.3;
        body.addForce(3, 0.1, 0, 0.2, 1, -2, 0.5);
      }
      // the heavy one falls freely, so its arm has to be held against that fall
      heavy.addForce(0, 0, 0, 0, 0, 0, 9.81e12);
      fixed.solve();
      heavy.solve();
      for (int j = 0; j < 3; j++) {
        assertEquals(fixed.qacc[j], heavy.qacc[6 + j], 1e-7 * (1 + Math.abs(fixed.qacc[j])));
      }
    }
  }

  /** Three links one after the other with any axes, frames and inertias. */
  private static Tree arm(boolean floating, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tree.Builder tree = new Tree.Builder(floating);
    tree.add(
        -1,
        new double[3],
        UPRIGHT,
        new double[3],
        1e12,
        new double[3],
        new double[] {1e12, 1e12, 1e12, 0, 0, 0},
        0);
    for (int i = 0; i < 3; i++) {
      double[] turn = vector(random, 4);
      double size = 0;
      for (double x : turn) {
        size += x * x;
      }
      for (int k = 0; k < 4; k++) {
        turn[k] /= Math.sqrt(size);
      }
      tree.add(
          i,
          vector(random, 3),
          turn,
          vector(random, 3),
          random.nextDouble(0.1, 1),
          vector(random, 3),
          new double[] {0.03, 0.04, 0.05, 0.002, -0.003, 0.004},
          0.001);
    }
    return tree.build();
  }

  private static double[] vector(SplittableRandom random, int size) {
    return random.doubles(size, -0.3, 0.3).toArray();
  }
}
