package raven.estimation;

/**
 * Strength and dip of the earth's field as this place has it, and whether the field just measured is that one (Laidig and Seel 2023, section 3.6).
 * A field that stays the same for a while, through turns, replaces the one that was taken for the earth's.
 */
final class MagneticField {
  /** Time constants of what is measured now, and of the reference [s]. */
  private static final double NOW = 0.05;

  private static final double REFERENCE = 20;

  /** The first reference needs so much turning in the same field, another one so much [s]; a turn is faster than that [rad/s]. */
  private static final double FIRST = 5;

  private static final double ANOTHER = 20;
  private static final double TURN = Math.toRadians(20);

  /** The field has to be undisturbed for so long before it is believed again [s]. */
  private static final double CLEAR = 0.5;

  boolean disturbed;

  /** Deviation from the reference, in tolerances, squared and summed; zero while there is none. */
  double deviation;

  private final double tolerance;
  private final double dipTolerance;
  private final LowPass now = new LowPass(2);
  private final double[] sample = new double[2];
  private double strength;
  private double dip;
  private double candidate;
  private double candidateDip;
  private double candidateFor;
  private double clearFor;

  MagneticField(AttitudeSettings settings) {
    tolerance = settings.fieldTolerance();
    dipTolerance = settings.dipTolerance();
    reset();
  }

  void reset() {
    now.reset();
    strength = candidate = dip = candidateDip = candidateFor = clearFor = deviation = 0;
    disturbed = true;
  }

  /** Relative deviation that tells of a disturbance. */
  double tolerance() {
    return tolerance;
  }

  /** Strength of the earth's field here, zero while it is not known [µT]. */
  double strength() {
    return strength;
  }

  /**
   * Takes a measured field.
   *
   * @param norm its strength [µT]
   * @param up its component along the world's vertical [µT]
   * @param turn rate of the body [rad/s]
   */
  void update(double norm, double up, double turn, double dt) {
    sample[0] = norm;
    sample[1] = -StrictMath.asin(Math.max(-1, Math.min(1, up / norm)));
    now.update(sample, NOW, dt);
    double share = dt / (REFERENCE + dt);
    double strengthNow = now.value[0];
    double dipNow = now.value[1];

    deviation = strength > 0 ? deviation(sample[0], sample[1], strength, dip) : 0;
    if (alike(strengthNow, dipNow, strength, dip)) {
      clearFor += dt;
      if (clearFor >= CLEAR) {
        disturbed = false;
        strength += share * (strengthNow - strength);
        dip += share * (dipNow - dip);
      }
    } else {
      clearFor = 0;
      disturbed = true;
    }
    follow(strengthNow, dipNow, turn, share, dt);
  }

  private void follow(double strengthNow, double dipNow, double turn, double share, double dt) {
    if (!alike(strengthNow, dipNow, candidate, candidateDip)) {
      candidate = strengthNow;
      candidateDip = dipNow;
      candidateFor = 0;
      return;
    }
    if (turn > TURN) candidateFor += dt;
    candidate += share * (strengthNow - candidate);
    candidateDip += share * (dipNow - candidateDip);
    boolean long_ = candidateFor >= ANOTHER || strength == 0 && candidateFor >= FIRST;
    if (disturbed && long_) {
      strength = candidate;
      dip = candidateDip;
      disturbed = false;
      clearFor = CLEAR;
    }
  }

  private boolean alike(double a, double aDip, double b, double bDip) {
    return Math.abs(a - b) < tolerance * b && Math.abs(aDip - bDip) < dipTolerance;
  }

  /** Squared, in half tolerances. */
  private double deviation(double a, double aDip, double b, double bDip) {
    double s = 2 * (a - b) / (tolerance * b);
    double d = 2 * (aDip - bDip) / dipTolerance;
    return s * s + d * d;
  }
}
