package raven.tools.campaign;

import java.util.List;

/**
 * Means of some figures over the runs of each design that have them.
 *
 * <p>Not thread-safe.
 */
public final class Means implements RunFile.Reader {
  /** Two-sided 95 % of the standard normal distribution. */
  private static final double Z = 1.96;

  /**
   * A mean.
   *
   * @param runs that have the figure
   * @param mean NaN when none has
   * @param within half the width of its 95 % interval, NaN when fewer than two have it
   */
  public record Mean(int runs, double mean, double within) {}

  private final Plan plan;
  private final List<String> figures;
  private final int[] columns;
  private final int[][] runs;
  private final double[][] mean;
  private final double[][] squares;

  public Means(Plan plan, List<String> columns, List<String> figures) {
    this.plan = plan;
    this.figures = List.copyOf(figures);
    this.columns = figures.stream().mapToInt(columns::indexOf).toArray();
    runs = new int[plan.points()][figures.size()];
    mean = new double[plan.points()][figures.size()];
    squares = new double[plan.points()][figures.size()];
  }

  public List<String> figures() {
    return figures;
  }

  @Override
  public void row(int run, List<String> values) {
    int point = plan.point(run);
    for (int i = 0; i < columns.length; i++) {
      String value = values.get(columns[i]);
      if (value.isEmpty()) continue;
      double x = value.equals("true") ? 1 : value.equals("false") ? 0 : Double.parseDouble(value);
      // Welford 1962
      double before = x - mean[point][i];
      mean[point][i] += before / ++runs[point][i];
      squares[point][i] += before * (x - mean[point][i]);
    }
  }

  public Mean mean(int point, int figure) {
    int n = runs[point][figure];
    if (n == 0) return new Mean(0, Double.NaN, Double.NaN);
    double within = n < 2 ? Double.NaN : Z * Math.sqrt(squares[point][figure] / (n - 1) / n);
    return new Mean(n, mean[point][figure], within);
  }
}
