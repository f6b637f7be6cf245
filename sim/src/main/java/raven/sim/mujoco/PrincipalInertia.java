package raven.sim.mujoco;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import raven.sim.body.Rotation;

/**
 * Principal moments of an inertia tensor and the orientation of their axes: I = R diag(p) Rᵀ. MuJoCo's own decomposition of a full inertia is
 * good to ten digits only.
 */
final class PrincipalInertia {
  /** Rounding of a decomposition, as a share of the trace. */
  private static final double ROUNDING = 1e-13;

  final double[] moments = new double[3];

  /** From principal to body axes, w x y z. */
  final double[] quaternion = {1, 0, 0, 0};

  /** From xx yy zz xy xz yz. */
  PrincipalInertia(double[] i) {
    double trace = i[0] + i[1] + i[2];
    // what a shift of the reference point leaves of zeros is no product of inertia
    double tiny = ROUNDING * trace;
    if (Math.abs(i[3]) <= tiny && Math.abs(i[4]) <= tiny && Math.abs(i[5]) <= tiny) {
      System.arraycopy(i, 0, moments, 0, 3);
      return;
    }
    double[][] full = {{i[0], i[3], i[4]}, {i[3], i[1], i[5]}, {i[4], i[5], i[2]}};
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(full));
    double[] r = new double[9];
    for (int k = 0; k < 3; k++) {
      moments[k] = eigen.getRealEigenvalue(k);
      for (int row = 0; row < 3; row++) {
        r[3 * row + k] = eigen.getEigenvector(k).getEntry(row);
      }
    }

    // a left-handed set of axes is no rotation
    double det = r[0] * (r[4] * r[8] - r[5] * r[7])
        - r[1] * (r[3] * r[8] - r[5] * r[6])
        + r[2] * (r[3] * r[7] - r[4] * r[6]);
    if (det < 0) {
      for (int row = 0; row < 3; row++) {
        r[3 * row + 2] = -r[3 * row + 2];
      }
    }
    Rotation.toQuaternion(r, 0, quaternion);
    check(full, trace);
  }

  private void check(double[][] full, double trace) {
    double[] r = new double[9];
    Rotation.fromQuaternion(quaternion[0], quaternion[1], quaternion[2], quaternion[3], r, 0);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += r[3 * a + k] * moments[k] * r[3 * b + k];
        }
        if (!(Math.abs(sum - full[a][b]) <= 10 * ROUNDING * trace)) {
          throw new IllegalStateException("principal axes give " + sum + " instead of " + full[a][b]
              + " at row " + a + ", column " + b + " of the inertia");
        }
      }
    }
  }
}
