package raven.tools;

import java.util.concurrent.locks.LockSupport;

/** Holds a simulation to the time on the wall. A simulation that falls behind does not run to catch up: nobody could follow. */
final class RealTimePace {
  /** Sleep shorter than this is not worth it [ns]. */
  private static final long NAP_NS = 1_000_000;

  private static final long LATE_NS = 100_000_000;

  private long start_ns = System.nanoTime();

  /** Returns when a simulated time [s] has come. */
  void await(double time) {
    long ahead = start_ns + Math.round(time * 1e9) - System.nanoTime();
    if (ahead > NAP_NS) LockSupport.parkNanos(ahead);
    if (ahead < -LATE_NS) start_ns -= ahead;
  }
}
