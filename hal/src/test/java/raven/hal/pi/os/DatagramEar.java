package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** A datagram socket with a name in the file system, which Java's own sockets do not have. */
final class DatagramEar implements AutoCloseable {
  private final OpenFile socket;
  private final MemorySegment buffer;

  DatagramEar(String path) {
    Linker linker = Linker.nativeLinker();
    MethodHandle bind = linker.downcallHandle(
        linker.defaultLookup().find("bind").orElseThrow(),
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int fd = (int) Libc.SOCKET.invokeExact(1, 2, 0);
      MemorySegment address = arena.allocate(110, 8);
      address.set(JAVA_SHORT, 0, (short) 1);
      byte[] name = path.getBytes(StandardCharsets.UTF_8);
      MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
      if ((int) bind.invokeExact(fd, address, 2 + name.length + 1) != 0) {
        throw new IllegalStateException("bind");
      }
      socket = OpenFile.of(fd);
      buffer = socket.memory(256);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  String hear() {
    long length = socket.read(buffer, 256);
    return new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    socket.close();
  }
}
