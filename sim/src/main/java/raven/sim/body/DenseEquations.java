package raven.sim.body;

/** The {@link Equations} as books have them, for whoever compares or shows them. Not for the inner loop: it makes garbage. */
final class DenseEquations {
  private DenseEquations() {}

  /** Writes H, dense and row-major, and the bias, the base's angular coordinates in its own axes. */
  static void write(Equations of, double[] massMatrix, double[] bias) {
    BranchFactor matrix = of.matrix;
    int base = of.base;
    int size = of.net.length;
    double[][] m = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int t = 0; t <= matrix.depth[k]; t++) {
        int c = matrix.column[matrix.start[k] + t];
        m[k][c] = matrix.h[matrix.start[k] + t];
        m[c][k] = m[k][c];
      }
      bias[k] = k < base ? -of.net[k] : of.torque[k - base] - of.net[k];
    }
    for (int j = 0; j < of.tree.hinges; j++) {
      m[base + j][base + j] -= of.implicit[j];
    }
    if (base > 0) {
      turnToBody(of.body, bias);
      for (double[] row : m) {
        turnToBody(of.body, row);
      }
      double[] column = new double[size];
      for (int c = 0; c < size; c++) {
        for (int k = 0; k < size; k++) {
          column[k] = m[k][c];
        }
        turnToBody(of.body, column);
        for (int k = 0; k < size; k++) {
          m[k][c] = column[k];
        }
      }
    }
    for (int k = 0; k < size; k++) {
      System.arraycopy(m[k], 0, massMatrix, k * size, size);
    }
  }

  private static void turnToBody(Kinematics body, double[] covector) {
    double wx = covector[3];
    double wy = covector[4];
    double wz = covector[5];
    for (int k = 0; k < 3; k++) {
      covector[3 + k] = body.r[k] * wx + body.r[3 + k] * wy + body.r[6 + k] * wz;
    }
  }
}
