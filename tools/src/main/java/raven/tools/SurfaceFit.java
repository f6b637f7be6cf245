package raven.tools;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Response surfaces of several figures over the same flights (Box and Wilson 1951), by ridge regression (Hoerl and Kennard 1970). Of several
 * strengths of the ridge each figure has the one that predicts best what was left out, one flight at a time (Allen 1974, PRESS). Flights that
 * are far off in any figure, by the median absolute deviation, are dropped.
 */
final class SurfaceFit {
  private static final int PASSES = 3;

  /** From many flights for each coefficient to fewer flights than coefficients. */
  private static final double[] STRENGTHS = {0.1, 1, 8, 64};

  /** Standard deviations from the median and from the surface that are too far off; the first contains what steps and plants do. */
  private static final double FAR = 6;

  private static final double OFF = 4;

  /** Of a normal distribution over its median absolute deviation. */
  private static final double DEVIATION = 1.4826;

  private final DMatrixRMaj rows;
  private final DMatrixRMaj figures;
  private final boolean[] kept;
  private final double[][] coefficients;
  private final double[] residual;

  /** Figures that are the same for most flights, such as yes and no: in these nothing is an outlier. */
  private final boolean[] counted;

  /** What a pass says of each flight: figure less surface, of a kept flight the surface that was fitted without it. */
  private final double[][] errors;

  /**
   * Fits.
   *
   * @param steps of each flight
   * @param plants of each flight
   * @param figures of each flight, all of them numbers
   */
  SurfaceFit(SurfaceTerms terms, double[][] steps, double[][] plants, double[][] figures) {
    int flights = figures.length;
    int count = figures[0].length;
    double[][] values = new double[flights][];
    for (int n = 0; n < flights; n++) values[n] = terms.row(steps[n], plants[n]);
    rows = new DMatrixRMaj(values);
    this.figures = new DMatrixRMaj(figures);
    kept = new boolean[flights];
    coefficients = new double[count][];
    residual = new double[count];
    counted = new boolean[count];
    errors = new double[count][flights];

    Arrays.fill(kept, true);
    for (int f = 0; f < count; f++) {
      double[] column = CommonOps_DDRM.extractColumn(this.figures, f, null).data;
      double middle = median(column.clone());
      for (int n = 0; n < flights; n++) errors[f][n] = column[n] - middle;
      counted[f] = deviation(f) == 0;
    }
    for (int pass = 0; pass < PASSES; pass++) {
      drop(pass == 0 ? FAR : OFF);
      Arrays.fill(residual, Double.POSITIVE_INFINITY);
      for (double strength : STRENGTHS) fit(terms.ridge(strength));
    }
  }

  /** Coefficients of a figure's surface. */
  double[] coefficients(int figure) {
    return coefficients[figure].clone();
  }

  /** Root mean square by which the surface misses flights that it was not fitted to. */
  double residual(int figure) {
    return residual[figure];
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Standard deviation of a figure's errors, as the flights that are kept say it. */
  private double deviation(int figure) {
    double[] off = new double[kept()];
    int i = 0;
    for (int n = 0; n < kept.length; n++) if (kept[n]) off[i++] = Math.abs(errors[figure][n]);
    return DEVIATION * median(off);
  }

  private int kept() {
    int count = 0;
    for (boolean one : kept) if (one) count++;
    return count;
  }

  private void drop(double deviations) {
    boolean[] near = new boolean[kept.length];
    Arrays.fill(near, true);
    for (int f = 0; f < coefficients.length; f++) {
      if (counted[f]) continue;
      double limit = deviations * deviation(f);
      for (int n = 0; n < near.length; n++) near[n] &= Math.abs(errors[f][n]) <= limit;
    }
    System.arraycopy(near, 0, kept, 0, near.length);
  }

  /** Fits with one ridge to what is kept; figures that are predicted better than by the ridges before have their surface from it. */
  private void fit(double[] ridge) {
    int count = kept();
    DMatrixRMaj phi = new DMatrixRMaj(count, rows.numCols);
    DMatrixRMaj y = new DMatrixRMaj(count, figures.numCols);
    int i = 0;
    for (int n = 0; n < kept.length; n++) {
      if (!kept[n]) continue;
      CommonOps_DDRM.extract(rows, n, n + 1, 0, rows.numCols, phi, i, 0);
      CommonOps_DDRM.extract(figures, n, n + 1, 0, figures.numCols, y, i, 0);
      i++;
    }

    // X = (Φᵀ Φ + Λ)⁻¹ Φᵀ, coefficients X y
    DMatrixRMaj gram = new DMatrixRMaj(rows.numCols, rows.numCols);
    CommonOps_DDRM.multTransA(phi, phi, gram);
    for (int j = 0; j < ridge.length; j++) gram.add(j, j, ridge[j]);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(rows.numCols);
    if (!solver.setA(gram)) throw new IllegalStateException("a ridge that does not hold");
    DMatrixRMaj x = new DMatrixRMaj(rows.numCols, count);
    solver.solve(CommonOps_DDRM.transpose(phi, null), x);
    DMatrixRMaj c = new DMatrixRMaj(rows.numCols, figures.numCols);
    CommonOps_DDRM.mult(x, y, c);
    DMatrixRMaj off = new DMatrixRMaj(kept.length, figures.numCols);
    CommonOps_DDRM.mult(rows, c, off);
    CommonOps_DDRM.subtract(figures, off, off);
    leaveOut(phi, x, off);

    for (int f = 0; f < residual.length; f++) {
      double sum = 0;
      for (int n = 0; n < kept.length; n++) if (kept[n]) sum += off.get(n, f) * off.get(n, f);
      double missed = Math.sqrt(sum / count);
      if (missed >= residual[f]) continue;
      residual[f] = missed;
      coefficients[f] = CommonOps_DDRM.extractColumn(c, f, null).data;
      for (int n = 0; n < kept.length; n++) errors[f][n] = off.get(n, f);
    }
  }

  /** Of a flight that was fitted to, e/(1 − φᵀ X) is the error of the fit without it. */
  private void leaveOut(DMatrixRMaj phi, DMatrixRMaj x, DMatrixRMaj off) {
    int i = 0;
    for (int n = 0; n < kept.length; n++) {
      if (!kept[n]) continue;
      double pull = 0;
      for (int j = 0; j < x.numRows; j++) pull += phi.get(i, j) * x.get(j, i);
      for (int f = 0; f < off.numCols; f++) off.set(n, f, off.get(n, f) / (1 - pull));
      i++;
    }
  }
}
