package raven.tools.estimate;

import java.util.Locale;
import raven.estimation.Repetition;

/** One sensor of three axes in a recording, which is frozen when it repeats itself to the last digit. */
final class FrozenSensor {
  private final String name;
  private final int from;
  private final Repetition repetition = new Repetition();
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
    repetition.take(row[from], row[from + 1], row[from + 2], dt);
    boolean now = repetition.frozen();
    began = now && !frozen;
    frozen = now;
    if (began) times++;
    if (now) total += began ? repetition.same() : dt;
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
