package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import raven.mode.Mode;
import raven.tools.FlightResult.ModeChange;

/** Which modes the robot took up, when and why: noted in the tick without garbage, put into words after it. Not thread-safe. */
final class ModeDiary {
  /** A day's worth of a robot that walks and jumps; of a longer story the end is kept. */
  private static final int KEPT = 1 << 14;

  private final Mode[] modes = new Mode[KEPT];
  private final double[] times = new double[KEPT];
  private final String[] reasons = new String[KEPT];
  private long count;

  ModeDiary(Mode first) {
    note(first, 0, "power-up");
  }

  /** Makes no garbage; the reason is one that the mode table holds. */
  void note(Mode mode, double time, String why) {
    int at = (int) (count++ % KEPT);
    modes[at] = mode;
    times[at] = time;
    reasons[at] = why;
  }

  List<ModeChange> changes() {
    List<ModeChange> changes = new ArrayList<>();
    for (long i = Math.max(0, count - KEPT); i < count; i++) {
      int at = (int) (i % KEPT);
      String mode = modes[at].name().toLowerCase(Locale.ROOT);
      changes.add(new ModeChange(mode, Math.round(times[at] * 1e3) / 1e3, reasons[at]));
    }
    return changes;
  }
}
