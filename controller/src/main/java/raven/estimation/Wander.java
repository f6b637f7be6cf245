package raven.estimation;

/**
 * How fast the integrated gyro goes astray: the variance rate of an attitude that nobody corrects. It grows with the turning (scale and
 * misalignment), with the gyro's noise as its second differences show it, and by every hole and clipped peak in the data.
 */
final class Wander {
  /** Time constant over which all of it is averaged [s]. */
  private static final double WINDOW = 5;

  /** The rate during a hole may be wrong by this share of its change across the hole, and by so much of itself. */
  private static final double HOLE_CHANGE = 0.5;

  private static final double HOLE_RATE = 0.1;

  /** A sample time longer than the usual one by this factor is a hole. */
  private static final double HOLE = 1.8;

  /** What a clipped peak hides, as a share of the limit. */
  private static final double CLIPPED = 0.15;

  /** Variance rate of the angle about any axis [rad²/s]. */
  double rate;

  /** Variance that the last sample added beyond the ordinary [rad²]. */
  double jump;

  private final double turnError;
  private final double still;
  private final double[] last = new double[3];
  private final double[] before = new double[3];
  private double usual;
  private double turning;
  private double noise;
  private double accidents;
  private double hidden;
  private int samples;

  Wander(AttitudeSettings settings) {
    turnError = settings.turnError() * settings.turnError();
    still = settings.wander() * settings.wander();
    reset();
  }

  void reset() {
    usual = turning = noise = accidents = hidden = jump = 0;
    samples = 0;
    rate = still;
  }

  /**
   * Takes a sample.
   *
   * @param silent the gyro is not heard: what it says is a guess, and the body may turn as it did before
   */
  void update(double[] gyro, boolean clipped, boolean silent, double dt) {
    double fresh = dt / (WINDOW + dt);
    double w2 = 0;
    double second = 0;
    double first = 0;
    for (int i = 0; i < 3; i++) {
      double curve = gyro[i] - 2 * last[i] + before[i];
      double change = gyro[i] - last[i];
      w2 += gyro[i] * gyro[i];
      first += change * change;
      second += curve * curve;
      before[i] = last[i];
      last[i] = gyro[i];
    }
    samples++;
    if (samples < 3) {
      usual = dt;
      return;
    }
    usual += 0.01 * (Math.min(dt, 3 * usual) - usual);
    boolean hole = dt > HOLE * usual;

    // white noise of spread σ in three axes has second differences of variance 3·6 σ²
    if (!silent) turning += fresh * (w2 - turning);
    if (!hole && !clipped && !silent) noise += fresh * (second / 18 * dt - noise);

    // errors of one accident add up before they are squared
    jump = 0;
    if (hole)
      jump = dt * dt * (HOLE_CHANGE * HOLE_CHANGE * first / 3 + HOLE_RATE * HOLE_RATE * w2 / 3);
    if (clipped || silent) {
      double more = (silent ? Math.sqrt(turning) : CLIPPED * Math.sqrt(w2)) * dt;
      jump += more * (2 * hidden + more);
      hidden += more;
    } else {
      hidden = 0;
    }
    accidents += fresh * (jump / dt - accidents);
    rate = turnError * Math.sqrt(turning) + still + noise + accidents;
  }
}
