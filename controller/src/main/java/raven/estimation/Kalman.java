package raven.estimation;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.mult.MatrixVectorMult_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * Error-state Kalman filter: the estimate, the covariance of its error, and the one scalar update that every measurement ends in (J. Solà,
 * "Quaternion kinematics for the error-state Kalman filter", 2017; feet as in M. Bloesch et al., "State estimation for legged robots",
 * 2012). The attitude error is local: R_WB = R̂_WB Exp(δθ).
 */
final class Kalman {
  /** Where each part of the error state begins. */
  static final int POSITION = 0;

  static final int VELOCITY = 3;
  static final int TILT = 6;
  static final int GYRO_BIAS = 9;
  static final int ACCEL_BIAS = 12;
  static final int FOOT = 15;
  static final int PRESSURE = 21;
  static final int WIND = 22;
  static final int N = 24;

  // the estimate
  final Point3D p_WB = new Point3D();
  final Vector3D v_WB = new Vector3D();
  final Quaternion q_WB = new Quaternion();
  final Vector3D gyroBias = new Vector3D();
  final Vector3D accelBias = new Vector3D();

  /** Anchors of planted feet in the world, left and right; meaningless while a foot is not planted. */
  final Point3D[] p_WF = {new Point3D(), new Point3D()};

  /** What the barometer reads above the height [m]. */
  double pressureBias;

  /** Horizontal wind; z stays zero [m/s]. */
  final Vector3D wind_W = new Vector3D();

  /** Matrix of {@link #q_WB}, row-major. */
  final double[] R = new double[9];

  /** Covariance of the error state; exactly symmetric at all times. */
  final DMatrixRMaj P = new DMatrixRMaj(N, N);

  /** Gradient of the next measurement with respect to the error state; zero again after each update. */
  final double[] h = new double[N];

  /** Squared innovation over its variance, of the last update. */
  double nis;

  /** Share of refused measurements among the last fifty or so. */
  double refused;

  private final DMatrixRMaj H = DMatrixRMaj.wrap(N, 1, h);
  private final DMatrixRMaj g = new DMatrixRMaj(N, 1);
  private final double[] dx = new double[N];

  /**
   * Believes a scalar measurement unless it is absurd. The gradient is taken from {@link #h}.
   *
   * @param y innovation: measured less predicted
   * @param r variance of the measurement's noise
   * @param gate greatest innovation in standard deviations
   * @return whether it was believed
   */
  boolean fuse(double y, double r, double gate) {
    // g = P h,  s = hᵀ P h + r
    MatrixVectorMult_DDRM.mult(P, H, g);
    double s = VectorVectorMult_DDRM.innerProd(H, g) + r;
    Arrays.fill(h, 0);

    // written so that a NaN is refused too
    nis = y * y / s;
    boolean believed = nis <= gate * gate && s > 0;
    refused += 0.02 * ((believed ? 0 : 1) - refused);
    if (!believed) {
      return false;
    }

    // x ← x ⊕ g y/s
    for (int i = 0; i < N; i++) {
      dx[i] = g.data[i] * (y / s);
    }
    correct();

    // P ← P − g gᵀ/s, symmetric because both factors carry the same root
    double root = 1 / Math.sqrt(s);
    for (int i = 0; i < N; i++) {
      g.data[i] *= root;
    }
    VectorVectorMult_DDRM.rank1Update(-1, P, g, g);
    return true;
  }

  private void correct() {
    p_WB.add(dx[POSITION], dx[POSITION + 1], dx[POSITION + 2]);
    v_WB.add(dx[VELOCITY], dx[VELOCITY + 1], dx[VELOCITY + 2]);
    turn(dx[TILT], dx[TILT + 1], dx[TILT + 2]);
    gyroBias.add(dx[GYRO_BIAS], dx[GYRO_BIAS + 1], dx[GYRO_BIAS + 2]);
    accelBias.add(dx[ACCEL_BIAS], dx[ACCEL_BIAS + 1], dx[ACCEL_BIAS + 2]);
    p_WF[0].add(dx[FOOT], dx[FOOT + 1], dx[FOOT + 2]);
    p_WF[1].add(dx[FOOT + 3], dx[FOOT + 4], dx[FOOT + 5]);
    pressureBias += dx[PRESSURE];
    wind_W.add(dx[WIND], dx[WIND + 1], 0);
  }

  /** Turns the attitude by a body-frame rotation vector: q ← q ⊗ Exp(θ). */
  void turn(double tx, double ty, double tz) {
    Rotations.turn(q_WB, tx, ty, tz, q_WB);
    Rotations.matrix(q_WB, R);
  }

  /** Forgets all correlations of some error states and sets their variance. */
  void decorrelate(int from, int count, double variance) {
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

  double variance(int i) {
    return P.data[i * N + i];
  }

  /** Estimate and covariance are finite and no variance is negative. */
  boolean sane() {
    double sum = p_WB.getX() + p_WB.getY() + p_WB.getZ() + v_WB.getX() + v_WB.getY() + v_WB.getZ();
    sum += q_WB.getS() + q_WB.getX() + q_WB.getY() + q_WB.getZ() + pressureBias;
    sum += gyroBias.getX() + gyroBias.getY() + gyroBias.getZ();
    sum += accelBias.getX() + accelBias.getY() + accelBias.getZ();
    boolean positive = true;
    for (int i = 0; i < N; i++) {
      sum += P.data[i * N + i];
      positive &= P.data[i * N + i] >= 0;
    }
    return Double.isFinite(sum) && positive;
  }
}
