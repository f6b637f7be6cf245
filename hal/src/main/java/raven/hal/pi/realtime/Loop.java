package raven.hal.pi.realtime;

import raven.hal.pi.os.Scheduling;

/**
 * Calls its work at absolute deadlines: sleeps until shortly before (clock_nanosleep), then spins. A tick that is over too late costs only the
 * deadlines that have passed; there is no burst to catch up. Makes no garbage. Not thread-safe.
 */
public final class Loop {
  /** What is done every tick. */
  public interface Work {
    /** One tick; it reports its phases. Returns false when it was the last. */
    boolean tick(long tick, PhaseTimes times);
  }

  /** Who wants to know how punctual the loop is. */
  public interface Watcher {
    /** The tick began {@code late_ns} after its time. */
    void woke(long late_ns);

    /** The tick is over, and its phases took this long. */
    void done(PhaseTimes times);
  }

  /** As much of a tick is spun before it, on an ordinary kernel's wake-up error. */
  public static final long SPIN_NS = 80_000;

  private final long period_ns;
  private final long spin_ns;
  private final PhaseTimes times = new PhaseTimes();
  private final Overruns overruns = new Overruns();
  private final Scheduling.Sleeper sleeper = new Scheduling.Sleeper();
  private long ticks;

  public Loop(double rate, long spin_ns) {
    period_ns = Math.round(1e9 / rate);
    this.spin_ns = spin_ns;
  }

  /** Runs on the calling thread until the work is over. */
  public void run(Work work, Watcher watcher) {
    try (Toll toll = new Toll()) {
      run(work, watcher, toll);
    }
  }

  private void run(Work work, Watcher watcher, Toll toll) {
    // off the grid of whole milliseconds, on which the kernel's own tick comes
    long due = (Math.floorDiv(System.nanoTime(), period_ns) + 2) * period_ns + period_ns * 3 / 4;
    toll.begin();
    for (long tick = 0; ; tick++) {
      long woke = await(due);
      long late = woke - due;
      watcher.woke(late);

      times.begin();
      boolean more = work.tick(tick, times);
      times.end();
      ticks++;

      long end = System.nanoTime();
      watcher.done(times);
      due += period_ns;
      if (end > due) {
        toll.end();
        overruns.add(tick, end - due, late, times, toll);
        due += (end - due + period_ns - 1) / period_ns * period_ns;
      }
      if (!more) return;

      // what happens to this thread from here on belongs to the next tick
      toll.begin();
    }
  }

  private long await(long due) {
    if (due - System.nanoTime() > spin_ns) sleeper.until(due - spin_ns);
    long now = System.nanoTime();
    while (now < due) {
      now = System.nanoTime();
    }
    return now;
  }

  public long ticks() {
    return ticks;
  }

  public long period_ns() {
    return period_ns;
  }

  public PhaseTimes times() {
    return times;
  }

  public Overruns overruns() {
    return overruns;
  }
}
