package raven.tools.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import raven.log.LogSchema;

/**
 * In which columns two tables of rows differ, from when on and by how much. Rows are laid beside each other by their time, so that rows which
 * one of them lost are told as such and make no difference of those behind them.
 */
public final class RowDifference {
  /** A column with its first two values that are not the same bits, and the largest difference of all. */
  public record Column(String name, double firstTime, double a, double b, double most) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<String> shapes = new ArrayList<>();

  /** Which row of A stands beside which of B. */
  private final int[] inA;

  private final int[] inB;
  private int pairs;

  public RowDifference(Rows a, Rows b) {
    inA = new int[Math.min(a.size(), b.size())];
    inB = new int[inA.length];
    pair(a, b);
    for (LogSchema.Column column : a.columns()) {
      if (b.has(column.name())) compare(column.name(), a, b);
      else shapes.add("only A has " + column.name());
    }
    for (LogSchema.Column column : b.columns()) {
      if (!a.has(column.name())) shapes.add("only B has " + column.name());
    }
  }

  private void pair(Rows a, Rows b) {
    double near = 0.5 * Math.max(period(a), period(b));
    Alone onlyA = new Alone("A");
    Alone onlyB = new Alone("B");
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      double apart = i == a.size()
          ? Double.POSITIVE_INFINITY
          : j == b.size() ? Double.NEGATIVE_INFINITY : a.get(i, 0) - b.get(j, 0);
      if (Math.abs(apart) <= near) {
        inA[pairs] = i++;
        inB[pairs++] = j++;
      } else if (apart < 0) {
        onlyA.add(a.get(i++, 0));
      } else {
        onlyB.add(b.get(j++, 0));
      }
    }
    onlyA.tell(shapes);
    onlyB.tell(shapes);
  }

  /** Usual time between two rows: the median [s]. */
  private static double period(Rows rows) {
    if (rows.size() < 2) return 0;
    double[] steps = new double[rows.size() - 1];
    for (int i = 0; i < steps.length; i++) steps[i] = rows.get(i + 1, 0) - rows.get(i, 0);
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  /** Rows of one table that the other has no partner for. */
  private static final class Alone {
    private final String name;
    private long count;
    private double first;
    private double last;

    Alone(String name) {
      this.name = name;
    }

    void add(double time) {
      if (count++ == 0) first = time;
      last = time;
    }

    void tell(List<String> shapes) {
      if (count == 0) return;
      shapes.add(String.format(
          Locale.ROOT, "only %s has %d rows from %.3f s to %.3f s", name, count, first, last));
    }
  }

  private void compare(String name, Rows a, Rows b) {
    int columnA = a.indexOf(name);
    int columnB = b.indexOf(name);
    int first = -1;
    double most = 0;
    for (int i = 0; i < pairs; i++) {
      double one = a.get(inA[i], columnA);
      double other = b.get(inB[i], columnB);
      if (Double.doubleToLongBits(one) == Double.doubleToLongBits(other)) continue;
      if (first < 0) first = i;
      most = Math.max(most, Math.abs(one - other));
    }
    if (first < 0) return;
    double time = a.get(inA[first], 0);
    columns.add(
        new Column(name, time, a.get(inA[first], columnA), b.get(inB[first], columnB), most));
  }

  /** Every row and column of the one is in the other, with the same bits. */
  public boolean same() {
    return columns.isEmpty() && shapes.isEmpty();
  }

  public List<Column> columns() {
    return columns;
  }

  /** Rows and columns that one of them does not have. */
  public List<String> shapes() {
    return shapes;
  }
}
