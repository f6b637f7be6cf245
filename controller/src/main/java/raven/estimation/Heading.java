package raven.estimation;

import raven.math.Trig;

/**
 * Turns an upright attitude to magnetic north: one Kalman state beside the inclination, so that neither disturbs the other (the split is
 * Laidig and Seel's, 2023, section 3.3; their fixed gain is replaced by the filter's).
 */
final class Heading {
  /** A field that has been disturbed for longer than the patience counts, with this much less weight. */
  private static final double RELUCTANCE = 4;

  /** Undisturbed time gives patience back this much faster than it was used up. */
  private static final double RELIEF = 2;

  /** Share of the earth's field that is level, at least; and its least strength [µT]. */
  private static final double LEVEL = 0.35;

  private static final double WEAK = 20;

  /** First spread, when nothing is known [rad]. */
  private static final double UNKNOWN = 1.8;

  /** Heading of the almost inertial frame: turn about the vertical that takes it to the world [rad]. */
  double angle;

  /** Cosine and sine of half of it. */
  double cosHalf;

  double sinHalf;

  /** Rate at which the last measurement corrected [rad/s], and the share of the innovation that it took, per second. */
  double rate;

  double gain;

  private final AttitudeSettings settings;
  final MagneticField field;
  private double variance;
  private double patience;

  Heading(AttitudeSettings settings) {
    this.settings = settings;
    field = new MagneticField(settings);
    reset();
  }

  void reset() {
    field.reset();
    turn(0);
    variance = UNKNOWN * UNKNOWN;
    patience = 0;
  }

  /** Standard deviation, field errors aside [rad]. */
  double spread() {
    return Math.sqrt(variance);
  }

  void wander(double variance) {
    this.variance = Math.min(UNKNOWN * UNKNOWN, this.variance + variance);
  }

  /** The measurements so far were wrong by some field [µT]: the earth's is to be found anew if that was much. */
  void doubt(double wrong) {
    double angle = Math.min(1, wrong / (LEVEL * Math.max(field.strength(), WEAK)));
    wander(angle * angle);
    if (wrong > field.tolerance() * field.strength()) field.reset();
  }

  /**
   * Fuses a magnetic field, given in the upright frame whose heading this is [µT].
   *
   * @param turn rate of the body [rad/s]
   * @param dt time since the last measurement [s]
   */
  void update(double mx, double my, double mz, double turn, double dt) {
    double norm = Math.sqrt(mx * mx + my * my + mz * mz);
    rate = gain = 0;
    if (!(norm > 1e-9) || dt <= 0) return;
    field.update(norm, mz, turn, dt);

    // R = σ² 2T/dt, for errors that last T; more where the field is not the earth's
    double sigma = settings.headingSpread();
    double r = sigma * sigma * (1 + field.deviation) * 2 * settings.headingTime() / dt;
    if (field.disturbed) {
      // at the very start any field will do
      boolean first = field.strength() == 0;
      if (!first && patience < settings.rejectFor()) {
        patience += dt;
        return;
      }
      r *= RELUCTANCE;
    } else {
      patience = Math.max(0, patience - RELIEF * dt);
    }

    // north is where the field points: y = atan2(m_x, m_y) − δ
    double c = cosHalf * cosHalf - sinHalf * sinHalf;
    double s = 2 * sinHalf * cosHalf;
    double y = Trig.atan2(mx * c - my * s, my * c + mx * s);
    double k = variance / (variance + r);
    variance -= k * variance;
    turn(wrapped(angle + k * y));
    rate = k * y / dt;
    gain = k / dt;
  }

  private void turn(double to) {
    angle = to;
    cosHalf = Trig.cos(0.5 * to);
    sinHalf = Trig.sin(0.5 * to);
  }

  static double wrapped(double a) {
    return a - 2 * Math.PI * Math.rint(a / (2 * Math.PI));
  }
}
