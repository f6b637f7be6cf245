package raven.estimation;

import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import raven.state.Health;

/** How far the estimate may be trusted, from its covariance, its innovations and the silence of the inertial unit. */
final class Verdict {
  /** Silence of the inertial unit [s]. */
  private static final double SILENT = 0.02;

  private static final double DEAD = 0.1;

  /** Share of absurd innovations. */
  private static final double CONTRADICTED = 0.6;

  private final EstimationSettings.Trust settings;

  Verdict(EstimationSettings.Trust settings) {
    this.settings = settings;
  }

  Health health(Kalman x, double silence) {
    double tilt = tilt(x);
    double velocity =
        Math.sqrt(x.variance(VELOCITY) + x.variance(VELOCITY + 1) + x.variance(VELOCITY + 2));

    // written so that a NaN is lost
    boolean known = tilt < settings.lostTilt() && velocity < settings.lostVelocity();
    if (!known || silence > DEAD) {
      return Health.LOST;
    }
    boolean good = tilt < settings.degradedTilt() && velocity < settings.degradedVelocity();
    return good && silence <= SILENT && x.refused < CONTRADICTED ? Health.GOOD : Health.DEGRADED;
  }

  /** Standard deviation of the direction of gravity: trace P_θ less the part about the vertical, ẑᵀ P_θ ẑ [rad]. */
  static double tilt(Kalman x) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += x.P.data[(TILT + i) * N + TILT + i];
      for (int j = 0; j < 3; j++) {
        sum -= x.R[6 + i] * x.P.data[(TILT + i) * N + TILT + j] * x.R[6 + j];
      }
    }
    return Math.sqrt(Math.max(0, sum));
  }
}
