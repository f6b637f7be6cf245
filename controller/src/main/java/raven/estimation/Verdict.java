package raven.estimation;

import static raven.estimation.Kalman.TILT;

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

  /** {@code airborne}: the airspeed is measured and believed. */
  Health health(Kalman x, double silence, boolean airborne) {
    double tilt = tilt(x);
    // over the ground, or through the air: what flies needs the latter, and wind and heading that
    // nobody measures make the former ever less certain
    double velocity = x.speedSpread(3);
    if (airborne) velocity = Math.min(velocity, x.airSpread());

    // written so that a NaN is lost
    boolean known = tilt < settings.lostTilt() && velocity < settings.lostVelocity();
    if (!known || silence > DEAD) {
      return Health.LOST;
    }
    boolean good = tilt < settings.degradedTilt() && velocity < settings.degradedVelocity();
    return good && silence <= SILENT && x.refused < CONTRADICTED ? Health.GOOD : Health.DEGRADED;
  }

  /** Standard deviation of the direction of gravity: of the attitude's error about the two level axes [rad]. */
  static double tilt(Kalman x) {
    return Math.sqrt(Math.max(0, x.variance(TILT) + x.variance(TILT + 1)));
  }
}
