package raven.tools;

import java.util.Locale;

/** A curve in characters, for a terminal that is all there is beside the robot. */
final class Plot {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 12;

  private Plot() {}

  /** {@code y} over {@code x}, both ends of the axes written out; on logarithmic axes only what is positive is drawn. */
  static String of(double[] x, double[] y, String xName, String yName, boolean logarithmic) {
    double[] u = scaled(x, logarithmic);
    double[] v = scaled(y, logarithmic);
    double[] across = ends(u);
    double[] along = ends(v);
    char[][] cells = new char[HEIGHT][WIDTH];
    for (char[] row : cells) java.util.Arrays.fill(row, ' ');
    for (int i = 0; i < u.length; i++) {
      if (!Double.isFinite(u[i]) || !Double.isFinite(v[i])) continue;
      int column = (int) Math.round((u[i] - across[0]) / (across[1] - across[0]) * (WIDTH - 1));
      int row = (int) Math.round((along[1] - v[i]) / (along[1] - along[0]) * (HEIGHT - 1));
      cells[row][column] = '*';
    }
    StringBuilder text = new StringBuilder(yName).append('\n');
    for (int row = 0; row < HEIGHT; row++) {
      double edge = row == 0 ? along[1] : row == HEIGHT - 1 ? along[0] : Double.NaN;
      // what rounding left of a zero
      if (Math.abs(edge) < 1e-6 * (along[1] - along[0])) edge = 0;
      text.append(Double.isNaN(edge) ? " ".repeat(11) : number(edge, logarithmic))
          .append('|')
          .append(new String(cells[row]).stripTrailing())
          .append('\n');
    }
    return text.append(" ".repeat(11))
        .append('+')
        .append("-".repeat(WIDTH))
        .append('\n')
        .append(number(across[0], logarithmic))
        .append(" ".repeat(WIDTH - 20))
        .append(number(across[1], logarithmic))
        .append("  ")
        .append(xName)
        .append('\n')
        .toString();
  }

  private static String number(double value, boolean logarithmic) {
    return String.format(Locale.ROOT, "%10.3g ", logarithmic ? Math.pow(10, value) : value);
  }

  private static double[] scaled(double[] values, boolean logarithmic) {
    double[] scaled = values.clone();
    for (int i = 0; logarithmic && i < scaled.length; i++) scaled[i] = Math.log10(scaled[i]);
    return scaled;
  }

  private static double[] ends(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isFinite(value)) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most > least ? new double[] {least, most} : new double[] {least - 1, least + 1};
  }
}
