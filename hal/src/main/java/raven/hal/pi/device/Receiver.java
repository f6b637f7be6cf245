package raven.hal.pi.device;

import raven.hal.pi.bus.SerialLine;

/** A pilot's receiver on a serial line. Not thread-safe. */
public abstract class Receiver implements AutoCloseable {
  public static final int CHANNELS = 16;

  /** Numbers that transmitters send for -100 %, 0 and 100 %, the same for CRSF and SBUS. */
  private static final double CENTRE = 992;

  private static final double SPAN = 819.5;
  private static final int BITS = 11;

  private final SerialLine line;
  private final byte[] in = new byte[128];
  private int filled;

  /** Channels as sent. */
  protected final int[] raw = new int[CHANNELS];

  /** When the last channels arrived on the monotonic clock [ns]. */
  public long stamp_ns = Long.MIN_VALUE;

  /** The receiver says that it has lost the transmitter. */
  public boolean failsafe;

  /** Bytes that belonged to no frame. */
  public long garbled;

  protected Receiver(SerialLine line) {
    this.line = line;
  }

  /** Position of a stick or switch from -1 to 1. */
  public double channel(int index) {
    return (raw[index] - CENTRE) / SPAN;
  }

  /** Takes what has arrived until now [ns]. */
  public void poll(long now_ns) {
    int count;
    do {
      count = line.read(in, filled, in.length - filled);
      filled += count;
      while (filled > 0) {
        int used = frame(in, filled, now_ns);
        if (used == 0) break;
        System.arraycopy(in, used, in, 0, filled - used);
        filled -= used;
      }
    } while (count > 0 && filled < in.length);
  }

  /** Looks at the start of the bytes: 0 when a frame is not yet whole, else how many bytes are done with. */
  protected abstract int frame(byte[] bytes, int length, long now_ns);

  /** Sixteen channels of 11 bits, least significant bit first. */
  protected void unpack(byte[] bytes, int from) {
    int bits = 0;
    int have = 0;
    int at = from;
    for (int i = 0; i < CHANNELS; i++) {
      while (have < BITS) {
        bits |= (bytes[at++] & 0xff) << have;
        have += 8;
      }
      raw[i] = bits & (1 << BITS) - 1;
      bits >>>= BITS;
      have -= BITS;
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
