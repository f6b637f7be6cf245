package raven.estimation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * The error of the estimated body by the filter's group, beside the covariance that it should have. The filter's attitude is that of the inertial unit; the body's follows with the
 * mounting, which is one of its states.
 */
final class NormalisedError {
  private static final int[] PARTS = {
    Kalman.TILT,
    Kalman.TILT + 1,
    Kalman.TILT + 2,
    Kalman.VELOCITY,
    Kalman.VELOCITY + 1,
    Kalman.VELOCITY + 2,
    Kalman.POSITION + 2
  };

  /** Attitude, velocity, height. */
  final double[] e = new double[PARTS.length];

  private final Quaternion turn = new Quaternion();
  private final Vector3D phi = new Vector3D();
  private final Vector3D d = new Vector3D();
  private DMatrixRMaj P = new DMatrixRMaj(Kalman.N, Kalman.N);

  /** How far the heading is wrong [rad]. */
  double yaw(Quaternion q_WB, PlantTruth truth) {
    error(q_WB, truth);
    return phi.getZ();
  }

  /** R = Exp(φ) R̂. */
  private void error(Quaternion q_WB, PlantTruth truth) {
    turn.set(q_WB);
    turn.conjugate();
    turn.preMultiply(truth.q_WB);
    turn.getRotationVector(phi);
  }

  /** Compares: v = Exp(φ) v̂ + ν, p = Exp(φ) p̂ + ρ. */
  void set(Quaternion q_WB, Vector3D v_WB, Vector3D p_WB, PlantTruth truth, Kalman x) {
    error(q_WB, truth);
    phi.get(0, e);
    d.set(v_WB);
    turn.transform(d);
    d.sub(truth.v_WB, d);
    d.get(3, e);
    d.set(p_WB);
    turn.transform(d);
    e[6] = truth.p_WB.getZ() - d.getZ();
    P = ofBody(x);
  }

  /** T P Tᵀ with φ_B = φ − R μ and, for v and p, ξ_B = ξ + (R μ) × x. */
  private static DMatrixRMaj ofBody(Kalman x) {
    DMatrixRMaj T = CommonOps_DDRM.identity(Kalman.N);
    Vector3D p_WB = new Vector3D(x.p_WB);
    Vector3D turned = new Vector3D();
    for (int j = 0; j < 3; j++) {
      Vector3D a = new Vector3D(x.R[j], x.R[3 + j], x.R[6 + j]);
      turned.cross(a, x.v_WB);
      column(T, Kalman.VELOCITY, j, turned);
      turned.cross(a, p_WB);
      column(T, Kalman.POSITION, j, turned);
      a.negate();
      column(T, Kalman.TILT, j, a);
    }
    DMatrixRMaj left = new DMatrixRMaj(Kalman.N, Kalman.N);
    DMatrixRMaj all = new DMatrixRMaj(Kalman.N, Kalman.N);
    CommonOps_DDRM.mult(T, x.P, left);
    CommonOps_DDRM.multTransB(left, T, all);
    return all;
  }

  private static void column(DMatrixRMaj T, int at, int j, Vector3D a) {
    for (int i = 0; i < 3; i++) T.set(at + i, Kalman.MOUNTING + j, a.getElement(i));
  }

  double variance(int part) {
    return P.get(PARTS[part], PARTS[part]);
  }

  /** eᵀ P⁻¹ e over some parts of the error. */
  double over(int from, int to) {
    int n = to - from;
    DMatrixRMaj part = new DMatrixRMaj(n, n);
    DMatrixRMaj error = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      error.set(i, 0, e[from + i]);
      for (int j = 0; j < n; j++) part.set(i, j, P.get(PARTS[from + i], PARTS[from + j]));
    }
    DMatrixRMaj solved = new DMatrixRMaj(n, 1);
    if (!CommonOps_DDRM.solve(part, error, solved))
      throw new AssertionError("covariance is singular");
    return CommonOps_DDRM.dot(error, solved);
  }
}
