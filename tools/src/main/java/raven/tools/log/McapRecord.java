package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Bytes of one or more MCAP records while they are put together: little endian, strings and maps with their length in front. */
final class McapRecord {
  static final int HEADER = 0x01;
  static final int FOOTER = 0x02;
  static final int SCHEMA = 0x03;
  static final int CHANNEL = 0x04;
  static final int MESSAGE = 0x05;
  static final int CHUNK = 0x06;
  static final int MESSAGE_INDEX = 0x07;
  static final int CHUNK_INDEX = 0x08;
  static final int ATTACHMENT = 0x09;
  static final int ATTACHMENT_INDEX = 0x0A;
  static final int STATISTICS = 0x0B;
  static final int METADATA = 0x0C;
  static final int METADATA_INDEX = 0x0D;
  static final int SUMMARY_OFFSET = 0x0E;
  static final int DATA_END = 0x0F;

  /** Opcode and content length in front of every record. */
  static final int PREFIX = 9;

  private ByteBuffer buffer;
  private int start;

  McapRecord(int capacity) {
    buffer = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  McapRecord begin(int opcode) {
    start = room(PREFIX).position();
    buffer.put((byte) opcode).putLong(0);
    return this;
  }

  /** Fills in the length of the record that was begun. */
  McapRecord end() {
    return endWith(0);
  }

  /** The same for a record whose last bytes are written elsewhere. */
  McapRecord endWith(long more) {
    buffer.putLong(start + 1, buffer.position() - start - PREFIX + more);
    return this;
  }

  McapRecord u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  McapRecord u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  McapRecord u32(int value) {
    room(4).putInt(value);
    return this;
  }

  McapRecord u64(long value) {
    room(8).putLong(value);
    return this;
  }

  McapRecord bytes(byte[] bytes) {
    room(bytes.length).put(bytes);
    return this;
  }

  /** Copies from position to limit and leaves both as they are. */
  McapRecord bytes(ByteBuffer bytes) {
    int length = bytes.remaining();
    ByteBuffer to = room(length);
    to.put(to.position(), bytes, bytes.position(), length);
    to.position(to.position() + length);
    return this;
  }

  McapRecord string(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return u32(bytes.length).bytes(bytes);
  }

  /** Words by name, in the order of the names. */
  McapRecord map(Map<String, String> words) {
    int from = size();
    u32(0);
    new TreeMap<>(words).forEach((name, word) -> string(name).string(word));
    buffer.putInt(from, size() - from - Integer.BYTES);
    return this;
  }

  /** 64-bit numbers by channel. */
  McapRecord counts(Map<Integer, Long> counts) {
    u32(counts.size() * (Short.BYTES + Long.BYTES));
    counts.forEach((channel, count) -> u16(channel).u64(count));
    return this;
  }

  /** Checksum of the content of the record that was begun. */
  long contentCrc() {
    CRC32 crc = new CRC32();
    crc.update(buffer.array(), start + PREFIX, buffer.position() - start - PREFIX);
    return crc.getValue();
  }

  int size() {
    return buffer.position();
  }

  /** The bytes, of which {@link #size()} count. */
  byte[] array() {
    return buffer.array();
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer.array(), size());
  }

  void clear() {
    buffer.clear();
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger =
          ByteBuffer.allocate(2 * buffer.capacity() + bytes).order(ByteOrder.LITTLE_ENDIAN);
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }
}
