package raven.tools;

import raven.robot.Legs;

/**
 * Line through motor torque over angle of one hanging ankle: τ − W cos φ = k q − k q₀ + F sgn q̇, by least squares. Sweeps both ways tell friction F
 * from the spring.
 */
final class AnkleFit {
  private static final double G = 9.80665;

  /** Readings that follow each other share their errors: so many count as one. */
  private static final double ALIKE = 50;

  private final double weight;
  private final double pitch;

  // normal equations of k, −k q₀, F
  private final double[][] a = new double[3][4];
  private final double[][] inverse = new double[3][3];
  private double squares;
  private int count;

  private double rate;
  private double intercept;
  private double variance;

  /** {@code pitch} is that of the body [rad]. */
  AnkleFit(Legs legs, double pitch) {
    this.pitch = pitch;
    weight = G
        * (legs.tarsus().mass() * legs.tarsus().centreOfMass()
            + legs.foot().mass() * legs.tarsus().length());
  }

  /** One reading: hip and ankle [rad], the ankle motor's torque [N m], and which way it moves. */
  void add(double hip, double ankle, double torque, int way) {
    double tarsus = pitch + hip - Math.PI / 2 + ankle;
    double y = torque - weight * Math.cos(tarsus);
    double[] row = {ankle, 1, way};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) a[i][j] += row[i] * row[j];
      a[i][3] += row[i] * y;
    }
    squares += y * y;
    count++;
  }

  void solve() {
    double determinant = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) inverse[j][i] = cofactor(i, j);
      determinant += a[0][i] * inverse[i][0];
    }
    double[] x = new double[3];
    double rest = squares;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        inverse[i][j] /= determinant;
        x[i] += inverse[i][j] * a[j][3];
      }
      rest -= x[i] * a[i][3];
    }
    rate = x[0];
    intercept = x[1];
    variance = Math.max(0, rest) / Math.max(1, count - 3) * ALIKE;
  }

  private double cofactor(int i, int j) {
    int r = (i + 1) % 3;
    int s = (i + 2) % 3;
    int c = (j + 1) % 3;
    int d = (j + 2) % 3;
    return a[r][c] * a[s][d] - a[r][d] * a[s][c];
  }

  /** Rate of the spring [N m/rad]. */
  double rate() {
    return rate;
  }

  /** Angle at which it engages [rad]. */
  double engagesAt() {
    return -intercept / rate;
  }

  double rateDeviation() {
    return Math.sqrt(variance * inverse[0][0]);
  }

  double angleDeviation() {
    // q₀ = −b/k
    double q = engagesAt();
    double v = inverse[1][1] + 2 * q * inverse[0][1] + q * q * inverse[0][0];
    return Math.sqrt(Math.max(0, variance * v)) / Math.abs(rate);
  }
}
