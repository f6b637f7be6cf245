package raven.log;

/**
 * One row of a log while it is written, column after column.
 *
 * <p>The same statements declare the columns and fill them: run once over a {@link LogSchema} they say what there is, run every tick over
 * a {@link TickLog} they say how large it is. So no list of names can fall out of step with the values.
 */
public interface LogRow {
  /**
   * The next column.
   *
   * @param name lower case, digits and underscores
   * @param unit as printed beside the values; empty for a pure number
   */
  void put(String name, String unit, double value);

  /** The next column, 1 for true. */
  default void put(String name, boolean value) {
    put(name, "", value ? 1 : 0);
  }

  /**
   * The next column, of a field that a replay reads back: what is written returns as it was, what is read is the recorded value.
   *
   * <p>So one statement, {@code x.a = row.pass("a", "m", x.a)}, declares, writes and reads a field.
   */
  default double pass(String name, String unit, double value) {
    put(name, unit, value);
    return value;
  }

  /** The same for a truth value. */
  default boolean pass(String name, boolean value) {
    return pass(name, "", value ? 1 : 0) != 0;
  }
}
