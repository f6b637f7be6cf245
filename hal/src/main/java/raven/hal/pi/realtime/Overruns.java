package raven.hal.pi.realtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ticks that missed their deadline, each with what ate its time: one of the phases, or something that the machine did. Not thread-safe. */
public final class Overruns {
  private static final int KEPT = 64;
  private static final Cause[] CAUSES = Cause.values();

  private static final class Overrun {
    long tick;
    long at_ns;
    long over_ns;
    long late_ns;
    long phase_ns;
    long ready_ns;
    long mapped;
    long collected;
    Phase phase = Phase.SENSE;
    Cause cause = Cause.COMPUTED;
  }

  /** The last ones, whoever made them; the program's own apart, so that a busy machine does not push them out. */
  private final Overrun[] own = kept();

  private final Overrun[] machines = kept();
  private final long[] by = new long[CAUSES.length];
  private long count;
  private long owned;

  private static Overrun[] kept() {
    Overrun[] kept = new Overrun[KEPT];
    for (int i = 0; i < KEPT; i++) kept[i] = new Overrun();
    return kept;
  }

  /** A tick that woke {@code late_ns} after its time and was over {@code over_ns} after its deadline. Makes no garbage. */
  void add(long index, long over_ns, long late_ns, PhaseTimes times, Toll toll) {
    Cause cause = Cause.of(late_ns, times, toll);
    Overrun one =
        cause.machine() ? machines[(int) ((count - owned) % KEPT)] : own[(int) (owned++ % KEPT)];
    one.tick = index;
    one.at_ns = System.nanoTime();
    one.over_ns = over_ns;
    one.late_ns = late_ns;
    one.phase = times.culprit();
    one.phase_ns = times.last_ns(one.phase);
    one.ready_ns = toll.ready_ns;
    one.mapped = toll.mapped;
    one.collected = toll.collected;
    one.cause = cause;
    by[cause.ordinal()]++;
    count++;
  }

  public long count() {
    return count;
  }

  /** How many of them this program could not have helped. */
  public long byMachine() {
    long sum = 0;
    for (Cause cause : CAUSES) if (cause.machine()) sum += by[cause.ordinal()];
    return sum;
  }

  /** How many there were of each cause, those that never were left out. */
  public Map<String, Object> byCause() {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Cause cause : CAUSES) {
      if (by[cause.ordinal()] > 0) counts.put(cause.word(), by[cause.ordinal()]);
    }
    return counts;
  }

  /**
   * The last of them, in words: as many of the machine's and as many of the program's own. Times are since the machine was started, as in
   * {@code dmesg}.
   */
  public List<String> words() {
    List<Overrun> all = new ArrayList<>();
    all.addAll(List.of(own).subList(0, (int) Math.min(KEPT, owned)));
    all.addAll(List.of(machines).subList(0, (int) Math.min(KEPT, count - owned)));
    all.sort(Comparator.comparingLong(one -> one.tick));
    List<String> lines = new ArrayList<>();
    for (Overrun one : all) {
      lines.add(String.format(
              Locale.ROOT,
              "tick %d at %.4f s over by %.0f us: ",
              one.tick,
              one.at_ns / 1e9,
              one.over_ns / 1e3)
          + why(one));
    }
    return lines;
  }

  private static String why(Overrun one) {
    String phase = PhaseTimes.name(one.phase);
    double took = one.phase_ns / 1e3;
    double late = one.late_ns / 1e3;
    return switch (one.cause) {
      case WOKEN_LATE -> String.format(Locale.ROOT, "the machine woke it %.0f us late", late);
      case PREEMPTED ->
        String.format(
            Locale.ROOT,
            "other programs had the core for %.0f us: woken %.0f us late, %s took %.0f us",
            one.ready_ns / 1e3,
            late,
            phase,
            took);
      case STOLEN ->
        String.format(
            Locale.ROOT, "the core was taken from the whole machine: %s took %.0f us", phase, took);
      case PAGED -> "memory was fetched from a disk: lock it (raven doctor says how)";
      case COLLECTED ->
        String.format(
            Locale.ROOT,
            "garbage was collected %d times: woken %.0f us late, %s took %.0f us",
            one.collected,
            late,
            phase,
            took);
      case BLOCKED -> String.format(Locale.ROOT, "%s waited, and took %.0f us", phase, took);
      case COMPUTED, WORLD ->
        String.format(
            Locale.ROOT,
            "%s took %.0f us%s",
            phase,
            took,
            one.mapped > 0 ? ", with " + one.mapped + " pages touched for the first time" : "");
    };
  }
}
