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
}
