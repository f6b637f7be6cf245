package raven.tools.estimate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import raven.estimation.AttitudeFilter;
import raven.estimation.AttitudeSettings;
import raven.estimation.Navigator;
import raven.estimation.NavigatorSettings;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** The estimator that fits a kind of recording, fed with its rows; one setting for all recordings of a kind. */
final class RecordedEstimator {
  /**
   * Latency of the inertial units that attitude was recorded with [s]: the group delay of their filters, which no estimator can see, since gyro and accelerometer are late alike. On seven
   * recordings of one unit against motion capture, estimates without it came 4.2 ms late, within half a millisecond; units of that class document 2.9 to 5.9 ms for filters of 184 to 41 Hz.
   */
  private static final double LATENCY = 0.0042;

  /** Time that the first row stands for [s]. */
  private static final double FIRST = 0.001;

  private final Kind kind;
  private final @Nullable AttitudeFilter attitude;
  private final @Nullable Navigator navigator;
  private final double @Nullable [] init;
  private final Vector3D rate = new Vector3D();
  private final Vector3D force = new Vector3D();
  private final Vector3D other = new Vector3D();
  private double time = Double.NaN;
  private double magneticTime = Double.NaN;

  RecordedEstimator(Kind kind, double @Nullable [] init) {
    this.kind = kind;
    this.init = init;
    boolean attitudeOnly = kind == Kind.AHRS9 || kind == Kind.AHRS6;
    attitude = attitudeOnly ? new AttitudeFilter(AttitudeSettings.standard(LATENCY)) : null;
    NavigatorSettings settings =
        kind == Kind.LEG ? NavigatorSettings.legs() : NavigatorSettings.flight();
    navigator = attitudeOnly ? null : new Navigator(settings);
  }

  /**
   * Takes one row.
   *
   * @param turns the gyro is to be believed
   * @param feels the accelerometer is to be believed
   */
  void row(double[] row, boolean turns, boolean feels) {
    double now = row[0];
    boolean first = Double.isNaN(time);
    double dt = first ? FIRST : now - time;
    time = now;
    if (turns) rate.set(row[1], row[2], row[3]);
    else rate.setToNaN();
    if (feels) force.set(row[4], row[5], row[6]);
    else force.setToNaN();
    if (attitude != null) attitude(attitude, row, dt, first);
    if (navigator != null) navigate(navigator, row, dt, first);
  }

  private void attitude(AttitudeFilter filter, double[] row, double dt, boolean first) {
    filter.update(dt, rate, force);
    if (kind != Kind.AHRS9 || Double.isNaN(row[7])) return;
    other.set(row[7], row[8], row[9]);
    filter.magnetometer(first || Double.isNaN(magneticTime) ? dt : row[0] - magneticTime, other);
    magneticTime = row[0];
  }

  private void navigate(Navigator filter, double[] row, double dt, boolean first) {
    if (first) start(filter);
    filter.inertial(dt, rate, force);
    if (kind.flight()) {
      fly(filter, row, dt);
      return;
    }
    for (int leg = 0; leg < 2; leg++) {
      other.set(row[9 + 3 * leg], row[10 + 3 * leg], row[11 + 3 * leg]);
      filter.foot(leg, row[7 + leg] > 0.5, other, dt);
    }
  }

  private void fly(Navigator filter, double[] row, double dt) {
    if (!Double.isNaN(row[7])) {
      other.set(row[7], row[8], row[9]);
      filter.position(other);
    }
    if (kind == Kind.FLIGHT9 && !Double.isNaN(row[10])) {
      other.set(row[10], row[11], row[12]);
      filter.magnetometer(Double.isNaN(magneticTime) ? dt : row[0] - magneticTime, other);
      magneticTime = row[0];
    }
  }

  private void start(Navigator filter) {
    if (init == null) {
      filter.startAtRest(force);
      return;
    }
    Quaternion q = new Quaternion(init[1], init[2], init[3], init[0]);
    filter.start(q, new Vector3D(init[4], init[5], init[6]));
  }

  /** Appends what follows the time in a row of the output. */
  void append(StringBuilder out) {
    if (attitude != null) {
      quaternion(attitude.q_WB, out);
      return;
    }
    Navigator filter = Objects.requireNonNull(navigator);
    quaternion(filter.q_WB, out);
    if (kind != Kind.LEG) return;
    for (int i = 0; i < 3; i++) {
      number(filter.p_WB.getElement(i), out);
    }
    for (int i = 0; i < 3; i++) {
      number(filter.v_WB.getElement(i), out);
    }
  }

  private static void quaternion(Quaternion q, StringBuilder out) {
    number(q.getS(), out);
    number(q.getX(), out);
    number(q.getY(), out);
    number(q.getZ(), out);
  }

  /** To a billionth, which is more than anybody measures. */
  private static void number(double value, StringBuilder out) {
    out.append(',').append(Math.rint(value * 1e9) / 1e9);
  }
}
