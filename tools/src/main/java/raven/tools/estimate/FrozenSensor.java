package raven.tools.estimate;

import java.util.Locale;

/** One sensor of three axes in a recording, which is frozen when it repeats itself to the last digit. */
final class FrozenSensor {
  /** The same three values for so long, and so many rows, are no measurement [s]. */
  private static final double LONG = 0.1;

  private static final int ROWS = 5;

  private final String name;
  private final int from;
  private final double[] last = {Double.NaN, Double.NaN, Double.NaN};
  private double same;
  private int rows;
  private int times;
  private double total;

  /** It is frozen, and has become so with the present row. */
  boolean frozen;

  boolean began;

  FrozenSensor(String name, int from) {
    this.name = name;
    this.from = from;
  }

  /** All three axes read nothing. */
  boolean zero(double[] row) {
    return row[from] == 0 && row[from + 1] == 0 && row[from + 2] == 0;
  }

  /** Looks at a row, some time after the one before [s]. */
  void take(double[] row, double dt) {
    boolean equal = true;
    for (int i = 0; i < 3; i++) {
      equal &= row[from + i] == last[i];
      last[i] = row[from + i];
    }
    same = equal ? same + dt : 0;
    rows = equal ? rows + 1 : 0;
    boolean now = same >= LONG && rows >= ROWS;
    began = now && !frozen;
    frozen = now;
    if (began) times++;
    if (now) total += began ? same : dt;
  }

  /** Adds what was seen of it to a line; nothing when there was nothing. */
  void report(StringBuilder line) {
    if (times == 0) return;
    if (!line.isEmpty()) line.append("; ");
    String often = times > 1 ? times + " times" : "once";
    line.append(
        String.format(Locale.ROOT, "the %s was frozen %s, %.3f s in all", name, often, total));
  }
}
