package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Reads an MCAP log front to back and checks every checksum and count on the way; stops quietly where a cut log ends. */
final class McapAudit {
  record Message(String topic, long time_ns, int sequence, byte[] data) {}

  final List<Message> messages = new ArrayList<>();
  final Map<String, byte[]> attachments = new HashMap<>();
  final Map<String, Map<String, String>> metadata = new HashMap<>();
  final Map<String, String> schemas = new HashMap<>();
  final List<String> faults = new ArrayList<>();

  /** The log has its end and its index. */
  boolean whole;

  private static final String MAGIC = "\u0089MCAP0\r\n";

  private final Map<Integer, String> topics = new TreeMap<>();
  private final Map<Integer, Long> indexed = new TreeMap<>();
  private final ByteBuffer file;
  private final List<Long> chunkEnds = new ArrayList<>();
  private int summaryStart;

  McapAudit(byte[] bytes) {
    file = little(bytes);
    check(MAGIC.equals(latin(file, 8)), "no magic in front");
    while (file.remaining() >= McapRecord.PREFIX && !whole) {
      int at = file.position();
      int opcode = file.get();
      long length = file.getLong();
      if (length > file.remaining()) return;
      ByteBuffer content = file.slice(file.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
      file.position(file.position() + (int) length);
      record(opcode, content, at);
    }
    if (whole) check(MAGIC.equals(latin(file, 8)) && !file.hasRemaining(), "no magic behind");
  }

  /** Positions behind the chunks. */
  long[] chunkEnds() {
    return chunkEnds.stream().mapToLong(Long::longValue).toArray();
  }

  private void record(int opcode, ByteBuffer in, int at) {
    switch (opcode) {
      case McapRecord.HEADER -> check(string(in).isEmpty() && !string(in).isEmpty(), "header");
      case McapRecord.SCHEMA -> {
        in.getShort();
        String name = string(in);
        schemas.put(name, string(in) + "\n" + string(in));
      }
      case McapRecord.CHANNEL -> {
        int id = in.getShort();
        in.getShort();
        topics.put(id, string(in));
      }
      case McapRecord.CHUNK -> {
        chunk(in);
        chunkEnds.add((long) file.position());
      }
      case McapRecord.MESSAGE -> {
        String topic = topics.getOrDefault((int) in.getShort(), "undeclared");
        int sequence = in.getInt();
        long time_ns = in.getLong();
        check(in.getLong() == time_ns, "publish time");
        byte[] data = new byte[in.remaining()];
        in.get(data);
        messages.add(new Message(topic, time_ns, sequence, data));
      }
      case McapRecord.MESSAGE_INDEX ->
        indexed.merge((int) in.getShort(), in.getInt() / 16L, Long::sum);
      case McapRecord.ATTACHMENT -> {
        int crcAt = in.limit() - Integer.BYTES;
        check(crc(in, 0, crcAt) == in.getInt(crcAt), "attachment checksum");
        in.position(16);
        String name = string(in);
        string(in);
        byte[] data = new byte[(int) in.getLong()];
        in.get(data);
        attachments.put(name, data);
      }
      case McapRecord.METADATA -> {
        String name = string(in);
        Map<String, String> words = new HashMap<>();
        in.getInt();
        while (in.hasRemaining()) words.put(string(in), string(in));
        metadata.put(name, words);
      }
      case McapRecord.DATA_END -> {
        check(crc(file, 0, at) == in.getInt(), "data checksum");
        summaryStart = file.position();
      }
      case McapRecord.STATISTICS -> statistics(in);
      case McapRecord.FOOTER -> {
        check(in.getLong() == summaryStart, "summary start");
        check(in.getLong() > summaryStart, "summary offset start");
        check(
            crc(file, summaryStart, at + McapRecord.PREFIX + 16) == in.getInt(),
            "summary checksum");
        whole = true;
      }
      case McapRecord.CHUNK_INDEX -> {
        in.position(16);
        check(file.get((int) in.getLong()) == McapRecord.CHUNK, "chunk index points elsewhere");
      }
      case McapRecord.ATTACHMENT_INDEX ->
        check(
            file.get((int) in.getLong()) == McapRecord.ATTACHMENT,
            "attachment index points elsewhere");
      case McapRecord.METADATA_INDEX ->
        check(
            file.get((int) in.getLong()) == McapRecord.METADATA, "metadata index points elsewhere");
      case McapRecord.SUMMARY_OFFSET -> {
        int group = in.get();
        check(file.get((int) in.getLong()) == group, "summary offset points elsewhere");
      }
      default -> faults.add("unknown record " + opcode);
    }
  }

  private void chunk(ByteBuffer in) {
    in.position(16);
    long size = in.getLong();
    int crc = in.getInt();
    String compression = string(in);
    byte[] stored = new byte[(int) in.getLong()];
    check(in.remaining() == stored.length, "chunk size");
    in.get(stored);
    byte[] plain = compression.isEmpty() ? stored : Zstd.decompress(stored, (int) size);
    in = little(plain);
    check(plain.length == size, "uncompressed size");
    check(crc(in, 0, in.limit()) == crc, "chunk checksum");
    while (in.hasRemaining()) {
      int opcode = in.get();
      int length = (int) in.getLong();
      record(opcode, in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN), -1);
      in.position(in.position() + length);
    }
  }

  private void statistics(ByteBuffer in) {
    check(in.getLong() == messages.size(), "message count");
    check(in.getShort() == schemas.size(), "schema count");
    check(in.getInt() == topics.size(), "channel count");
    check(in.getInt() == attachments.size(), "attachment count");
    check(in.getInt() == metadata.size(), "metadata count");
    check(in.getInt() > 0, "chunk count");
    check(
        in.getLong() == messages.stream().mapToLong(Message::time_ns).min().orElse(0),
        "first time");
    check(
        in.getLong() == messages.stream().mapToLong(Message::time_ns).max().orElse(0), "last time");
    in.getInt();
    while (in.hasRemaining()) {
      int id = in.getShort();
      check(indexed.getOrDefault(id, 0L) == in.getLong(), "index of " + topics.get(id));
    }
  }

  private void check(boolean good, String what) {
    if (!good) faults.add(what);
  }

  private static int crc(ByteBuffer of, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(of.duplicate().position(from).limit(to));
    return (int) crc.getValue();
  }

  private static String string(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }

  private static String latin(ByteBuffer in, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) text.append((char) (in.get() & 0xFF));
    return text.toString();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
