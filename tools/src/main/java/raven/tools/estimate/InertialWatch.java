package raven.tools.estimate;

import java.util.Locale;

/** Watches the inertial columns of a recording for what good data do not do: stop, freeze, or read nothing but zero. */
final class InertialWatch {
  /** A step so many times the usual one is a gap, if it is also longer than this [s]. */
  private static final double GAP = 5;

  private static final double LEAST_GAP = 0.05;

  /** The same six values for so long, and so many rows, are a frozen sensor. */
  private static final double FROZEN = 0.1;

  private static final int FROZEN_ROWS = 5;

  /** No inertial unit for robots reads more, neither rate nor force [rad/s, m/s2]. */
  private static final double MOST_RATE = 200;

  private static final double MOST_FORCE = 5000;

  private final double[] last = new double[6];
  private double time = Double.NaN;
  private double usual;
  private double same;
  private int sameRows;

  /** Rows so far, and those that were not all zero. */
  long rows;

  long alive;
  private int gaps;
  private double longestGap;
  private int freezes;
  private double frozenTime;
  private int absurd;
  private double firstTrouble = Double.NaN;

  /** Looks at a row, and says whether its inertial columns are to be believed. */
  boolean believes(double[] row) {
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
    boolean equal = rows > 1;
    boolean zero = true;
    for (int i = 0; i < 6; i++) {
      equal &= row[1 + i] == last[i];
      zero &= row[1 + i] == 0;
      last[i] = row[1 + i];
    }
    if (!zero) alive++;
    return !frozen(equal, dt) && !zero && !absurd(row);
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

  private boolean frozen(boolean equal, double dt) {
    same = equal ? same + dt : 0;
    sameRows = equal ? sameRows + 1 : 0;
    boolean before = same - dt >= FROZEN && sameRows - 1 >= FROZEN_ROWS;
    boolean now = same >= FROZEN && sameRows >= FROZEN_ROWS;
    if (now) {
      frozenTime += before ? dt : same;
      if (!before) {
        freezes++;
        trouble();
      }
    }
    return now;
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
    if (freezes > 0) {
      if (!line.isEmpty()) line.append("; ");
      line.append(String.format(
          Locale.ROOT,
          "the inertial unit was frozen %s, %.3f s in all",
          freezes > 1 ? freezes + " times" : "once",
          frozenTime));
    }
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
