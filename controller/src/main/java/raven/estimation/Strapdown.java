package raven.estimation;

import static raven.estimation.Kalman.ACCEL_BIAS;
import static raven.estimation.Kalman.FOOT;
import static raven.estimation.Kalman.GYRO_BIAS;
import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Carries estimate and covariance forward with rate and specific force. The transition matrix is sparse and its structure is laid out by
 * hand: 15 of 24 rows change.
 */
final class Strapdown {
  static final double GRAVITY = 9.81;
  private static final double MINUTE = 60;

  /** Rate error while the inertial unit is silent [rad/s]. */
  private static final double SILENT_RATE = 2;

  /** Rate, bias removed, body axes [rad/s]. */
  final Vector3D w_WB_B = new Vector3D();

  /** Acceleration, bias and gravity removed, world axes [m/s2]. */
  final Vector3D a_WB_W = new Vector3D();

  /** Standard deviation of one sample's noise [rad/s, m/s2]. */
  double gyroNoise;

  double accelNoise;

  private final EstimationSettings.Inertial settings;

  /** The parts that an error of the turn moves, and where their errors stand. */
  private static final int[] AT = {VELOCITY, POSITION, FOOT, FOOT + 3};

  private static final int LEVERS = 4;
  private final double[] arm = new double[3 * LEVERS];

  Strapdown(double gyroNoise, double accelNoise, EstimationSettings.Inertial settings) {
    this.gyroNoise = gyroNoise;
    this.accelNoise = accelNoise;
    this.settings = settings;
  }

  void propagate(Kalman x, double dt, Vector3DReadOnly gyro, Vector3DReadOnly accel) {
    // ω = ω_m − b_g,  f = f_m − b_a
    w_WB_B.sub(gyro, x.gyroBias);
    double wx = dt * w_WB_B.getX();
    double wy = dt * w_WB_B.getY();
    double wz = dt * w_WB_B.getZ();
    double fx = accel.getX() - x.accelBias.getX();
    double fy = accel.getY() - x.accelBias.getY();
    double fz = accel.getZ() - x.accelBias.getZ();

    // half the turn before the force acts, half after: second order in dt
    x.turn(0.5 * wx, 0.5 * wy, 0.5 * wz);
    x.reset();
    covariance(x, dt);
    double[] R = x.R;
    a_WB_W.set(
        R[0] * fx + R[1] * fy + R[2] * fz,
        R[3] * fx + R[4] * fy + R[5] * fz,
        R[6] * fx + R[7] * fy + R[8] * fz - GRAVITY);
    x.turn(0.5 * wx, 0.5 * wy, 0.5 * wz);

    // p ← p + v dt + ½ a dt²,  v ← v + a dt
    x.p_WB.scaleAdd(dt, x.v_WB, x.p_WB);
    x.p_WB.scaleAdd(0.5 * dt * dt, a_WB_W, x.p_WB);
    x.v_WB.scaleAdd(dt, a_WB_W, x.v_WB);

    noise(x, dt, Math.sqrt(fx * fx + fy * fy + fz * fz));
  }

  /**
   * P ← F P Fᵀ. By the group's error: φ′ = −R b_g, ν′ = g×φ − v×R b_g − R b_a, ρ′ = ν − p×R b_g, and an anchor's ξ′ = −f×R b_g; only the biases
   * make it depend on the estimate at all.
   */
  private void covariance(Kalman x, double dt) {
    double[] P = x.P.data;
    double[] R = x.R;
    lever(x);
    int rows = x.anchored() ? FOOT + 6 : ACCEL_BIAS;
    int n = x.size;

    // rows: F P; each row is read by the rows above it before it changes
    for (int j = 0; j < n; j++) {
      int g = GYRO_BIAS * N + j;
      int a = ACCEL_BIAS * N + j;
      double g0 = P[g];
      double g1 = P[g + N];
      double g2 = P[g + 2 * N];
      double a0 = P[a];
      double a1 = P[a + N];
      double a2 = P[a + 2 * N];
      double bx = dt * (R[0] * g0 + R[1] * g1 + R[2] * g2);
      double by = dt * (R[3] * g0 + R[4] * g1 + R[5] * g2);
      double bz = dt * (R[6] * g0 + R[7] * g1 + R[8] * g2);
      int p = POSITION * N + j;
      int v = VELOCITY * N + j;
      int t = TILT * N + j;
      P[p] += dt * P[v];
      P[p + N] += dt * P[v + N];
      P[p + 2 * N] += dt * P[v + 2 * N];
      P[v] += dt * (GRAVITY * P[t + N] - (R[0] * a0 + R[1] * a1 + R[2] * a2));
      P[v + N] += dt * (-GRAVITY * P[t] - (R[3] * a0 + R[4] * a1 + R[5] * a2));
      P[v + 2 * N] -= dt * (R[6] * a0 + R[7] * a1 + R[8] * a2);
      P[t] -= bx;
      P[t + N] -= by;
      P[t + 2 * N] -= bz;
      for (int k = 0; k < LEVERS; k++) {
        if (AT[k] >= rows) break;
        int at = AT[k] * N + j;
        double ux = arm[3 * k];
        double uy = arm[3 * k + 1];
        double uz = arm[3 * k + 2];
        P[at] -= uy * bz - uz * by;
        P[at + N] -= uz * bx - ux * bz;
        P[at + 2 * N] -= ux * by - uy * bx;
      }
    }

    // columns of the corner that both sides touch: (F P) Fᵀ
    for (int i = 0; i < rows; i++) {
      if (i == GYRO_BIAS) i = FOOT;
      if (i >= rows) break;
      int row = i * N;
      double g0 = P[row + GYRO_BIAS];
      double g1 = P[row + GYRO_BIAS + 1];
      double g2 = P[row + GYRO_BIAS + 2];
      double a0 = P[row + ACCEL_BIAS];
      double a1 = P[row + ACCEL_BIAS + 1];
      double a2 = P[row + ACCEL_BIAS + 2];
      double bx = dt * (R[0] * g0 + R[1] * g1 + R[2] * g2);
      double by = dt * (R[3] * g0 + R[4] * g1 + R[5] * g2);
      double bz = dt * (R[6] * g0 + R[7] * g1 + R[8] * g2);
      int p = row + POSITION;
      int v = row + VELOCITY;
      int t = row + TILT;
      P[p] += dt * P[v];
      P[p + 1] += dt * P[v + 1];
      P[p + 2] += dt * P[v + 2];
      P[v] += dt * (GRAVITY * P[t + 1] - (R[0] * a0 + R[1] * a1 + R[2] * a2));
      P[v + 1] += dt * (-GRAVITY * P[t] - (R[3] * a0 + R[4] * a1 + R[5] * a2));
      P[v + 2] -= dt * (R[6] * a0 + R[7] * a1 + R[8] * a2);
      P[t] -= bx;
      P[t + 1] -= by;
      P[t + 2] -= bz;
      for (int k = 0; k < LEVERS; k++) {
        if (AT[k] >= rows) break;
        int at = row + AT[k];
        double ux = arm[3 * k];
        double uy = arm[3 * k + 1];
        double uz = arm[3 * k + 2];
        P[at] -= uy * bz - uz * by;
        P[at + 1] -= uz * bx - ux * bz;
        P[at + 2] -= ux * by - uy * bx;
      }
    }

    // rows that changed are the truth; where two of them cross, the upper one
    for (int i = 0; i < rows; i++) {
      if (i == GYRO_BIAS) i = FOOT;
      if (i >= rows) break;
      for (int j = 0; j < n; j++) {
        boolean upper = j > i || j >= GYRO_BIAS && j < FOOT;
        if (upper) P[j * N + i] = P[i * N + j];
      }
    }
  }

