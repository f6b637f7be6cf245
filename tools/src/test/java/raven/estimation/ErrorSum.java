package raven.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Sums of squared errors of the estimate, plain ones of every tick, and some normalised by the filter's own covariance. */
final class ErrorSum {
  /** Attitude, velocity and height: what controllers act on. */
  static final int FREEDOM = 7;

  private double tilt2;
  private double velocity2;
  private double level2;
  private double height2;
  private double yaw2;
  private long ticks;

  private double normalised;
  private double normalisedTilt;
  private double normalisedVelocity;
  private final double[] normalisedPart = new double[FREEDOM];
  private final double[] error2 = new double[FREEDOM];
  private final double[] variance = new double[FREEDOM];
  private long samples;

  /** Takes the errors of one tick: angle between the verticals, velocity, height, heading. */
  void take(double tilt, double ex, double ey, double ez, double height, double yaw) {
    tilt2 += tilt * tilt;
    level2 += ex * ex + ey * ey;
    velocity2 += ex * ex + ey * ey + ez * ez;
    height2 += height * height;
    yaw2 += yaw * yaw;
    ticks++;
  }

  /** Takes an error with its covariance. */
  void take(NormalisedError error) {
    normalised += error.over(0, FREEDOM);
    normalisedTilt += error.over(0, 2);
    normalisedVelocity += error.over(3, 6);
    for (int i = 0; i < FREEDOM; i++) {
      normalisedPart[i] += error.over(i, i + 1);
      error2[i] += error.e[i] * error.e[i];
      variance[i] += error.variance(i);
    }
    samples++;
  }

  void add(ErrorSum o) {
    tilt2 += o.tilt2;
    velocity2 += o.velocity2;
    level2 += o.level2;
    height2 += o.height2;
    yaw2 += o.yaw2;
    ticks += o.ticks;
    normalised += o.normalised;
    normalisedTilt += o.normalisedTilt;
    normalisedVelocity += o.normalisedVelocity;
    for (int i = 0; i < FREEDOM; i++) {
      normalisedPart[i] += o.normalisedPart[i];
      error2[i] += o.error2[i];
      variance[i] += o.variance[i];
    }
    samples += o.samples;
  }

  boolean empty() {
    return ticks == 0;
  }

  /** Root mean square [deg]. */
  double tiltDeg() {
    return Math.toDegrees(Math.sqrt(tilt2 / ticks));
  }

  /** Root mean square [m/s]. */
  double velocity() {
    return Math.sqrt(velocity2 / ticks);
  }

  /** Mean normalised squared error; {@link #FREEDOM} when the covariance is right. */
  double nees() {
    return normalised / samples;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "tilt %.2f deg, velocity %.3f m/s (level %.3f), height %.3f m, yaw %.2f deg; normalised %.2f of 7: tilt %.2f of 2, yaw %.2f of 1, velocity %.2f of 3, height %.2f of 1;"
            + " attitude [mrad], velocity [mm/s], height [mm], each error/spread %s",
        tiltDeg(),
        velocity(),
        Math.sqrt(level2 / ticks),
        Math.sqrt(height2 / ticks),
        Math.toDegrees(Math.sqrt(yaw2 / ticks)),
        nees(),
        normalisedTilt / samples,
        normalisedPart[2] / samples,
        normalisedVelocity / samples,
        normalisedPart[6] / samples,
        parts());
  }

  private List<String> parts() {
    String[] words = new String[FREEDOM];
    for (int i = 0; i < FREEDOM; i++) {
      words[i] = String.format(
          Locale.ROOT,
          "%.1f/%.1f",
          1e3 * Math.sqrt(error2[i] / samples),
          1e3 * Math.sqrt(variance[i] / samples));
    }
    return Arrays.asList(words);
  }
}
