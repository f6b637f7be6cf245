package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The calls of the C library that RAVEN makes, bound once. Each takes the segment into which it writes errno, and makes no garbage: whoever
 * calls often keeps its segments. Layouts and numbers are those of 64-bit Linux.
 */
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ValueLayout.OfLong SIZE = JAVA_LONG;

  static final MethodHandle OPEN = call("open", 2, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  static final MethodHandle CLOSE = call("close", 0, JAVA_INT, JAVA_INT);
  static final MethodHandle READ = call("read", 0, SIZE, JAVA_INT, ADDRESS, SIZE);
  static final MethodHandle WRITE = call("write", 0, SIZE, JAVA_INT, ADDRESS, SIZE);
  static final MethodHandle PWRITE = call("pwrite", 0, SIZE, JAVA_INT, ADDRESS, SIZE, JAVA_LONG);
  static final MethodHandle PREAD = call("pread", 0, SIZE, JAVA_INT, ADDRESS, SIZE, JAVA_LONG);
  static final MethodHandle IOCTL_POINTER =
      call("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  static final MethodHandle IOCTL_NUMBER =
      call("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  static final MethodHandle POLL = call("poll", 0, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  static final MethodHandle FLOCK = call("flock", 0, JAVA_INT, JAVA_INT, JAVA_INT);
  static final MethodHandle CLOCK_NANOSLEEP =
      call("clock_nanosleep", 0, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  static final MethodHandle SCHED_SETSCHEDULER =
      call("sched_setscheduler", 0, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  static final MethodHandle SCHED_SETAFFINITY =
      call("sched_setaffinity", 0, JAVA_INT, JAVA_INT, SIZE, ADDRESS);
  static final MethodHandle MLOCKALL = call("mlockall", 0, JAVA_INT, JAVA_INT);
  static final MethodHandle SOCKET = call("socket", 0, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  static final MethodHandle CONNECT = call("connect", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);

  private Libc() {}

  private static MethodHandle call(
      String name, int variadicFrom, MemoryLayout result, MemoryLayout... arguments) {
    MemorySegment function = LINKER.defaultLookup().find(name).orElseThrow();
    FunctionDescriptor descriptor = FunctionDescriptor.of(result, arguments);
    return variadicFrom == 0
        ? LINKER.downcallHandle(function, descriptor, ERRNO)
        : LINKER.downcallHandle(
            function, descriptor, ERRNO, Linker.Option.firstVariadicArg(variadicFrom));
  }

  /** Memory into which calls write errno. */
  static MemorySegment errno(Arena arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  static int errno(MemorySegment state) {
    return (int) ERRNO_VALUE.get(state, 0L);
  }

  /** What a downcall may throw and never does. */
  static IllegalStateException impossible(Throwable t) {
    return new IllegalStateException(t);
  }
}
