package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.robot.Robot;
import raven.state.Health;
import raven.state.NavState;

/** What the filter begins with. */
final class StartTest {
  private static final double DEGREE = 180 / Math.PI;
  private static final Robot ROBOT = Bundled.robot();

  /** Carried about until some time, then stands. */
  private static Motion carried(double until, double swing, double nod) {
    return new Motion() {
      private double a(double t) {
        double left = until - t;
        return left <= 0 ? 0 : Math.min(1, 4 * left * left);
      }

      @Override
      public double x(double t) {
        return swing * a(t) * Math.sin(7 * t);
      }

      @Override
      public double z(double t) {
        return 0.2;
      }

      @Override
      public double pitch(double t) {
        return 0.5 + nod * a(t) * Math.sin(6 * t);
      }

      @Override
      public boolean loaded(int leg, double t) {
        return t > until;
      }

      @Override
      public double ballX(int leg, double t) {
        return 0.04 + (t > until ? 0 : x(t));
      }
    };
  }

  /** Errors of a start, root mean square over seeds. */
  private record Begun(double time, double tilt, double bias, double tiltOverSpread) {}

  private static Begun begun(Motion motion) {
    int seeds = 20;
    double time = 0;
    double tilt = 0;
    double bias = 0;
    double told = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      Estimator estimator = new Estimator(ROBOT, Bundled.settings());
      SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, seed);
      estimator.reset(0, 0, 0);
      NavState x = new NavState();
      while (x.health == Health.LOST && truth.time() < 3) {
        truth.next();
        estimator.update(truth.frame, x);
      }
      time = Math.max(time, truth.time());
      double wrong = Errors.tilt(truth.q_WB, x.q_WB);
      tilt += wrong * wrong / seeds;
      bias += truth.bias().differenceNormSquared(estimator.filter().gyroBias) / seeds;
      told += wrong * wrong / estimator.filter().variance(Kalman.TILT) / 2 / seeds;
    }
    return new Begun(time, DEGREE * Math.sqrt(tilt), DEGREE * Math.sqrt(bias), Math.sqrt(told));
  }

  @Test
  void aRobotThatStandsBeginsAtOnce() {
    Begun begun = begun(carried(0, 0, 0));
    assertEquals(0.3, begun.time, 0.01);
    assertTrue(begun.tilt < 1 && begun.bias < 0.03, begun.toString());
  }

  @Test
  void whoIsStillCarriedBeginsWithTheAttitudeFiltersVertical() {
    // by the mean force it would be 5 to 24 deg
    for (Motion motion : new Motion[] {carried(9, 0.02, 0.3), carried(9, 0.05, 0.6)}) {
      Begun begun = begun(motion);
      assertEquals(1.5, begun.time, 0.01);
      assertTrue(begun.tilt < 2.5 && begun.tiltOverSpread < 1, begun.toString());
      assertTrue(begun.bias < 0.6, begun.toString());
    }
  }

  @Test
  void aSlowTurnIsNoBias() {
    // put down gently, the robot turns evenly for a while
    for (double until : new double[] {0.6, 1}) {
      Begun begun = begun(carried(until, 0.1, 0.3));
      assertTrue(begun.time > until - 0.1, begun.toString());
      assertTrue(begun.tilt < 1 && begun.bias < 0.7, begun.toString());
    }
  }
}
