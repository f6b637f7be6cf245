package raven.tools.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import raven.log.LogSchema;

/** The rows of one topic, column by column; the first column is the time [s]. */
public final class Rows {
  private final List<LogSchema.Column> columns;
  private final double[][] values;
  private int size;

  Rows(List<LogSchema.Column> columns) {
    this.columns = columns;
    values = new double[columns.size()][1024];
  }

  /** Appends one row from its message, whose columns are at {@code offsets} [bytes]. */
  void add(ByteBuffer message, int[] offsets) {
    if (size == values[0].length) {
      for (int c = 0; c < values.length; c++) values[c] = Arrays.copyOf(values[c], 2 * size);
    }
    for (int c = 0; c < values.length; c++) values[c][size] = message.getDouble(offsets[c]);
    size++;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  public List<LogSchema.Column> columns() {
    return columns;
  }

  public boolean has(String column) {
    return indexOf(column) >= 0;
  }

  public double get(int row, int column) {
    return values[column][row];
  }

  /** Copies a row. */
  public void copy(int row, double[] to) {
    for (int c = 0; c < values.length; c++) to[c] = values[c][row];
  }

  /** Position of a column, or −1. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) return i;
    }
    return -1;
  }

  /** All values of a column; NaN everywhere if there is no such column. */
  public double[] column(String name) {
    int index = indexOf(name);
    if (index >= 0) return Arrays.copyOf(values[index], size);
    double[] nothing = new double[size];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }

  /** Unit of a column, as printed; empty for a pure number. */
  public String unit(String name) {
    int index = indexOf(name);
    return index < 0 ? "" : columns.get(index).unit();
  }

  /** Times [s]. */
  public double[] time() {
    return Arrays.copyOf(values[0], size);
  }
}
