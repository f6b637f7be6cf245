package raven.log;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of a log while it is read back: the statements that wrote it fill their fields from it. Not thread-safe.
 *
 * <p>A column that the log does not have leaves its field as it is and is {@link #missing}.
 */
public final class RecordedRow implements LogRow {
  private final LogSchema recorded;

  // where in the row the columns stand, in the order of the statements
  private final List<String> asked = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private double[] values;
  private int column;

  /** @param recorded the columns of the log */
  public RecordedRow(LogSchema recorded) {
    this.recorded = recorded;
    values = new double[recorded.size()];
  }

  /** The next row to read, from its first statement on. */
  public void begin(double[] row) {
    values = row;
    column = 0;
  }

  @Override
  public void put(String name, String unit, double value) {
    pass(name, unit, value);
  }

  @Override
  public double pass(String name, String unit, double value) {
    if (column == asked.size()) {
      asked.add(name);
      places.add(recorded.indexOf(name));
      if (places.getLast() < 0) missing.add(name);
    } else if (!asked.get(column).equals(name)) {
      throw new IllegalStateException("asked for " + name + " where " + asked.get(column) + " was");
    }
    int place = places.get(column++);
    return place < 0 ? value : values[place];
  }

  /** Columns that were asked for and are not in the log. */
  public List<String> missing() {
    return missing;
  }
}
