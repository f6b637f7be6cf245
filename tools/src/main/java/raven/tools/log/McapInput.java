package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** The content of one MCAP record while it is read: little endian, no length believed that leads out of it. */
final class McapInput {
  private final ByteBuffer in;

  McapInput(ByteBuffer content) {
    in = content.order(ByteOrder.LITTLE_ENDIAN);
  }

  McapInput(byte[] content) {
    this(ByteBuffer.wrap(content));
  }

  int u8() throws McapFault {
    return need(1).get() & 0xFF;
  }

  int u16() throws McapFault {
    return need(Short.BYTES).getShort() & 0xFFFF;
  }

  int u32() throws McapFault {
    return need(Integer.BYTES).getInt();
  }

  long u64() throws McapFault {
    return need(Long.BYTES).getLong();
  }

  String string() throws McapFault {
    return new String(bytes(u32()), UTF_8);
  }

  byte[] bytes(long length) throws McapFault {
    byte[] bytes = new byte[(int) fits(length)];
    in.get(bytes);
    return bytes;
  }

  /** The next bytes without a copy. */
  ByteBuffer slice(long length) throws McapFault {
    int from = in.position();
    in.position(from + (int) fits(length));
    return in.slice(from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What is left, without a copy. */
  ByteBuffer rest() throws McapFault {
    return slice(in.remaining());
  }

  /** Words by name, with their length in bytes in front. */
  Map<String, String> map() throws McapFault {
    McapInput entries = new McapInput(slice(u32()));
    Map<String, String> words = new LinkedHashMap<>();
    while (entries.more()) words.put(entries.string(), entries.string());
    return words;
  }

  /** 64-bit numbers by channel. */
  Map<Integer, Long> counts() throws McapFault {
    McapInput entries = new McapInput(slice(u32()));
    Map<Integer, Long> counts = new LinkedHashMap<>();
    while (entries.more()) counts.put(entries.u16(), entries.u64());
    return counts;
  }

  boolean more() {
    return in.hasRemaining();
  }

  int position() {
    return in.position();
  }

  /** Checksum of the bytes between two positions. */
  int crc(int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(in.duplicate().position(from).limit(to));
    return (int) crc.getValue();
  }

  private ByteBuffer need(int bytes) throws McapFault {
    fits(bytes);
    return in;
  }

  private long fits(long length) throws McapFault {
    if (length >= 0 && length <= in.remaining()) return length;
    throw new McapFault(
        "a record says that it holds " + length + " bytes where " + in.remaining() + " are left");
  }
}
