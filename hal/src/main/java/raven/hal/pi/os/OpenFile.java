package raven.hal.pi.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A file that stays open, with its error state: calls return the kernel's result, or minus errno, and make no garbage. A call that fails
 * is made a second time, to learn errno. Not thread-safe: its owner holds a lock.
 */
public final class OpenFile implements AutoCloseable {
  public static final int READ = 0;
  public static final int WRITE = 1;
  public static final int READ_WRITE = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;

  private static final int LOCK_EXCLUSIVE = 2;
  private static final int LOCK_NOW = 4;

  /** struct pollfd: fd, events, revents. */
  private static final int POLLFD_SIZE = 8;

  private static final short POLLIN = 1;

  private final Arena arena;
  private final MemorySegment state;
  private final MemorySegment pollfd;
  private int fd;

  private OpenFile(Arena arena, MemorySegment state, int fd) {
    this.arena = arena;
    this.state = state;
    this.fd = fd;
    pollfd = arena.allocate(POLLFD_SIZE, 8);
  }

  /** Opens a file; what cannot be opened is a fault with the given advice on access and on absence. */
  @SuppressWarnings("MustBeClosedChecker") // the file closes it
  public static OpenFile open(String path, int mode, String noAccess, String absent) {
    Arena arena = Arena.ofShared();
    MemorySegment state = Libc.errno(arena);
    int fd;
    try {
      fd = (int) Libc.OPEN.invokeExact(
          state, arena.allocateFrom(path, StandardCharsets.UTF_8), mode | CLOSE_ON_EXEC, 0);
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
    if (fd >= 0) return new OpenFile(arena, state, fd);
    int errno = Libc.errno(state);
    arena.close();
    String remedy = switch (errno) {
      case Errno.EACCES, Errno.EPERM -> noAccess;
      case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO -> absent;
      case Errno.EBUSY -> "another program has it open: stop that one";
      default -> "raven doctor tells more";
    };
    throw new DeviceFault(path, "cannot be opened", errno, remedy);
  }

  /** Takes over a descriptor, such as a pipe's or a socket's. */
  @SuppressWarnings("MustBeClosedChecker") // the file closes it
  public static OpenFile of(int fd) {
    Arena arena = Arena.ofShared();
    return new OpenFile(arena, Libc.errno(arena), fd);
  }

  public int fd() {
    return fd;
  }

  /** Memory that lives as long as this file. */
  public MemorySegment memory(long bytes) {
    return arena.allocate(bytes, 8);
  }

  /** Keeps other users of this method out of the same file; false when one of them was first. */
  public boolean lock() {
    try {
      return (int) Libc.FLOCK.invokeExact(fd, LOCK_EXCLUSIVE | LOCK_NOW) == 0;
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  public int ioctl(long request, MemorySegment argument) {
    try {
      int result = (int) Libc.IOCTL.invokeExact(fd, request, argument);
      return result >= 0
          ? result
          : result((int) Libc.IOCTL_SAYING.invokeExact(state, fd, request, argument));
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  public long read(MemorySegment into, long bytes) {
    try {
      long result = (long) Libc.READ.invokeExact(fd, into, bytes);
      return result >= 0
          ? result
          : result((long) Libc.READ_SAYING.invokeExact(state, fd, into, bytes));
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  public long write(MemorySegment from, long bytes) {
    try {
      long result = (long) Libc.WRITE.invokeExact(fd, from, bytes);
      return result >= 0
          ? result
          : result((long) Libc.WRITE_SAYING.invokeExact(state, fd, from, bytes));
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  /** Reads from the beginning of the file. */
  public long readStart(MemorySegment into, long bytes) {
    try {
      long result = (long) Libc.PREAD.invokeExact(fd, into, bytes, 0L);
      return result >= 0
          ? result
          : result((long) Libc.PREAD_SAYING.invokeExact(state, fd, into, bytes, 0L));
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  /** Writes at the beginning of the file, as attributes in sysfs want it. */
  public long writeStart(MemorySegment from, long bytes) {
    try {
      long result = (long) Libc.PWRITE.invokeExact(fd, from, bytes, 0L);
      return result >= 0
          ? result
          : result((long) Libc.PWRITE_SAYING.invokeExact(state, fd, from, bytes, 0L));
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  /** Waits until there is something to read, or until the other end is closed; false when the time passed first. */
  public boolean waitToRead(int timeout_ms) {
    pollfd.set(ValueLayout.JAVA_INT, 0, fd);
    pollfd.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
    pollfd.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
    try {
      return (int) Libc.POLL.invokeExact(pollfd, 1L, timeout_ms) > 0;
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  @Override
  public void close() {
    if (fd < 0) return;
    try {
      int unused = (int) Libc.CLOSE.invokeExact(fd);
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
    fd = -1;
    arena.close();
  }

  private int result(int value) {
    return value >= 0 ? value : -Libc.errno(state);
  }

  private long result(long value) {
    return value >= 0 ? value : -Libc.errno(state);
  }
}
