package raven.hal.pi.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks that missed their deadline, each with what ate its time: the machine, by waking the thread late, or one of the phases. Not thread-safe. */
public final class Overruns {
  private static final int KEPT = 64;

  private final long[] tick = new long[KEPT];
  private final long[] late_ns = new long[KEPT];
  private final long[] wake_ns = new long[KEPT];
  private final long[] phase_ns = new long[KEPT];
  private final Phase[] phase = new Phase[KEPT];
  private long count;
  private long byMachine;

  public Overruns() {
    for (int i = 0; i < KEPT; i++) phase[i] = Phase.SENSE;
  }

  /** A tick that woke {@code woke_ns} after its time and was over {@code over_ns} after its deadline. Makes no garbage. */
  void add(long index, long over_ns, long woke_ns, PhaseTimes times) {
    int at = (int) (count % KEPT);
    Phase culprit = times.culprit();
    tick[at] = index;
    late_ns[at] = over_ns;
    wake_ns[at] = woke_ns;
    phase[at] = culprit;
    phase_ns[at] = times.last_ns(culprit);
    if (woke_ns >= times.tick_ns()) byMachine++;
    count++;
  }

  public long count() {
    return count;
  }

  /** How many of them began so late that the machine has more part in it than the tick. */
  public long byMachine() {
    return byMachine;
  }

  /** The last of them, in words. */
  public List<String> words() {
    List<String> lines = new ArrayList<>();
    for (long i = Math.max(0, count - KEPT); i < count; i++) {
      int at = (int) (i % KEPT);
      String why = wake_ns[at] >= phase_ns[at]
          ? String.format(Locale.ROOT, "the machine woke it %.0f us late", wake_ns[at] / 1e3)
          : String.format(
              Locale.ROOT, "%s took %.0f us", PhaseTimes.name(phase[at]), phase_ns[at] / 1e3);
      lines.add(String.format(
          Locale.ROOT, "tick %d over by %.0f us: %s", tick[at], late_ns[at] / 1e3, why));
    }
    return lines;
  }
}
