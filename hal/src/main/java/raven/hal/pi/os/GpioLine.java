package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.bus.LevelPort;

/**
 * One line of a GPIO chip over the character device, version 2 (include/uapi/linux/gpio.h): levels, and edges with the kernel's time stamps.
 * Events wait in the kernel's buffer, 16 of them; what it dropped is seen in the counter. Not thread-safe.
 */
public final class GpioLine implements EdgePort, LevelPort {
  public static final long INPUT = 1 << 2;
  public static final long OUTPUT = 1 << 3;
  public static final long RISING = 1 << 4;
  public static final long FALLING = 1 << 5;
  public static final long PULL_UP = 1 << 8;
  public static final long PULL_DOWN = 1 << 9;

  private static final long GET_LINE = 0xc250b407L;
  private static final long GET_VALUES = 0xc010b40eL;
  private static final long SET_VALUES = 0xc010b40fL;

  /** struct gpio_v2_line_request. */
  private static final int REQUEST_SIZE = 592;

  private static final int CONSUMER = 256;
  private static final int FLAGS = 288;
  private static final int LINES = 560;
  private static final int FD = 588;

  /** struct gpio_v2_line_event: time, id, offset, number on the request and on the line. */
  private static final int EVENT_SIZE = 48;

  private static final int EVENTS = 16;

  private final String name;
  private final OpenFile line;
  private final MemorySegment values;
  private final MemorySegment events;
  private long count;

  public GpioLine(int chip, int offset, long flags) {
    String path = "/dev/gpiochip" + chip;
    name = path + " line " + offset;
    try (OpenFile file = OpenFile.open(
        path,
        OpenFile.READ_WRITE,
        "add yourself to its group (sudo usermod -aG gpio $USER) and log in again",
        "there is no such chip: correct it in the robot file (ls /dev/gpiochip*)")) {
      MemorySegment request = file.memory(REQUEST_SIZE);
      request.set(JAVA_INT, 0, offset);
      MemorySegment.copy(
          "raven".getBytes(StandardCharsets.US_ASCII), 0, request, JAVA_BYTE, CONSUMER, 5);
      request.set(JAVA_LONG, FLAGS, flags);
      request.set(JAVA_INT, LINES, 1);
      int result = file.ioctl(GET_LINE, request);
      if (result < 0) {
        String remedy = result == -Errno.EBUSY
            ? "another program or driver has this line (gpioinfo shows which): stop it, or use"
                + " another line"
            : "the chip has no such line, or cannot do this with it: correct it in the robot file";
        throw new DeviceFault(name, "cannot be had", -result, remedy);
      }
      line = OpenFile.of(request.get(JAVA_INT, FD));
    }
    values = line.memory(16);
    values.set(JAVA_LONG, 8, 1);
    events = line.memory((long) EVENTS * EVENT_SIZE);
  }

  @Override
  public boolean high() {
    int result = line.ioctl(GET_VALUES, values);
    if (result < 0) throw new DeviceFault(name, "cannot be read", -result, "see dmesg");
    return (values.get(JAVA_LONG, 0) & 1) != 0;
  }

  public void set(boolean high) {
    values.set(JAVA_LONG, 0, high ? 1 : 0);
    int result = line.ioctl(SET_VALUES, values);
    if (result < 0) throw new DeviceFault(name, "cannot be set", -result, "see dmesg");
  }

  @Override
  public long newest_ns() {
    long newest = -1;
    while (line.waitToRead(0)) {
      newest = take();
      if (newest < 0) break;
    }
    return newest;
  }

  /** Waits for an edge; returns its time, or -1 when there was none in time. */
  public long next_ns(int timeout_ms) {
    return line.waitToRead(timeout_ms) ? take() : -1;
  }

  private long take() {
    long length = line.read(events, (long) EVENTS * EVENT_SIZE);
    if (length < EVENT_SIZE) return -1;
    long last = length - EVENT_SIZE;
    count = Integer.toUnsignedLong(events.get(JAVA_INT, last + 20));
    return events.get(JAVA_LONG, last);
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void close() {
    line.close();
  }
}
