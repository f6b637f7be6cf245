package raven.estimation;

import org.junit.jupiter.api.Test;
import raven.robot.Robot;
import raven.state.NavState;

class EstimatorTest {
  private static final Robot ROBOT = Bundled.robot();
  private static final EstimationSettings SETTINGS = Bundled.settings();

  private final NavState x = new NavState();

  private Errors run(Motion motion, long seed, double from, double to) {
    return run(motion, seed, from, to, 0);
  }

  private Errors run(Motion motion, long seed, double from, double to, double wind) {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    estimator.reset(motion.x(0), 0, 0);
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, seed);
    truth.windX = wind;
    Errors errors = new Errors();
    while (truth.time() < to) {
      truth.next();
      estimator.update(truth.frame, x);
      if (truth.time() > from) {
        errors.add(truth, x);
      }
    }

    return errors;
  }

  @Test
  void standingKnowsItsTilt() {
    for (long seed = 1; seed <= 10; seed++) {
      Errors errors = run(Motions.sway(0.01), seed, 0.5, 5);
    }
  }

  @Test
  void walkingKnowsItsSpeed() {
    for (long seed = 1; seed <= 10; seed++) {
      Errors errors = run(Motions.walk(), seed, 0.5, 10);
    }
  }

  @Test
  void hopKeepsItsVelocity() {
    for (long seed = 1; seed <= 10; seed++) {
      Errors errors = run(Motions.hop(0), seed, 0.5, 1.565);
      run(Motions.hop(200), seed, 1.6, 3);
    }
  }

  @Test
  void climb() {
    for (long seed = 1; seed <= 10; seed++) {
      Errors errors = run(Motions.climb(), seed, 1, 12, 1);
      System.out.println(x.wind_W + " " + x.airspeed + x.airspeedGood);
    }
  }
}
