package raven.hal.pi.realtime;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import raven.hal.pi.os.ThreadAccount;

/** What kernel and Java machine did to one thread since it was last asked. Makes no garbage. Not thread-safe. */
final class Toll implements AutoCloseable {
  private final ThreadAccount account = new ThreadAccount();
  private final GarbageCollectorMXBean[] collectors =
      ManagementFactory.getGarbageCollectorMXBeans().toArray(GarbageCollectorMXBean[]::new);

  // the counts when a tick's time began
  private long ran_ns;
  private long waited_ns;
  private long minorFaults;
  private long majorFaults;
  private long yields;
  private long collections;

  /** How long the thread ran since then, and how long it was ready and had no core [ns]. */
  long run_ns;

  long ready_ns;

  /** Pages that were mapped, pages that were fetched, and how often the collector ran. */
  long mapped;

  long fetched;
  long collected;

  /** How often the thread gave its core up by itself; once before most ticks, to sleep. */
  long yielded;

  /** Begins to count. */
  void begin() {
    account.read();
    ran_ns = account.ran_ns;
    waited_ns = account.waited_ns;
    minorFaults = account.minorFaults;
    majorFaults = account.majorFaults;
    yields = account.yields;
    collections = collections();
  }

  /** Works out what came since. */
  void end() {
    account.read();
    run_ns = account.ran_ns - ran_ns;
    ready_ns = account.waited_ns - waited_ns;
    mapped = account.minorFaults - minorFaults;
    fetched = account.majorFaults - majorFaults;
    yielded = account.yields - yields;
    collected = collections() - collections;
  }

  private long collections() {
    long sum = 0;
    for (GarbageCollectorMXBean collector : collectors) sum += collector.getCollectionCount();
    return sum;
  }

  @Override
  public void close() {
    account.close();
  }
}
