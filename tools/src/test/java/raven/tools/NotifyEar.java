package raven.tools;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of NOTIFY_SOCKET that systemd listens at: a datagram socket with a name in the file system, which Java's own do not have. */
final class NotifyEar implements AutoCloseable {
  private static final int UNIX = 1;
  private static final int DATAGRAM = 2;
  private static final int DO_NOT_WAIT = 0x40;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment buffer = arena.allocate(256);
  private final int socket;

  NotifyEar(Path path) {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    MemorySegment address = arena.allocate(110, 8);
    address.set(JAVA_SHORT, 0, (short) UNIX);
    MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
    try {
      socket = (int) call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
          .invokeExact(UNIX, DATAGRAM, 0);
      int bound = (int) call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
          .invokeExact(socket, address, 2 + name.length + 1);
      if (bound != 0) throw new IllegalStateException("cannot listen at " + path);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private static MethodHandle call(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape);
  }

  /** The next that was said; empty when nothing was. */
  String hear() {
    try {
      long length = (long)
          call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
              .invokeExact(socket, buffer, 256L, DO_NOT_WAIT);
      if (length < 0) return "";
      return new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  @Override
  public void close() {
    try {
      int closed =
          (int) call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(socket);
      if (closed != 0) throw new IllegalStateException("close");
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
    arena.close();
  }
}
