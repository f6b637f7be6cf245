package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** A number in sysfs whose file stays open: a write is one system call and makes no garbage. Not thread-safe. */
public final class Attribute implements AutoCloseable {
  private static final int DIGITS = 24;

  private final String path;
  private final String refused;
  private final OpenFile file;
  private final MemorySegment text;

  /** {@code refused} is what to do when the kernel does not take a value. */
  public Attribute(String path, String noAccess, String absent, String refused) {
    this(path, OpenFile.READ_WRITE, noAccess, absent, refused);
  }

  private Attribute(String path, int mode, String noAccess, String absent, String refused) {
    this.path = path;
    this.refused = refused;
    file = OpenFile.open(path, mode, noAccess, absent);
    text = file.memory(DIGITS);
  }

  /** One that only takes values: the kernel refuses to open it for reading too. */
  static Attribute writeOnly(String path, String noAccess, String absent, String refused) {
    return new Attribute(path, OpenFile.WRITE, noAccess, absent, refused);
  }

  /** Keeps other users of this method out of it; false when one of them was first. */
  boolean lock() {
    return file.lock();
  }

  public void write(long value) {
    int at = DIGITS;
    long rest = Math.abs(value);
    do {
      text.set(JAVA_BYTE, --at, (byte) ('0' + rest % 10));
      rest /= 10;
    } while (rest > 0);
    if (value < 0) text.set(JAVA_BYTE, --at, (byte) '-');

    // the kernel wants the number at the start of the buffer
    int length = DIGITS - at;
    MemorySegment.copy(text, at, text, 0, length);
    text.set(JAVA_BYTE, length < DIGITS ? length : DIGITS - 1, (byte) '\n');
    long result = file.writeStart(text, Math.min(length + 1, DIGITS));
    if (result < 0) {
      throw new DeviceFault(path, "does not take " + value, (int) -result, refused);
    }
  }

  /** The number as it stands. */
  public long read() {
    long length = file.readStart(text, DIGITS);
    if (length < 0) throw new DeviceFault(path, "cannot be read", (int) -length, "see dmesg");
    long value = 0;
    boolean negative = false;
    for (int i = 0; i < length; i++) {
      byte c = text.get(JAVA_BYTE, i);
      if (c == '-') negative = true;
      else if (c >= '0' && c <= '9') value = 10 * value + (c - '0');
      else break;
    }
    return negative ? -value : value;
  }

  @Override
  public void close() {
    file.close();
  }
}
