package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.sim.body.Centroid;

/** What a plant conserves that nothing touches. */
final class FreeFlightTest {
  /** Runge-Kutta's own error over half a second of tumbling with stiff end stops, as a share of the angular momentum. */
  private static final double DRIFT = 1e-5;

  @Test
  void momentumIsConservedWithLimpMotors() {
    // springs, dampers, friction and end stops are all internal
    Rig rig = new Rig(Rig.raven(), Rig.flat());
    for (int seed = 0; seed < 10; seed++) {
      tumble(rig, new SplittableRandom(seed));
      double[] spin = rig.centroid().spin.clone();
      double[] velocity = rig.centroid().velocity.clone();
      for (int i = 0; i < 1000; i++) {
        rig.plant.step(Rig.STEP);
      }
      velocity[2] -= 1000 * Rig.STEP * Rig.GRAVITY;
      Centroid after = rig.centroid();
      double size = Math.sqrt(spin[0] * spin[0] + spin[1] * spin[1] + spin[2] * spin[2]);
      for (int k = 0; k < 3; k++) {
        assertEquals(spin[k], after.spin[k], DRIFT * size, "angular momentum, seed " + seed);
        assertEquals(velocity[k], after.velocity[k], DRIFT, "velocity, seed " + seed);
      }
    }
  }

  @Test
  void rungeKuttaIsOfFourthOrder() {
    double[] fine = new double[13];
    double[] half = new double[13];
    double[] full = new double[13];
    drift(Rig.STEP / 4, fine);
    drift(Rig.STEP, half);
    drift(2 * Rig.STEP, full);
    for (int[] part : new int[][] {{0, 3}, {3, 7}, {7, 13}}) {
      double order =
          Math.log(distance(full, fine, part) / distance(half, fine, part)) / Math.log(2);
      assertEquals(4, order, 0.4, () -> "order of coordinates from " + part[0]);
    }
  }

  @Test
  void energyHardlyDrifts() {
    double[] end = new double[13];
    double coarse = drift(4 * Rig.STEP, end);
    double less = drift(2 * Rig.STEP, end);
    double normal = drift(Rig.STEP, end);
    assertTrue(less < coarse / 12, () -> "drift " + coarse + " J, at half the step " + less + " J");
    assertTrue(normal < 1e-7, () -> "drift " + normal + " J");
  }

  /** Energy that half a second of lossless tumbling makes or loses [J]. */
  private static double drift(double h, double[] end) {
    Rig rig = new Rig(Rig.lossless(), Rig.flat());
    tumble(rig, new SplittableRandom(3));
    double before = rig.energy();
    for (int i = 0; i < Math.round(0.5 / h); i++) {
      rig.plant.step(h);
    }
    System.arraycopy(rig.plant.qpos, 0, end, 0, 13);
    return Math.abs(rig.energy() - before);
  }

  private static double distance(double[] a, double[] b, int[] part) {
    double sum = 0;
    for (int i = part[0]; i < part[1]; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static void tumble(Rig rig, SplittableRandom random) {
    rig.place(0, 50);
    for (int i = 0; i < 12; i++) {
      rig.plant.qvel[i] = random.nextDouble(-3, 3);
    }
    rig.plant.placed();
  }
}
