package raven.estimation;

import static raven.estimation.Kalman.ACCEL_BIAS;
import static raven.estimation.Kalman.GYRO_BIAS;
import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import raven.robot.Sensors;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Carries estimate and covariance forward with rate and specific force. The transition matrix is sparse and its structure is laid out by
 * hand: 9 of 24 rows change.
 */
final class Strapdown {
  static final double GRAVITY = 9.81;
  private static final double MINUTE = 60;

  /** Rate, bias removed, body axes [rad/s]. */
  final Vector3D w_WB_B = new Vector3D();

  /** Acceleration, bias and gravity removed, world axes [m/s2]. */
  final Vector3D a_WB_W = new Vector3D();

  private final Sensors.Imu imu;
  private final EstimationSettings.Inertial settings;

  // blocks of the transition matrix: velocity by tilt, tilt by tilt
  private final double[] M = new double[9];
  private final double[] E = new double[9];

  Strapdown(Sensors.Imu imu, EstimationSettings.Inertial settings) {
    this.imu = imu;
    this.settings = settings;
  }

  void propagate(
      Kalman x, double dt, Vector3DReadOnly gyro, Vector3DReadOnly accel, boolean clipped) {
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
    covariance(x, dt, wx, wy, wz, fx, fy, fz);
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

    noise(x, dt, Math.sqrt(fx * fx + fy * fy + fz * fz), clipped);
  }

  /** P ← F P Fᵀ with F = [I, dt I, 0; 0, I, −R[f]ₓdt, 0, −R dt; 0, 0, Exp(−ω dt), −I dt]. */
  private void covariance(
      Kalman x, double dt, double wx, double wy, double wz, double fx, double fy, double fz) {
    double[] P = x.P.data;
    double[] R = x.R;
    for (int i = 0; i < 3; i++) {
      double a = R[3 * i];
      double b = R[3 * i + 1];
      double c = R[3 * i + 2];
      M[3 * i] = -dt * (b * fz - c * fy);
      M[3 * i + 1] = -dt * (c * fx - a * fz);
      M[3 * i + 2] = -dt * (a * fy - b * fx);
    }
    // I − [θ]ₓ + ½[θ]ₓ²
    double n2 = wx * wx + wy * wy + wz * wz;
    E[0] = 1 + 0.5 * (wx * wx - n2);
    E[1] = wz + 0.5 * wx * wy;
    E[2] = -wy + 0.5 * wx * wz;
    E[3] = -wz + 0.5 * wx * wy;
    E[4] = 1 + 0.5 * (wy * wy - n2);
    E[5] = wx + 0.5 * wy * wz;
    E[6] = wy + 0.5 * wx * wz;
    E[7] = -wx + 0.5 * wy * wz;
    E[8] = 1 + 0.5 * (wz * wz - n2);

    // rows: F P; each row group is read by the groups above it before it changes
    for (int j = 0; j < N; j++) {
      double t0 = P[TILT * N + j];
      double t1 = P[(TILT + 1) * N + j];
      double t2 = P[(TILT + 2) * N + j];
      double b0 = P[ACCEL_BIAS * N + j];
      double b1 = P[(ACCEL_BIAS + 1) * N + j];
      double b2 = P[(ACCEL_BIAS + 2) * N + j];
      for (int i = 0; i < 3; i++) {
        int k = 3 * i;
        double velocity = P[(VELOCITY + i) * N + j];
        P[(POSITION + i) * N + j] += dt * velocity;
        P[(VELOCITY + i) * N + j] = velocity
            + M[k] * t0
            + M[k + 1] * t1
            + M[k + 2] * t2
            - dt * (R[k] * b0 + R[k + 1] * b1 + R[k + 2] * b2);
        P[(TILT + i) * N + j] =
            E[k] * t0 + E[k + 1] * t1 + E[k + 2] * t2 - dt * P[(GYRO_BIAS + i) * N + j];
      }
    }

    // columns of the corner that both sides touch: (F P) Fᵀ
    for (int row = 0; row < 9; row++) {
      int at = row * N;
      double t0 = P[at + TILT];
      double t1 = P[at + TILT + 1];
      double t2 = P[at + TILT + 2];
      double b0 = P[at + ACCEL_BIAS];
      double b1 = P[at + ACCEL_BIAS + 1];
      double b2 = P[at + ACCEL_BIAS + 2];
      for (int i = 0; i < 3; i++) {
        int k = 3 * i;
        double velocity = P[at + VELOCITY + i];
        P[at + POSITION + i] += dt * velocity;
        P[at + VELOCITY + i] = velocity
            + M[k] * t0
            + M[k + 1] * t1
            + M[k + 2] * t2
            - dt * (R[k] * b0 + R[k + 1] * b1 + R[k + 2] * b2);
        P[at + TILT + i] = E[k] * t0 + E[k + 1] * t1 + E[k + 2] * t2 - dt * P[at + GYRO_BIAS + i];
      }
    }

    // the upper triangle is the truth
    for (int i = 0; i < 9; i++) {
      for (int j = i + 1; j < N; j++) {
        P[j * N + i] = P[i * N + j];
      }
    }
  }

  private void noise(Kalman x, double dt, double force, boolean clipped) {
    // a sample's noise acts for one tick; errors that grow with the force matter in shocks
    double gyro = imu.gyroNoise() * dt;
    x.inflate(TILT, 3, gyro * gyro);
    double shock = settings.accelScale() * Math.abs(force - GRAVITY);
    double accel = imu.accelNoise() + shock + (clipped ? settings.clippedAccel() : 0);
    x.inflate(VELOCITY, 3, accel * accel * dt * dt);
    x.inflate(GYRO_BIAS, 3, settings.gyroWalk() * settings.gyroWalk() * dt / MINUTE);
    x.inflate(ACCEL_BIAS, 3, settings.accelWalk() * settings.accelWalk() * dt / MINUTE);
  }
}
