package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/** The chip that resets the computer when nobody feeds it (kernel documentation, watchdog/watchdog-api). Not thread-safe. */
public final class HardwareWatchdog implements AutoCloseable {
  private static final long SET_TIMEOUT = 0xc0045706L;

  /** Written before closing, it switches the watchdog off. */
  private static final byte MAGIC = 'V';

  private final OpenFile file;
  private final MemorySegment food;
  private final int timeout_s;

  /** Begins to want food every {@code timeout} seconds; {@code path} is {@code /dev/watchdog} but in tests. */
  public HardwareWatchdog(String path, int timeout) {
    file = OpenFile.open(
        path,
        OpenFile.WRITE,
        "run as root, or give the service's group the device with a udev rule",
        "this machine has none: on a Pi, dtparam=watchdog=on in /boot/firmware/config.txt");
    food = file.memory(8);
    food.set(JAVA_INT, 0, timeout);
    timeout_s = file.ioctl(SET_TIMEOUT, food) < 0 ? 0 : food.get(JAVA_INT, 0);
    food.set(JAVA_INT, 0, 0);
  }

  /** What the chip made of the timeout [s]; 0 when it keeps its own. */
  public int timeout() {
    return timeout_s;
  }

  /** Makes no garbage. */
  public void feed() {
    file.write(food, 1);
  }

  /** Switches it off: the program ends as it should. */
  @Override
  public void close() {
    food.set(JAVA_BYTE, 0, MAGIC);
    file.write(food, 1);
    file.close();
  }
}
