package raven.hal.pi.device;

import raven.hal.pi.bus.SerialLine;

/**
 * SBUS receivers at 100 kbaud, even parity, two stop bits (Futaba; as documented by mbed's "Futaba S-BUS controlled by mbed"). The line is
 * inverted: it wants an inverter, or a receiver that can send it upright.
 */
public final class Sbus extends Receiver {
  public static final int BAUD = 100_000;

  private static final int HEADER = 0x0f;
  private static final int SIZE = 25;
  private static final int FLAGS = 23;
  private static final int FRAME_LOST = 0x04;
  private static final int FAILSAFE = 0x08;

  public Sbus(SerialLine line) {
    super(line);
  }

  @Override
  protected int frame(byte[] bytes, int length, long now_ns) {
    if (bytes[0] != HEADER) {
      garbled++;
      return 1;
    }
    if (length < SIZE) return 0;
    // SBUS has no checksum: the last byte is 0, or x4 in SBUS2
    int end = bytes[SIZE - 1] & 0xff;
    if (end != 0 && (end & 0x0f) != 0x04) {
      garbled++;
      return 1;
    }
    int flags = bytes[FLAGS];
    failsafe = (flags & FAILSAFE) != 0;
    if ((flags & FRAME_LOST) == 0) {
      unpack(bytes, 1);
      stamp_ns = now_ns;
    }
    return SIZE;
  }
}
