package raven.estimation;

/**
 * Tells when a body rests: gyro and accelerometer stay near their own slow means (Laidig and Seel 2023, section 3.5). Both are smoothed first, so that a body which
 * only shakes, as with a propeller or flapping wings, rests too; and a turn too fast to be the bias is no rest, however steady.
 */
final class RestDetector {
  /** Time constants of the smoothing that takes shaking away, and of the means [s]. */
  private static final double SMOOTHING = 0.15;

  private static final double MEAN = 0.5;

  /** Greatest deviations from the means [rad/s, m/s2]. */
  private static final double RATE = Math.toRadians(1.5);

  private static final double FORCE = 0.5;

  /** They have to be small for so long [s]. */
  private static final double AFTER = 1.5;

  /** Mean of the gyro [rad/s]. */
  final double[] gyro;

  boolean resting;

  private final LowPass smooth = new LowPass(6);
  private final LowPass mean = new LowPass(6);
  private double quiet;

  RestDetector() {
    gyro = mean.value;
  }

  void reset() {
    smooth.reset();
    mean.reset();
    quiet = 0;
    resting = false;
  }

  /** Takes gyro and accelerometer in one array, and how far the gyro's bias may be from its estimate. */
  void update(double[] inertial, double[] bias, double doubt, double dt) {
    smooth.update(inertial, SMOOTHING, dt);
    mean.update(smooth.value, MEAN, dt);
    double rate = 0;
    double force = 0;
    double turn = 0;
    for (int i = 0; i < 3; i++) {
      double r = smooth.value[i] - mean.value[i];
      double f = smooth.value[3 + i] - mean.value[3 + i];
      double t = mean.value[i] - bias[i];
      rate += r * r;
      force += f * f;
      turn += t * t;
    }
    boolean still = rate < RATE * RATE && force < FORCE * FORCE && turn < doubt * doubt;
    quiet = still ? quiet + dt : 0;
    resting = quiet >= AFTER;
  }
}
