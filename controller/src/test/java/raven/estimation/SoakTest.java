package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import raven.robot.Robot;
import raven.state.Health;
import raven.state.NavState;

/** The numbers stay sound for hours: ten minutes of standing and of flying here, as many seconds as one likes with {@code -Draven.soak=14400}. */
class SoakTest {
  private static final Robot ROBOT = Bundled.robot();
  private static final int SECONDS = Integer.getInteger("raven.soak", 600);

  /** Least eigenvalue of the matrix of correlations, where one of many numbers near one that were rounded is as good as nought. */
  private static final double ROUNDING = 1e-8;

  private final Estimator estimator = new Estimator(ROBOT, Bundled.settings());
  private final NavState x = new NavState();

  /** How far off the vertical is at most while nothing but the legs, or the air, is known [deg]. */
  private double worstTilt;

  @Test
  void standing() {
    SyntheticFlight truth = soak(Motions.sway(0.005), 9, Double.POSITIVE_INFINITY);
    assertTrue(worstTilt < 1.5, "tilt " + worstTilt);
    assertEquals(truth.p_WB.getX(), x.p_WB.getX(), 0.03);
  }

  /** Without a heading the vertical is known for three minutes only; the numbers stay sound for ever. */
  @Test
  void flying() {
    SyntheticFlight truth = soak(Motions.straight(Motions.climb()), 10, 180);
    assertTrue(worstTilt < 2, "tilt " + worstTilt);
    assertEquals(truth.v_WB.norm(), x.airspeed, 0.5);
  }

  private SyntheticFlight soak(Motion motion, long seed, double known) {
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, seed);
    estimator.reset(truth.p_WB.getX(), 0, 0);
    double next = 10;
    while (truth.time() < SECONDS) {
      truth.next();
      estimator.update(truth.frame, x);
      if (truth.time() < next) continue;
      next += 10;
      assertSound(estimator.filter(), truth.time());
      if (truth.time() > known) continue;
      assertEquals(Health.GOOD, x.health, "at " + truth.time());
      worstTilt = Math.max(worstTilt, Math.toDegrees(Errors.tilt(truth.q_WB, x.q_WB)));
    }
    return truth;
  }

  /** Finite, symmetric to the bit, and positive: no combination of states has a negative variance. */
  private static void assertSound(Kalman filter, double time) {
    assertTrue(filter.sane(), "at " + time);
    DMatrixRMaj P = filter.P;
    int n = filter.size;
    DMatrixRMaj correlation = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(P.get(i, j), P.get(j, i), 0.0, "at " + time + ": " + i + ", " + j);
        double scale = Math.sqrt(P.get(i, i) * P.get(j, j));
        correlation.set(i, j, scale > 0 ? P.get(i, j) / scale : 0);
      }
    }
    var eigen = DecompositionFactory_DDRM.eig(n, false, true);
    assertTrue(eigen.decompose(correlation));
    for (int i = 0; i < n; i++) {
      double value = eigen.getEigenvalue(i).getReal();
      assertTrue(value > -ROUNDING, "at " + time + ": eigenvalue " + value);
    }
  }
}
