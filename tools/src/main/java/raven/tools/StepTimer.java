package raven.tools;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Times something short by batches; several take turns, so that whatever disturbs the machine disturbs all alike. */
final class StepTimer {
  private static final int BATCH = 2000;

  /** Batches at the beginning that only wake the compiler. */
  private static final int WARM_UP = 25;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Runnable step;
  private final List<Double> each_ns = new ArrayList<>();
  private long least = Long.MAX_VALUE;

  StepTimer(Runnable step) {
    this.step = step;
  }

  /** Measures each for so long [s]. */
  static void inTurns(double seconds, StepTimer... timers) {
    for (StepTimer timer : timers) {
      for (int i = 0; i < WARM_UP; i++) {
        timer.batch(false);
      }
    }
    long end_ns = System.nanoTime() + (long) (seconds * timers.length * 1e9);
    do {
      for (StepTimer timer : timers) {
        timer.batch(true);
      }
    } while (System.nanoTime() < end_ns);
  }

  private void batch(boolean counted) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long begin_ns = System.nanoTime();
    for (int i = 0; i < BATCH; i++) {
      step.run();
    }
    long passed_ns = System.nanoTime() - begin_ns;
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (counted) {
      each_ns.add((double) passed_ns / BATCH);
      least = Math.min(least, allocated);
    }
  }

  /** Median over the batches of the time for one. */
  double median_ns() {
    List<Double> sorted = each_ns.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** What one allocates, a compiler's own changes of mind apart [B]. */
  double bytes() {
    return (double) least / BATCH;
  }
}
