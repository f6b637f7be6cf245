package raven.estimation;

/**
 * Undoes jumps of the almost inertial frame: when a hole in the data or a clipped peak has turned it by an unknown angle, the magnetic
 * field, which stood still in it, tells two of the three axes at once. Where the field is steep, these are mostly the inclination, which
 * would otherwise take seconds to come back and would tilt the heading with it.
 */
final class FieldAnchor {
  /** Time constant of the mean field in the frame [s]. */
  private static final double MEAN = 2;

  /** Beyond this share a field is not the one that was there before. */
  private static final double SAME = 0.12;

  /** A frame no more uncertain than this is left alone [rad²]. */
  private static final double SMALL = 1e-3;

  private final double noise;
  private final double[] mean = new double[3];
  private double variance;
  private double age;

  FieldAnchor(AttitudeSettings settings) {
    noise = settings.headingSpread() * settings.headingSpread();
  }

  void reset() {
    variance = age = 0;
  }

  /** The frame may have turned by an angle of this variance about each axis [rad²]. */
  void jump(double more) {
    variance = Math.min(1, variance + more);
  }

  /** Takes the field in the frame, and turns the body's attitude in that frame, and the field with it, back to where it was. */
  void hold(double[] q_IB, double[] field, double dt) {
    double m2 = dot(mean, mean);
    double f2 = dot(field, field);
    boolean same = age > MEAN && Math.abs(f2 - m2) < SAME * m2;
    if (variance > SMALL && same) turnBack(q_IB, field, Math.sqrt(m2 * f2));
    age += dt;
    double share = dt / (Math.min(age, MEAN) + dt) * noise / (noise + variance);
    for (int i = 0; i < 3; i++) {
      mean[i] += share * (field[i] - mean[i]);
    }
    // what was not turned back has become part of the mean
    variance *= 1 - share;
  }

  private void turnBack(double[] q_IB, double[] field, double size) {
    double k = variance / (variance + noise);
    double x = k * (field[1] * mean[2] - field[2] * mean[1]) / size;
    double y = k * (field[2] * mean[0] - field[0] * mean[2]) / size;
    double z = k * (field[0] * mean[1] - field[1] * mean[0]) / size;
    Quaternions.premultiply(1, 0.5 * x, 0.5 * y, 0.5 * z, q_IB);
    double a = field[0];
    double b = field[1];
    double c = field[2];
    field[0] += y * c - z * b;
    field[1] += z * a - x * c;
    field[2] += x * b - y * a;
    variance -= k * variance;
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
