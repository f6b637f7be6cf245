package raven.hal.pi.device;

/** Checksums of serial protocols, bit by bit: frames are short, and a table would be longer than this. */
public final class Crc {
  private Crc() {}

  /** CRC-8 with polynomial 0x31 from 0xff (Sensirion). */
  public static int sensirion(byte[] data, int from, int length) {
    return crc8(data, from, length, 0xff, 0x31);
  }

  /** CRC-8 with polynomial 0xd5 from 0 (DVB-S2; CRSF). */
  public static int crsf(byte[] data, int from, int length) {
    return crc8(data, from, length, 0, 0xd5);
  }

  private static int crc8(byte[] data, int from, int length, int start, int polynomial) {
    int crc = start;
    for (int i = from; i < from + length; i++) {
      crc ^= data[i] & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) != 0 ? (crc << 1 ^ polynomial) & 0xff : crc << 1;
      }
    }
    return crc;
  }

  /** CRC-16 with polynomial 0x8005 from 0, most significant bit first (Dynamixel protocol 2.0). */
  public static int dynamixel(byte[] data, int from, int length) {
    int crc = 0;
    for (int i = from; i < from + length; i++) {
      crc ^= (data[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x8005) & 0xffff : crc << 1;
      }
    }
    return crc;
  }
}
