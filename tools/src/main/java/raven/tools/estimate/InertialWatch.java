package raven.tools.estimate;

import java.util.Locale;

/** Watches the inertial columns of a recording for what good data do not do: stop, freeze one sensor or both, or read nothing but zero. */
final class InertialWatch {
  /** A step so many times the usual one is a gap, if it is also longer than this [s]. */
  private static final double GAP = 5;

  private static final double LEAST_GAP = 0.05;

  /** No inertial unit for robots reads more, neither rate nor force [rad/s, m/s2]. */
  private static final double MOST_RATE = 200;

  private static final double MOST_FORCE = 5000;

  private final FrozenSensor gyro = new FrozenSensor("gyro", 1);
  private final FrozenSensor accelerometer = new FrozenSensor("accelerometer", 4);
  private double time = Double.NaN;
  private double usual;

  /** Rows so far, those that were not all zero, and those with a sensor to be believed. */
  long rows;

  long alive;
  long believed;

  /** Whether gyro and accelerometer of the present row are to be believed. */
  boolean rate;

  boolean force;

  private int gaps;
  private double longestGap;
  private int absurd;
  private double firstTrouble = Double.NaN;

  /** Looks at a row. */
  void take(double[] row) {
    double dt = rows == 0 ? 0 : row[0] - time;
    rows++;
    time = row[0];
    if (rows == 2) usual = dt;
    if (rows > 2) {
      if (dt > LEAST_GAP && dt > GAP * usual) {
        gaps++;
        longestGap = Math.max(longestGap, dt);
        trouble();
      }
      usual += 0.01 * (Math.min(dt, 3 * usual) - usual);
    }
    boolean zero = gyro.zero(row) && accelerometer.zero(row);
    if (!zero) alive++;
    gyro.take(row, dt);
    accelerometer.take(row, dt);
    if (gyro.began || accelerometer.began) trouble();
    boolean possible = !absurd(row) && !zero;
    rate = possible && !gyro.frozen;
    force = possible && !accelerometer.frozen;
    if (rate || force) believed++;
  }

  private boolean absurd(double[] row) {
    boolean beyond = false;
    for (int i = 0; i < 6; i++) {
      beyond |= Math.abs(row[1 + i]) > (i < 3 ? MOST_RATE : MOST_FORCE);
    }
    if (beyond) {
      absurd++;
      trouble();
    }
    return beyond;
  }

  private void trouble() {
    if (Double.isNaN(firstTrouble)) firstTrouble = time;
  }

  /** What was survived, in one line; empty when there was nothing. */
  String report() {
    StringBuilder line = new StringBuilder();
    if (gaps > 0) {
      line.append(String.format(
          Locale.ROOT,
          "%d gap%s in time, the longest %.3f s",
          gaps,
          gaps > 1 ? "s" : "",
          longestGap));
    }
    gyro.report(line);
    accelerometer.report(line);
    if (absurd > 0) {
      if (!line.isEmpty()) line.append("; ");
      line.append(String.format(
          Locale.ROOT,
          "%d row%s beyond what an inertial unit can read, %.0f rad/s or %.0f m/s2",
          absurd,
          absurd > 1 ? "s" : "",
          MOST_RATE,
          MOST_FORCE));
    }
    if (!line.isEmpty())
      line.append(String.format(Locale.ROOT, "; first at t = %.3f s", firstTrouble));
    return line.toString();
  }
}
