package raven.hal.pi;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread allocates while it does something. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes per thousand runs: the least of ten, since a path that is taken for the first time loads and links what it needs, once. */
  public static long bytesOf(Runnable action) {
    long least = measure(action);
    for (int i = 0; i < 9 && least > 0; i++) least = Math.min(least, measure(action));
    return least;
  }

  private static long measure(Runnable action) {
    long thread = Thread.currentThread().threadId();
    THREADS.getThreadAllocatedBytes(thread);
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 1000; i++) action.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
