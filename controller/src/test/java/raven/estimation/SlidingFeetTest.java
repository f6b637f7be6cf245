package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.robot.Robot;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/** Feet that slide, and what is left of it once they rest. */
class SlidingFeetTest {
  private static final Robot ROBOT = Bundled.robot();
  private static final int SEEDS = 10;

  private final NavState x = new NavState();

  /** Stands, while both feet slide back at once for a while [m/s, s]. */
  private static Motion sliding(double speed, double from, double duration) {
    Motion stand = Motions.sway(0);
    return new Motion() {
      @Override
      public double x(double t) {
        return stand.x(t);
      }

      @Override
      public double z(double t) {
        return stand.z(t);
      }

      @Override
      public double pitch(double t) {
        return stand.pitch(t);
      }

      @Override
      public boolean loaded(int leg, double t) {
        return true;
      }

      @Override
      public double ballX(int leg, double t) {
        return stand.ballX(leg, t) - speed * Math.max(0, Math.min(duration, t - from));
      }
    };
  }

  @Test
  void feetThatSlideTogetherForAStanceDoNotCarryTheEstimateAway() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Estimator estimator = new Estimator(ROBOT, Bundled.settings());
      SyntheticFlight truth = new SyntheticFlight(sliding(0.25, 1.5, 0.25), ROBOT, seed);
      Errors errors = new Errors();
      while (truth.time() < 2.5) {
        truth.next();
        estimator.update(truth.frame, x);
        if (truth.time() > 1) errors.add(truth, x);
      }
      assertTrue(errors.worstVelocity < 0.1, "seed " + seed + ": " + errors);
      assertEquals(0, errors.lastAlong, 0.015, "seed " + seed + ": " + errors);
    }
  }

  /** A walk on smooth ground may end with a velocity that is wrong by three standard deviations: feet that rest tell it, and do not go along with it. */
  @Test
  void standingEndsAVelocityThatSlidingFeetHaveLeft() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Estimator estimator = new Estimator(ROBOT, Bundled.settings());
      SyntheticFlight truth = new SyntheticFlight(Motions.sway(0), ROBOT, seed);
      while (truth.time() < 2) {
        truth.next();
        estimator.update(truth.frame, x);
      }
      Kalman filter = estimator.filter();
      filter.decorrelate(Kalman.VELOCITY, 3, 0.01 * 0.01);
      filter.v_WB.add(-0.03, 0, 0);
      double from = x.p_WB.getX();
      while (truth.time() < 3) {
        truth.next();
        estimator.update(truth.frame, x);
        if (truth.time() > 2.5) {
          Vector3D v = x.v_WB;
          assertEquals(0, v.getX(), 0.01, "seed " + seed + " at " + truth.time());
        }
      }
      assertEquals(from, x.p_WB.getX(), 0.003, "seed " + seed);
    }
  }
}
