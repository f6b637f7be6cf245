package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What Linux does for a thread with deadlines (man pages sched(7), mlockall(2), clock_nanosleep(2)). Results are 0 or errno. */
public final class Scheduling {
  private static final int FIFO = 1;
  private static final int RESET_ON_FORK = 0x40000000;
  private static final int LOCK_CURRENT_FUTURE_ON_FAULT = 1 | 2 | 4;
  private static final int CLOCK_MONOTONIC = 1;
  private static final int ABSOLUTE = 1;
  private static final int CPU_SET = 128;
  private static final long SECOND_NS = 1_000_000_000;

  private static final Arena ARENA = Arena.ofAuto();

  /** One sleeper per thread: its memory is taken once. */
  public static final class Sleeper {
    private final MemorySegment time = ARENA.allocate(16, 8);

    /** Sleeps until a moment of {@link System#nanoTime}, which on Linux is the monotonic clock. Makes no garbage. */
    public void until(long moment_ns) {
      time.set(JAVA_LONG, 0, moment_ns / SECOND_NS);
      time.set(JAVA_LONG, 8, moment_ns % SECOND_NS);
      try {
        int result;
        do {
          result = (int)
              Libc.CLOCK_NANOSLEEP.invokeExact(CLOCK_MONOTONIC, ABSOLUTE, time, MemorySegment.NULL);
        } while (result == Errno.EINTR);
      } catch (Throwable t) {
        throw Libc.impossible(t);
      }
    }
  }

  private Scheduling() {}

  /** Runs the calling thread before all others, first in first out. */
  public static int fifo(int priority) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = Libc.errno(arena);
      MemorySegment parameter = arena.allocate(8, 8);
      parameter.set(JAVA_INT, 0, priority);
      int result =
          (int) Libc.SCHED_SETSCHEDULER.invokeExact(state, 0, FIFO | RESET_ON_FORK, parameter);
      return result == 0 ? 0 : Libc.errno(state);
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  /** Keeps the calling thread on one core. */
  public static int core(int core) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = Libc.errno(arena);
      MemorySegment set = arena.allocate(CPU_SET, 8);
      if (core < 0 || core >= 8 * CPU_SET) return Errno.EINVAL;
      set.set(JAVA_BYTE, core / 8, (byte) (1 << core % 8));
      int result = (int) Libc.SCHED_SETAFFINITY.invokeExact(state, 0, (long) CPU_SET, set);
      return result == 0 ? 0 : Libc.errno(state);
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  /** Keeps the program's memory from being paged out, each page once it has been touched. */
  public static int lockMemory() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = Libc.errno(arena);
      int result = (int) Libc.MLOCKALL.invokeExact(state, LOCK_CURRENT_FUTURE_ON_FAULT);
      return result == 0 ? 0 : Libc.errno(state);
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }
}
