package raven.hal.pi.bus;

/** A serial line. What fails, such as an adapter that was unplugged, is a {@link raven.hal.pi.os.DeviceFault}. */
public interface SerialLine extends AutoCloseable {
  /** Takes what has arrived, at most {@code length} bytes, without waiting. Returns how many. Makes no garbage. */
  int read(byte[] into, int offset, int length);

  /** Sends all of it. Makes no garbage. */
  void write(byte[] from, int length);

  /** What messages call it. */
  String name();

  @Override
  void close();
}
