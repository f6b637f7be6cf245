package raven.hal.pi.device;

import raven.hal.pi.bus.SerialLine;

/** CRSF receivers such as ExpressLRS at 420 kbaud (TBS CRSF specification: frame construction, 0x16 RC channels packed, 0x14 link statistics). */
public final class Crsf extends Receiver {
  public static final int BAUD = 420_000;

  private static final int ADDRESS = 0xc8;
  private static final int CHANNELS_PACKED = 0x16;
  private static final int LINK_STATISTICS = 0x14;
  private static final int CHANNELS_LENGTH = 24;
  private static final int STATISTICS_LENGTH = 12;
  private static final int LONGEST = 62;

  public Crsf(SerialLine line) {
    super(line);
  }

  @Override
  protected int frame(byte[] bytes, int length, long now_ns) {
    if ((bytes[0] & 0xff) != ADDRESS) {
      garbled++;
      return 1;
    }
    if (length < 2) return 0;
    int size = bytes[1] & 0xff;
    if (size < 2 || size > LONGEST) {
      garbled++;
      return 1;
    }
    if (length < 2 + size) return 0;
    if (Crc.crsf(bytes, 2, size - 1) != (bytes[1 + size] & 0xff)) {
      garbled++;
      return 1;
    }
    int type = bytes[2] & 0xff;
    if (type == CHANNELS_PACKED && size == CHANNELS_LENGTH) {
      unpack(bytes, 3);
      stamp_ns = now_ns;
    } else if (type == LINK_STATISTICS && size == STATISTICS_LENGTH) {
      // uplink quality of 0 %: the transmitter is lost
      failsafe = bytes[5] == 0;
    }
    return 2 + size;
  }
}
