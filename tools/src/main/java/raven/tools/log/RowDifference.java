package raven.tools.log;

import java.util.ArrayList;
import java.util.List;
import raven.log.LogSchema;

/** In which columns two tables of rows differ, from when on and by how much. Rows are laid beside each other by their number. */
public final class RowDifference {
  /** A column with its first two values that are not the same bits, and the largest difference of all. */
  public record Column(String name, double firstTime, double a, double b, double most) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<String> shapes = new ArrayList<>();

  public RowDifference(Rows a, Rows b) {
    if (a.size() != b.size()) shapes.add(a.size() + " rows | " + b.size() + " rows");
    for (LogSchema.Column column : a.columns()) {
      if (b.has(column.name())) compare(column.name(), a, b);
      else shapes.add("only A has " + column.name());
    }
    for (LogSchema.Column column : b.columns()) {
      if (!a.has(column.name())) shapes.add("only B has " + column.name());
    }
  }

  private void compare(String name, Rows a, Rows b) {
    int inA = a.indexOf(name);
    int inB = b.indexOf(name);
    int first = -1;
    double most = 0;
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      double one = a.get(i, inA);
      double other = b.get(i, inB);
      if (Double.doubleToLongBits(one) == Double.doubleToLongBits(other)) continue;
      if (first < 0) first = i;
      most = Math.max(most, Math.abs(one - other));
    }
    if (first < 0) return;
    columns.add(new Column(name, a.get(first, 0), a.get(first, inA), b.get(first, inB), most));
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
