package raven.hal.pi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import raven.hal.pi.os.OpenFile;

/** A serial line without a cable: its other end is a file in our hands. */
public final class PseudoTerminal implements AutoCloseable {
  private static final int READ_WRITE = 2;

  private final OpenFile master;
  private final String path;
  private final MemorySegment buffer;

  /** Takes what the port's user sent. */
  public interface Device {
    void hear(byte[] bytes, int length);
  }

  public PseudoTerminal() {
    try {
      int fd = (int) call("posix_openpt", JAVA_INT, JAVA_INT).invokeExact(READ_WRITE);
      int granted = (int) call("grantpt", JAVA_INT, JAVA_INT).invokeExact(fd);
      int unlocked = (int) call("unlockpt", JAVA_INT, JAVA_INT).invokeExact(fd);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment name = arena.allocate(64);
        int named = (int)
            call("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, java.lang.foreign.ValueLayout.JAVA_LONG)
                .invokeExact(fd, name, 64L);
        if (fd < 0 || granted != 0 || unlocked != 0 || named != 0)
          throw new IllegalStateException("no pty");
        path = name.getString(0);
      }
      master = OpenFile.of(fd);
      buffer = master.memory(4096);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
  }

  /** What a port is opened by. */
  public String path() {
    return path;
  }

  /** Passes on what has been sent within some time; false when there was nothing. */
  public boolean serve(Device device, int timeout_ms) {
    if (!master.waitToRead(timeout_ms)) return false;
    long length = master.read(buffer, 4096);
    if (length <= 0) return false;
    byte[] bytes = buffer.asSlice(0, length).toArray(JAVA_BYTE);
    device.hear(bytes, bytes.length);
    return true;
  }

  /** Sends to the port's user. */
  public void send(byte[] bytes, int length) {
    MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, length);
    master.write(buffer, length);
  }

  /** The cable is pulled. */
  @Override
  public void close() {
    master.close();
  }
}
