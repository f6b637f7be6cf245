package raven.tools;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import raven.file.FileError;

/**
 * The ellipsoid through the readings of a magnetometer that was turned: iron moves its centre and bends its axes, and
 * the matrix that makes it a sphere again takes the iron off (Q. Li and J. G. Griffiths, "Least squares ellipsoid specific fitting", 2004;
 * symmetric root after J. F. Vasconcelos et al., 2011). Least squares on xᵀQx − 2uᵀx = 1.
 */
final class EllipsoidFit {
  private static final int UNKNOWNS = 9;

  /** Hard iron: the centre [T]. */
  final double[] centre;

  /** Soft iron: symmetric, of determinant one. */
  final double[][] round;

  /** Radius of the sphere that it becomes [T]. */
  final double radius;

  /** How far readings lie off that sphere, as a share of it, root mean square. */
  final double misfit;

  EllipsoidFit(List<double[]> readings) {
    // in units of the readings' size, so that squares and products are of one order
    double unit = 0;
    for (double[] m : readings) unit += norm(m[0], m[1], m[2]) / readings.size();
    RealMatrix rows = new Array2DRowRealMatrix(readings.size(), UNKNOWNS);
    for (int i = 0; i < readings.size(); i++) {
      double x = readings.get(i)[0] / unit;
      double y = readings.get(i)[1] / unit;
      double z = readings.get(i)[2] / unit;
      double[] row = {x * x, y * y, z * z, 2 * x * y, 2 * x * z, 2 * y * z, -2 * x, -2 * y, -2 * z};
      rows.setRow(i, row);
    }
    RealVector a = solve(rows);
    RealMatrix q = MatrixUtils.createRealMatrix(new double[][] {
      {a.getEntry(0), a.getEntry(3), a.getEntry(4)},
      {a.getEntry(3), a.getEntry(1), a.getEntry(5)},
      {a.getEntry(4), a.getEntry(5), a.getEntry(2)}
    });

    // c = Q⁻¹ u, and (x − c)ᵀ Q (x − c) = 1 + cᵀ Q c
    RealVector u = a.getSubVector(6, 3);
    RealVector c = new LUDecomposition(q).getSolver().solve(u);
    EigenDecomposition shape =
        new EigenDecomposition(q.scalarMultiply(1 / (1 + c.dotProduct(q.operate(c)))));
    double[] inverseSquares = shape.getRealEigenvalues();
    for (double value : inverseSquares) if (!(value > 0)) throw flat();

    // S = r Q^½ with r the geometric mean of the half axes
    double r = Math.pow(inverseSquares[0] * inverseSquares[1] * inverseSquares[2], -1.0 / 6);
    RealMatrix s = shape.getSquareRoot().scalarMultiply(r);
    round = s.getData();
    centre = c.mapMultiply(unit).toArray();
    radius = r * unit;
    double sum = 0;
    for (double[] m : readings) {
      double[] v = s.operate(new double[] {m[0] - centre[0], m[1] - centre[1], m[2] - centre[2]});
      double off = norm(v[0], v[1], v[2]) / radius - 1;
      sum += off * off;
    }
    misfit = Math.sqrt(sum / readings.size());
  }

  private static RealVector solve(RealMatrix rows) {
    try {
      RealVector ones = new ArrayRealVector(rows.getRowDimension(), 1);
      return new QRDecomposition(rows, 1e-9).getSolver().solve(ones);
    } catch (SingularMatrixException e) {
      throw flat();
    }
  }

  private static FileError flat() {
    return new FileError(
        "the readings lie on no ellipsoid: turn the robot through all directions, also on its back and sides");
  }

  private static double norm(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** A reading without the iron, chip axes [T]. */
  double[] corrected(double[] reading) {
    double[] v = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) v[i] += round[i][j] * (reading[j] - centre[j]);
    }
    return v;
  }
}
