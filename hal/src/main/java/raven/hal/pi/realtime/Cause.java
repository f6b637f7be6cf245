package raven.hal.pi.realtime;

import java.util.Locale;

/** What can make a tick miss its deadline, and whose doing it is. */
public enum Cause {
  /** The timer or the core came late, and nothing of this program was in its way. */
  WOKEN_LATE(true),
  /** Other programs had the core. */
  PREEMPTED(true),
  /** The core stood still, neither for this thread nor for another: a hypervisor's or the firmware's doing. */
  STOLEN(true),
  /** The kernel had to fetch memory from a disk. */
  PAGED(true),
  /** The Java machine collected garbage. */
  COLLECTED(false),
  /** A phase waited: for a device, or for another thread. */
  BLOCKED(false),
  /** A phase computed for too long. */
  COMPUTED(false),
  /** The simulated world, which the robot does not have, took too long. */
  WORLD(false);

  private final boolean machine;

  Cause(boolean machine) {
    this.machine = machine;
  }

  /** The machine's own doing: this program could not have helped it. */
  public boolean machine() {
    return machine;
  }

  /** As reports have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Decides for a tick that woke {@code late_ns} after its time. The larger part of the time that was too much decides: being late, or the
   * phase that took most over its mean.
   */
  static Cause of(long late_ns, PhaseTimes times, Toll toll) {
    Phase culprit = times.culprit();
    double excess = times.excess_ns(culprit);
    double most = Math.max(late_ns, excess);

    // what explains both: it stops the thread wherever it is
    if (toll.collected > 0) return COLLECTED;
    if (toll.fetched > 0) return PAGED;
    if (toll.ready_ns > most / 2) return PREEMPTED;
    if (late_ns >= excess) return WOKEN_LATE;

    // within a tick, time that a thread neither ran nor was ready to run is time that it waited
    boolean ran = toll.run_ns >= times.whole_ns() - excess / 2;
    if (!ran && toll.yielded <= 1) return STOLEN;
    if (culprit == Phase.WORLD) return WORLD;
    return ran ? COMPUTED : BLOCKED;
  }
}
