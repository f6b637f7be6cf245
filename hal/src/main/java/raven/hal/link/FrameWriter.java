package raven.hal.link;

import org.jspecify.annotations.Nullable;

/** Turns messages into MAVLink 2 frames (serialization guide): trailing zeros left out, numbered, signed if there is a key. Not thread-safe. */
final class FrameWriter {
  static final int START = 0xfd;
  static final int HEADER = 10;
  static final int SIGNED = 1;

  /** The longest frame there is. */
  static final int MOST = HEADER + 255 + 2 + Signing.SIZE;

  private final int system;
  private final int component;
  private final @Nullable Signing signing;
  private final Crc crc = new Crc();
  private int sequence;

  FrameWriter(int system, int component, @Nullable Signing signing) {
    this.system = system;
    this.component = component;
    this.signing = signing;
  }

  /** Writes a frame to the start of an array of at least {@link #MOST} bytes. Returns its length. */
  int write(Packet packet, byte[] to) {
    MessageType type = packet.type;
    byte[] payload = packet.bytes();
    int length = type.size;
    while (length > 1 && payload[length - 1] == 0) length--;
    to[0] = (byte) START;
    to[1] = (byte) length;
    to[2] = (byte) (signing == null ? 0 : SIGNED);
    to[3] = 0;
    to[4] = (byte) sequence++;
    to[5] = (byte) system;
    to[6] = (byte) component;
    to[7] = (byte) type.id;
    to[8] = (byte) (type.id >> 8);
    to[9] = (byte) (type.id >> 16);
    System.arraycopy(payload, 0, to, HEADER, length);
    crc.reset();
    crc.add(to, 1, HEADER - 1 + length);
    crc.add(type.crcExtra);
    int end = HEADER + length;
    to[end] = (byte) crc.value();
    to[end + 1] = (byte) (crc.value() >> 8);
    if (signing == null) return end + 2;
    signing.sign(to, end + 2);
    return end + 2 + Signing.SIZE;
  }
}
