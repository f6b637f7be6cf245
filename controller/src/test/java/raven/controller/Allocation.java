package raven.controller;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread allocates while it does something. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes per thousand runs, after as many runs to load classes and link what is linked once. */
  public static long bytesOf(Runnable action) {
    measure(action);
    return measure(action);
  }

  private static long measure(Runnable action) {
    long thread = Thread.currentThread().threadId();
    THREADS.getThreadAllocatedBytes(thread);
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 1000; i++) {
      action.run();
    }
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
