package raven.sim.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Identities of rotations over seeded samples. */
final class RotationTest {
  private static final double ROUNDING = 1e-14;

  private final SplittableRandom random = new SplittableRandom(17);

  @Test
  void matricesAreOrthogonalAndRightHanded() {
    for (int i = 0; i < 1000; i++) {
      double[] r = matrix(quaternion());
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          double dot =
              r[3 * a] * r[3 * b] + r[3 * a + 1] * r[3 * b + 1] + r[3 * a + 2] * r[3 * b + 2];
          assertEquals(a == b ? 1 : 0, dot, ROUNDING);
        }
      }
      double det = r[0] * (r[4] * r[8] - r[5] * r[7])
          - r[1] * (r[3] * r[8] - r[5] * r[6])
          + r[2] * (r[3] * r[7] - r[4] * r[6]);
      assertEquals(1, det, ROUNDING);
    }
  }

  @Test
  void comesBackFromItsMatrixUpToSign() {
    for (int i = 0; i < 1000; i++) {
      double[] q = quaternion();
      double[] back = new double[4];
      Rotation.toQuaternion(matrix(q), 0, back);
      double sign = Math.signum(q[0] * back[0] + q[1] * back[1] + q[2] * back[2] + q[3] * back[3]);
      for (int k = 0; k < 4; k++) {
        back[k] *= sign;
      }
      assertArrayEquals(q, back, 1e-13);
    }
  }

  @Test
  void aQuarterTurnAboutZTakesForwardToLeft() {
    double[] q = {1, 0, 0, 0};
    Rotation.turn(q, 0, 0, 0, Math.PI / 2);
    double[] r = matrix(q);
    assertArrayEquals(new double[] {0, 1, 0}, new double[] {r[0], r[3], r[6]}, ROUNDING);
  }

  @Test
  void turnsAreAboutBodyAxes() {
    // nose to the left, then about the body's own x: left goes up, whatever the heading
    double[] q = {1, 0, 0, 0};
    Rotation.turn(q, 0, 0, 0, Math.PI / 2);
    Rotation.turn(q, 0, Math.PI / 2, 0, 0);
    double[] r = matrix(q);
    assertArrayEquals(new double[] {0, 0, 1}, new double[] {r[1], r[4], r[7]}, ROUNDING);
  }

  @Test
  void smallTurnsAndOneLargeTurnAgree() {
    // the series for small angles against the functions for large ones, on both sides of where they
    // meet
    for (double angle : new double[] {1.999e-3, 2.001e-3}) {
      double[] once = quaternion();
      double[] often = once.clone();
      Rotation.turn(once, 0, 1000 * angle * 0.6, -1000 * angle * 0.8, 0);
      for (int i = 0; i < 1000; i++) {
        Rotation.turn(often, 0, angle * 0.6, -angle * 0.8, 0);
      }
      assertArrayEquals(once, often, 1e-13);
    }
  }

  @Test
  void turningBackAndForthComesHome() {
    for (int i = 0; i < 1000; i++) {
      double[] q = quaternion();
      double[] home = q.clone();
      double x = random.nextDouble(-2, 2);
      double y = random.nextDouble(-2, 2);
      double z = random.nextDouble(-2, 2);
      Rotation.turn(q, 0, x, y, z);
      Rotation.turn(q, 0, -x, -y, -z);
      assertArrayEquals(home, q, ROUNDING);
    }
  }

  private double[] quaternion() {
    double[] q = new double[4];
    double norm = 0;
    for (int k = 0; k < 4; k++) {
      q[k] = random.nextGaussian();
      norm += q[k] * q[k];
    }
    for (int k = 0; k < 4; k++) {
      q[k] /= Math.sqrt(norm);
    }
    return q;
  }

  private static double[] matrix(double[] q) {
    double[] r = new double[9];
    Rotation.fromQuaternion(q[0], q[1], q[2], q[3], r, 0);
    return r;
  }
}
