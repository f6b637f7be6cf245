package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * What Linux has given one thread so far: processor time (clock_gettime(2)), time that it was ready and others had the core (kernel
 * documentation, scheduler/sched-stats), and page faults (getrusage(2)). Counts the thread that made it. Makes no garbage. Not thread-safe.
 */
public final class ThreadAccount implements AutoCloseable {
  private static final int THREAD_CPU_TIME = 3;
  private static final int RUSAGE_THREAD = 1;

  /** struct rusage: two times, then 14 longs; the third and fourth are minor and major faults. */
  private static final int RUSAGE_SIZE = 32 + 14 * 8;

  private static final int MINOR_FAULTS = 32 + 4 * 8;
  private static final int MAJOR_FAULTS = MINOR_FAULTS + 8;
  private static final int VOLUNTARY_SWITCHES = 32 + 12 * 8;
  private static final int TEXT = 96;
  private static final long SECOND_NS = 1_000_000_000;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment time = arena.allocate(16, 8);
  private final MemorySegment usage = arena.allocate(RUSAGE_SIZE, 8);
  private final MemorySegment text = arena.allocate(TEXT);
  private final @Nullable OpenFile statistics = open();

  /** Time that the thread ran [ns]. */
  public long ran_ns;

  /** Time that it was ready and somebody else had the core [ns]; stays 0 where the kernel does not count it. */
  public long waited_ns;

  /** Pages that had to be mapped, and those that had to be fetched from a disk. */
  public long minorFaults;

  public long majorFaults;

  private static @Nullable OpenFile open() {
    try {
      return OpenFile.open("/proc/thread-self/schedstat", OpenFile.READ, "", "");
    } catch (DeviceFault e) {
      // a kernel without statistics of its scheduler
      return null;
    }
  }

  /** How often it gave the core up by itself, to sleep or to wait. */
  public long yields;

  /** Takes the counts as they stand. */
  public void read() {
    try {
      if ((int) Libc.CLOCK_GETTIME.invokeExact(THREAD_CPU_TIME, time) == 0) {
        ran_ns = time.get(JAVA_LONG, 0) * SECOND_NS + time.get(JAVA_LONG, 8);
      }
      if ((int) Libc.GETRUSAGE.invokeExact(RUSAGE_THREAD, usage) == 0) {
        minorFaults = usage.get(JAVA_LONG, MINOR_FAULTS);
        majorFaults = usage.get(JAVA_LONG, MAJOR_FAULTS);
        yields = usage.get(JAVA_LONG, VOLUNTARY_SWITCHES);
      }
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
    if (statistics != null) waited_ns = second(statistics.readStart(text, TEXT));
  }

  /** The second of the numbers in the text. */
  private long second(long length) {
    long value = 0;
    int at = 0;
    while (at < length && text.get(JAVA_BYTE, at) != ' ') at++;
    for (at++; at < length; at++) {
      byte digit = text.get(JAVA_BYTE, at);
      if (digit < '0' || digit > '9') break;
      value = 10 * value + (digit - '0');
    }
    return value;
  }

  @Override
  public void close() {
    if (statistics != null) statistics.close();
    arena.close();
  }
}
