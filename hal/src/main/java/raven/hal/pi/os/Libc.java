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
import java.util.Arrays;

/**
 * The calls of the C library that RAVEN makes, bound once. Those that are called often come in two kinds: a silent one that makes no garbage,
 * and a saying one that writes errno into a segment, for which the JDK allocates 40 bytes unless its second compiler has seen to it. A
 * silent call that failed is made again by the saying kind. Layouts and numbers are those of 64-bit Linux.
 */
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ValueLayout.OfLong SIZE = JAVA_LONG;

  static final MethodHandle OPEN = saying("open", 2, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  static final MethodHandle CLOSE = silent("close", 0, JAVA_INT, JAVA_INT);
  static final MethodHandle FLOCK = silent("flock", 0, JAVA_INT, JAVA_INT, JAVA_INT);
  static final MethodHandle POLL = silent("poll", 0, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  static final MethodHandle READ = silent("read", 0, SIZE, JAVA_INT, ADDRESS, SIZE);
  static final MethodHandle READ_SAYING = saying("read", 0, SIZE, JAVA_INT, ADDRESS, SIZE);
  static final MethodHandle WRITE = silent("write", 0, SIZE, JAVA_INT, ADDRESS, SIZE);
  static final MethodHandle WRITE_SAYING = saying("write", 0, SIZE, JAVA_INT, ADDRESS, SIZE);
  static final MethodHandle PREAD = silent("pread", 0, SIZE, JAVA_INT, ADDRESS, SIZE, JAVA_LONG);
  static final MethodHandle PREAD_SAYING =
      saying("pread", 0, SIZE, JAVA_INT, ADDRESS, SIZE, JAVA_LONG);
  static final MethodHandle PWRITE = silent("pwrite", 0, SIZE, JAVA_INT, ADDRESS, SIZE, JAVA_LONG);
  static final MethodHandle PWRITE_SAYING =
      saying("pwrite", 0, SIZE, JAVA_INT, ADDRESS, SIZE, JAVA_LONG);
  static final MethodHandle IOCTL = silent("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  static final MethodHandle IOCTL_SAYING =
      saying("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  static final MethodHandle CLOCK_NANOSLEEP =
      silent("clock_nanosleep", 0, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  static final MethodHandle CLOCK_GETTIME = silent("clock_gettime", 0, JAVA_INT, JAVA_INT, ADDRESS);
  static final MethodHandle GETRUSAGE = silent("getrusage", 0, JAVA_INT, JAVA_INT, ADDRESS);
  static final MethodHandle SCHED_SETSCHEDULER =
      saying("sched_setscheduler", 0, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  static final MethodHandle SCHED_SETAFFINITY =
      saying("sched_setaffinity", 0, JAVA_INT, JAVA_INT, SIZE, ADDRESS);
  static final MethodHandle MLOCKALL = saying("mlockall", 0, JAVA_INT, JAVA_INT);
  static final MethodHandle SOCKET = silent("socket", 0, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  static final MethodHandle CONNECT = silent("connect", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);

  private Libc() {}

  private static MethodHandle silent(
      String name, int variadicFrom, MemoryLayout result, MemoryLayout... arguments) {
    return bind(name, result, arguments, options(variadicFrom));
  }

  /** With the segment for errno as its first argument. */
  private static MethodHandle saying(
      String name, int variadicFrom, MemoryLayout result, MemoryLayout... arguments) {
    Linker.Option[] options = options(variadicFrom);
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = ERRNO;
    return bind(name, result, arguments, all);
  }

  private static Linker.Option[] options(int variadicFrom) {
    return variadicFrom == 0
        ? new Linker.Option[0]
        : new Linker.Option[] {Linker.Option.firstVariadicArg(variadicFrom)};
  }

  private static MethodHandle bind(
      String name, MemoryLayout result, MemoryLayout[] arguments, Linker.Option... options) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(result, arguments),
        options);
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
