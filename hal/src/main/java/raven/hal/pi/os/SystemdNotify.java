package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells systemd that the service runs (man page sd_notify(3)): datagrams to the socket that it names in the environment. Not thread-safe. */
public final class SystemdNotify implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int DATAGRAM = 2 | 0x80000;
  private static final int PATH = 2;
  private static final int LONGEST_PATH = 108;

  private final @Nullable OpenFile socket;
  private final MemorySegment text;
  private final long beat;

  private SystemdNotify(@Nullable OpenFile socket) {
    this.socket = socket;
    text = socket == null ? MemorySegment.NULL : socket.memory(64);
    beat = put("WATCHDOG=1");
  }

  /** To the socket at a path, {@code @} first for an abstract one; null, when no systemd started us, says nothing to nobody. */
  public static SystemdNotify to(@Nullable String path) {
    return new SystemdNotify(path == null || path.isEmpty() ? null : connect(path));
  }

  private static @Nullable OpenFile connect(String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length >= LONGEST_PATH) return null;
    if (name[0] == '@') name[0] = 0;
    try (Arena arena = Arena.ofConfined()) {
      int fd = (int) Libc.SOCKET.invokeExact(AF_UNIX, DATAGRAM, 0);
      if (fd < 0) return null;
      MemorySegment address = arena.allocate(PATH + LONGEST_PATH, 8);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(name, 0, address, JAVA_BYTE, PATH, name.length);
      int length = PATH + name.length + (name[0] == 0 ? 0 : 1);
      OpenFile socket = OpenFile.of(fd);
      if ((int) Libc.CONNECT.invokeExact(fd, address, length) == 0) return socket;
      socket.close();
      return null;
    } catch (Throwable t) {
      throw Libc.impossible(t);
    }
  }

  private long put(String message) {
    if (socket == null) return 0;
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
    return bytes.length;
  }

  /** Says that the service is up, or on its way out. */
  public void say(String message) {
    if (socket == null) return;
    socket.write(text, put(message));
    put("WATCHDOG=1");
  }

  /** Keeps systemd's watchdog quiet. Makes no garbage. */
  public void beat() {
    if (socket != null) socket.write(text, beat);
  }

  @Override
  public void close() {
    if (socket != null) socket.close();
  }
}
