package raven.tools;

import raven.log.LogRow;
import raven.log.LogSchema;

/** Puts one kind of row behind another, with a prefix to their names where both have the same. Not thread-safe. */
final class ViewRow implements LogRow {
  /** Before the names of what was true, which the robot does not know. */
  static final String TRUE = "true_";

  /** Before the names of how long the phases of a tick took. */
  static final String LOOP = "loop_";

  private final LogRow target;
  private String prefix = "";

  ViewRow(LogRow target) {
    this.target = target;
  }

  /** What comes now is called so. */
  ViewRow named(String newPrefix) {
    prefix = newPrefix;
    return this;
  }

  @Override
  public void put(String name, String unit, double value) {
    target.put(prefix + name, unit, value);
  }

  /** Collects numbers alone. */
  static final class Values implements LogRow {
    final double[] row;
    private int at;

    Values(LogSchema schema) {
      row = new double[schema.size()];
    }

    Values begin() {
      at = 0;
      return this;
    }

    @Override
    public void put(String name, String unit, double value) {
      row[at++] = value;
    }
  }
}
