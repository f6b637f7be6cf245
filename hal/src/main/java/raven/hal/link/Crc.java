package raven.hal.link;

/** The checksum of MAVLink: CRC-16/MCRF4XX, the X.25 polynomial without its final inversion. Not thread-safe. */
final class Crc {
  private int value = 0xffff;

  void reset() {
    value = 0xffff;
  }

  void add(int b) {
    int t = (b ^ value) & 0xff;
    t = (t ^ t << 4) & 0xff;
    value = value >> 8 ^ t << 8 ^ t << 3 ^ t >> 4;
    value &= 0xffff;
  }

  void add(byte[] from, int offset, int length) {
    for (int i = 0; i < length; i++) add(from[offset + i]);
  }

  int value() {
    return value;
  }
}
