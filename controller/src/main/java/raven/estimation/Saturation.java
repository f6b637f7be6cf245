package raven.estimation;

import java.util.Arrays;

/**
 * Finds samples at the limit of a sensor's range, axis by axis, without being told the range: the greatest value so far, three times
 * in a row exactly. What was beyond is not guessed here: peaks of a turn or an impact have no form that would tell.
 */
final class Saturation {
  /** No gyro and no accelerometer has a smaller range [rad/s, m/s2]. */
  private static final double LEAST_RATE = 4;

  private static final double LEAST_FORCE = 15;

  private static final int REPEATED = 2;
  private static final double SAME = 1e-9;

  /** Direction in which each axis is clipped, or zero. */
  final double[] clipped = new double[6];

  boolean rateClipped;
  boolean forceClipped;

  private final double[] last = new double[6];
  private final int[] repeated = new int[6];
  private final double[] top = new double[6];
  private final double[] limit = new double[6];

  Saturation() {
    reset();
  }

  void reset() {
    Arrays.fill(top, 0);
    Arrays.fill(limit, Double.POSITIVE_INFINITY);
    Arrays.fill(last, 0);
    Arrays.fill(repeated, 0);
  }

  /** Takes gyro and accelerometer in one array. */
  void update(double[] inertial) {
    rateClipped = forceClipped = false;
    for (int i = 0; i < 6; i++) {
      double now = inertial[i];
      double size = Math.abs(now);
      learn(i, now, size);
      boolean at = size >= limit[i] - SAME;
      clipped[i] = at ? Math.signum(now) : 0;
      rateClipped |= at && i < 3;
      forceClipped |= at && i >= 3;
      last[i] = now;
    }
  }

  private void learn(int i, double now, double size) {
    double least = i < 3 ? LEAST_RATE : LEAST_FORCE;
    if (size > limit[i] + SAME) limit[i] = Double.POSITIVE_INFINITY;
    repeated[i] = now == last[i] ? repeated[i] + 1 : 0;
    if (size > top[i]) top[i] = size;
    if (repeated[i] >= REPEATED && size >= top[i] - SAME && size > least) limit[i] = size;
  }
}
