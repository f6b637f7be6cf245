package raven.estimation;

import org.ejml.data.DMatrixRMaj;

/**
 * Covariance of the invariant error, its layout, and what is done to it besides propagation and update. Groups of states that cannot be observed yet lie behind those in use:
 * everything works on the first {@link #size} states only, so that a walking robot does not pay for a magnetometer that it does not have.
 */
abstract sealed class Covariance permits GroupState {
  /** Where each part of the error state begins. */
  static final int POSITION = 0;

  static final int VELOCITY = 3;
  static final int TILT = 6;
  static final int GYRO_BIAS = 9;
  static final int ACCEL_BIAS = 12;
  static final int FOOT = 15;
  static final int MOUNTING = 21;
  static final int PRESSURE = 24;
  static final int WIND = 25;
  static final int LATENCY = 27;
  static final int GROUND = 28;
  static final int EARTH = 29;
  static final int IRON = 32;
  static final int N = 35;

  /** Covariance; exactly symmetric at all times, and nought beyond {@link #size}. */
  final DMatrixRMaj P = new DMatrixRMaj(N, N);

  /** States in use: all before this one. */
  int size = MOUNTING;

  /** Takes all states before this one into use. */
  void use(int end) {
    size = Math.max(size, end);
  }

  /** Nothing is uncertain, and only attitude, velocity, position, biases and feet are in use. */
  void clear() {
    P.zero();
    size = MOUNTING;
  }

  /** Forgets all correlations of some error states and sets their variance. */
  void decorrelate(int from, int count, double variance) {
    use(from + count);
    for (int i = from; i < from + count; i++) {
      for (int j = 0; j < N; j++) {
        P.data[i * N + j] = 0;
        P.data[j * N + i] = 0;
      }
      P.data[i * N + i] = variance;
    }
  }

  /** Adds variance to some error states. */
  void inflate(int from, int count, double variance) {
    for (int i = from; i < from + count; i++) {
      P.data[i * N + i] += variance;
    }
  }

  /** Adds one error that moves many states at once: P ← P + e eᵀ. */
  void inflate(double[] error) {
    for (int i = 0; i < size; i++) {
      if (error[i] == 0) continue;
      for (int j = 0; j < size; j++) {
        P.data[i * N + j] += error[i] * error[j];
      }
    }
  }

  /** Some error states shrink to a share of themselves. */
  void fade(int from, int count, double share) {
    double[] p = P.data;
    for (int i = from; i < from + count; i++) {
      for (int j = 0; j < size; j++) {
        p[i * N + j] *= share;
        p[j * N + i] *= share;
      }
    }
  }

  /** Adds variance along one level direction, its two components side by side. */
  void inflateAlong(int at, double x, double y, double variance) {
    double[] p = P.data;
    p[at * N + at] += x * x * variance;
    p[(at + 1) * N + at + 1] += y * y * variance;
    p[at * N + at + 1] += x * y * variance;
    p[(at + 1) * N + at] = p[at * N + at + 1];
  }

  double variance(int i) {
    return P.data[i * N + i];
  }

  /** P ← T P Tᵀ with T: ξ_x ← ξ_x + u × φ, for the three rows of one part. */
  void shear(int at, double ux, double uy, double uz) {
    double[] p = P.data;
    int tilt = TILT * N;
    for (int j = 0; j < size; j++) {
      double a = p[tilt + j];
      double b = p[tilt + N + j];
      double c = p[tilt + 2 * N + j];
      p[at * N + j] += uy * c - uz * b;
      p[(at + 1) * N + j] += uz * a - ux * c;
      p[(at + 2) * N + j] += ux * b - uy * a;
    }
    for (int j = 0; j < size; j++) {
      double a = p[j * N + TILT];
      double b = p[j * N + TILT + 1];
      double c = p[j * N + TILT + 2];
      p[j * N + at] += uy * c - uz * b;
      p[j * N + at + 1] += uz * a - ux * c;
      p[j * N + at + 2] += ux * b - uy * a;
    }
    symmetric(at, 3);
  }

  /** Columns follow rows, for some states that have changed. */
  void symmetric(int from, int count) {
    double[] p = P.data;
    for (int i = from; i < from + count; i++) {
      for (int j = 0; j < size; j++) {
        p[j * N + i] = p[i * N + j];
      }
    }
  }

  /**
   * A state that is told anew by others: ξ_i = ξ_base + Σ_k (c_k φ_k + m_k μ_k) + noise; a base below zero is none. The combination must not hold the state itself.
   *
   * @param c factors of the attitude's error
   * @param m factors of the mounting's error
   */
  void derive(int i, int base, double[] c, double[] m, double noise) {
    decorrelate(i, 1, 0);
    double[] p = P.data;
    for (int j = 0; j < size; j++) {
      if (j == i) continue;
      double sum = base < 0 ? 0 : p[base * N + j];
      for (int k = 0; k < 3; k++) {
        sum += c[k] * p[(TILT + k) * N + j] + m[k] * p[(MOUNTING + k) * N + j];
      }
      p[i * N + j] = sum;
    }
    double own = noise + (base < 0 ? 0 : p[i * N + base]);
    for (int k = 0; k < 3; k++) {
      own += c[k] * p[i * N + TILT + k] + m[k] * p[i * N + MOUNTING + k];
    }
    p[i * N + i] = own;
    symmetric(i, 1);
  }

  /** Variance of ξ_i + a ξ_j + b ξ_k. */
  double spread(int i, int j, double a, int k, double b) {
    double[] p = P.data;
    return p[i * N + i]
        + a * a * p[j * N + j]
        + b * b * p[k * N + k]
        + 2 * (a * p[i * N + j] + b * p[i * N + k] + a * b * p[j * N + k]);
  }

  /** Whether an anchor means anything. */
  boolean anchored() {
    return P.data[FOOT * N + FOOT] > 0 || P.data[(FOOT + 3) * N + FOOT + 3] > 0;
  }

  /** Sum of all variances; negative if one of them is, not a number if one of them is not. */
  double trace() {
    double sum = 0;
    boolean positive = true;
    for (int i = 0; i < size; i++) {
      double p = P.data[i * N + i];
      sum += p;
      positive &= !(p < 0);
    }
    return positive ? sum : -1;
  }
}
