package raven.estimation;

import java.util.Arrays;

/**
 * Kalman filter of the gyro's bias: a random walk, measured directly at rest, and in motion by what has to be corrected in inclination and
 * heading (Laidig and Seel 2023, section 3.4; the heading part is ours). A correction that keeps its sign shows that the bias moves faster than a random walk
 * would, and opens the filter.
 */
final class GyroBias {
  /** Noise densities of the measurements: at rest, by inclination, by heading, and the mere assumption of no drift [(rad/s)² s]. */
  static final double REST = square(Math.toRadians(0.04));

  static final double MOTION = square(Math.toRadians(1));
  static final double HEADING = square(Math.toRadians(1.4));
  static final double NOTHING = square(Math.toRadians(100));

  /** Time constant of the mean of the innovations, and the mean that is noise [s, rad/s]. */
  private static final double TREND = 10;

  private static final double TREND_NOISE = Math.toRadians(0.3);
  private static final double TREND_SCALE = Math.toRadians(0.1);

  final double[] value = new double[3];

  /** Covariance. */
  final double[] P = new double[9];

  private final double[] trend = new double[3];
  private final double first;
  private final double walk;
  private final double limit;

  GyroBias(AttitudeSettings settings) {
    first = square(settings.bias());
    walk = square(settings.biasWalk());
    limit = settings.biasLimit();
    reset();
  }

  void reset() {
    Arrays.fill(value, 0);
    Arrays.fill(P, 0);
    Arrays.fill(trend, 0);
    P[0] = P[4] = P[8] = first;
  }

  /** Lets time pass. */
  void walk(double dt) {
    double moved = trend[0] * trend[0] + trend[1] * trend[1] + trend[2] * trend[2];
    double growth = walk * dt;
    if (moved > TREND_NOISE * TREND_NOISE) {
      double faster = (moved - TREND_NOISE * TREND_NOISE) / (TREND_SCALE * TREND_SCALE);
      growth *= 1 + Math.min(faster, 1000);
    }
    for (int i = 0; i < 9; i += 4) {
      if (P[i] < first) P[i] = Math.min(P[i] + growth, first);
    }
  }

  /** Fuses h·b = h·b̂ + y over a time, with a noise of some density; the row tells which mean of innovations it belongs to. */
  void fuse(int row, double h0, double h1, double h2, double y, double density, double dt) {
    double innovation = clamp(y);
    trend[row] += dt / (TREND + dt) * (innovation - trend[row]);

    // g = P h,  s = hᵀ P h + r
    double g0 = P[0] * h0 + P[1] * h1 + P[2] * h2;
    double g1 = P[1] * h0 + P[4] * h1 + P[5] * h2;
    double g2 = P[2] * h0 + P[5] * h1 + P[8] * h2;
    double s = h0 * g0 + h1 * g1 + h2 * g2 + density / dt;
    double i = 1 / s;
    double step = innovation * i;
    value[0] = clamp(value[0] + g0 * step);
    value[1] = clamp(value[1] + g1 * step);
    value[2] = clamp(value[2] + g2 * step);

    // P ← P − g gᵀ/s
    P[0] -= g0 * g0 * i;
    P[4] -= g1 * g1 * i;
    P[8] -= g2 * g2 * i;
    P[1] = P[3] = P[1] - g0 * g1 * i;
    P[2] = P[6] = P[2] - g0 * g2 * i;
    P[5] = P[7] = P[5] - g1 * g2 * i;
  }

  /** Standard deviation of the worst known direction, at most [rad/s]. */
  double spread() {
    return Math.sqrt(P[0] + P[4] + P[8]);
  }

  private double clamp(double b) {
    if (b > limit) return limit;
    return b < -limit ? -limit : b;
  }

  private static double square(double a) {
    return a * a;
  }
}
