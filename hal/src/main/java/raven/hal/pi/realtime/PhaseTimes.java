package raven.hal.pi.realtime;

import java.util.Locale;

/** How long each phase of the tick takes, and which one ate the time when a tick came too late. Makes no garbage in the loop. Not thread-safe. */
public final class PhaseTimes {
  private static final Phase[] ALL = Phase.values();

  private final long[] now_ns = new long[ALL.length];
  private final long[] total_ns = new long[ALL.length];
  private final long[] most_ns = new long[ALL.length];
  private long mark_ns;
  private long ticks;

  /** A tick begins. */
  public void begin() {
    mark_ns = System.nanoTime();
    for (int i = 0; i < now_ns.length; i++) now_ns[i] = 0;
  }

  /** A phase is done; it began when the one before was. */
  public void passed(Phase phase) {
    long time = System.nanoTime();
    now_ns[phase.ordinal()] += time - mark_ns;
    mark_ns = time;
  }

  /** So much of one phase was another's [ns]. */
  public void move(Phase from, Phase to, long time_ns) {
    now_ns[from.ordinal()] -= time_ns;
    now_ns[to.ordinal()] += time_ns;
  }

  /** A whole tick of one phase. */
  void set(Phase phase, long time_ns) {
    begin();
    now_ns[phase.ordinal()] = time_ns;
    end();
  }

  /** The tick is done. */
  public void end() {
    ticks++;
    for (int i = 0; i < now_ns.length; i++) {
      total_ns[i] += now_ns[i];
      most_ns[i] = Math.max(most_ns[i], now_ns[i]);
    }
  }

  /** The robot's own time in the last tick [ns]. */
  public long tick_ns() {
    long sum = 0;
    for (long time : now_ns) sum += time;
    return sum - now_ns[Phase.WORLD.ordinal()];
  }

  /** All of the last tick, the simulated world included [ns]. */
  long whole_ns() {
    return tick_ns() + now_ns[Phase.WORLD.ordinal()];
  }

  /** Time of a phase in the last tick [ns]. */
  public long last_ns(Phase phase) {
    return now_ns[phase.ordinal()];
  }

  /** Mean over all ticks [ns]. */
  public double mean_ns(Phase phase) {
    return ticks == 0 ? 0 : (double) total_ns[phase.ordinal()] / ticks;
  }

  /** Longest of all ticks [ns]. */
  public long most_ns(Phase phase) {
    return most_ns[phase.ordinal()];
  }

  /** How much longer a phase took in the last tick than on average before it [ns]; the first tick has no average to be measured by. */
  double excess_ns(Phase phase) {
    long last = last_ns(phase);
    if (ticks <= 1) return last;
    return last - (double) (total_ns[phase.ordinal()] - last) / (ticks - 1);
  }

  /** The phase that took most over its mean in the last tick. */
  public Phase culprit() {
    Phase worst = ALL[0];
    double most = Double.NEGATIVE_INFINITY;
    for (Phase phase : ALL) {
      double over = excess_ns(phase);
      if (over > most) {
        most = over;
        worst = phase;
      }
    }
    return worst;
  }

  /** A phase's name as reports have it. */
  public static String name(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