  /** Where the turned parts are, which an error of the turn moves. */
  private void lever(Kalman x) {
    x.v_WB.get(0, arm);
    x.p_WB.get(3, arm);
    x.p_WF[0].get(6, arm);
    x.p_WF[1].get(9, arm);
  }

  private void noise(Kalman x, double dt, double force) {
    // a sample's noise acts for one tick; errors that grow with the force matter in shocks
    double gyro = gyroNoise * dt;
    turnNoise(x, gyro * gyro);
    double shock = settings.accelScale() * Math.abs(force - GRAVITY);
    double accel = accelNoise + shock;
    x.inflate(VELOCITY, 3, accel * accel * dt * dt);
    x.inflate(GYRO_BIAS, 3, settings.gyroWalk() * settings.gyroWalk() * dt / MINUTE);
    x.inflate(ACCEL_BIAS, 3, settings.accelWalk() * settings.accelWalk() * dt / MINUTE);
  }

  /** A turn by mistake turns everything: Q = σ² B Bᵀ with B = (I, [v]ₓ, [p]ₓ, [f]ₓ). */
  void turnNoise(Kalman x, double variance) {
    lever(x);
    x.inflate(TILT, 3, variance);
    double[] P = x.P.data;
    for (int k = 0; k < LEVERS; k++) {
      if (AT[k] >= FOOT && !x.anchored()) break;
      double ux = variance * arm[3 * k];
      double uy = variance * arm[3 * k + 1];
      double uz = variance * arm[3 * k + 2];
      add(P, AT[k], TILT + 1, -uz);
      add(P, AT[k], TILT + 2, uy);
      add(P, AT[k] + 1, TILT, uz);
      add(P, AT[k] + 1, TILT + 2, -ux);
      add(P, AT[k] + 2, TILT, -uy);
      add(P, AT[k] + 2, TILT + 1, ux);

      // [u]ₓ[w]ₓᵀ = (u·w) I − w uᵀ
      for (int l = 0; l <= k; l++) {
        double dot = ux * arm[3 * l] + uy * arm[3 * l + 1] + uz * arm[3 * l + 2];
        for (int i = 0; i < 3; i++) {
          for (int j = 0; j < 3; j++) {
            double q = (i == j ? dot : 0) - variance * (arm[3 * l + i] * arm[3 * k + j]);
            if (k != l) add(P, AT[k] + i, AT[l] + j, q);
            else P[(AT[k] + i) * N + AT[k] + j] += q;
          }
        }
      }
    }
  }

  /** What a turn by mistake about one axis, world axes, does to everything: B φ [rad]. */
  void turned(Kalman x, double a, double b, double c, double[] error) {
    lever(x);
    error[TILT] = a;
    error[TILT + 1] = b;
    error[TILT + 2] = c;
    for (int k = 0; k < LEVERS; k++) {
      if (AT[k] >= FOOT && !x.anchored()) break;
      double ux = arm[3 * k];
      double uy = arm[3 * k + 1];
      double uz = arm[3 * k + 2];
      error[AT[k]] = uy * c - uz * b;
      error[AT[k] + 1] = uz * a - ux * c;
      error[AT[k] + 2] = ux * b - uy * a;
    }
  }

  /** Nobody felt this step: the body may have turned and may have been pushed anyhow. */
  void silent(Kalman x, double dt) {
    double turn = SILENT_RATE * dt;
    turnNoise(x, turn * turn);
    double push = settings.clippedAccel() * dt;
    x.inflate(VELOCITY, 3, push * push);
  }

  private static void add(double[] P, int i, int j, double q) {
    P[i * N + j] += q;
    P[j * N + i] = P[i * N + j];
  }
}
