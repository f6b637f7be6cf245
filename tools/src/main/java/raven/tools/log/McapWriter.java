package raven.tools.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes a log in the MCAP container format (mcap.dev/spec, version 0), chunked, indexed and with every checksum on.
 *
 * <p>A chunk holds half a second at most and is written whole, compressed and flushed, so a log that is cut at any byte can be read up to
 * its last whole chunk. Nothing of the wall clock enters, so the same messages give the same bytes.
 */
public final class McapWriter implements AutoCloseable {
  private static final int CHUNK_SIZE = 1 << 19;

  /** Time of the messages in one chunk: what a cut costs [ns]. */
  private static final long CHUNK_TIME_NS = 500_000_000;

  private final OutputStream out;
  private final ChunkPress press = ChunkPress.best();
  private final CRC32 dataCrc = new CRC32();
  private long position;

  // summary: what the index at the end will say
  private final List<byte[]> schemas = new ArrayList<>();
  private final List<McapChannel> channels = new ArrayList<>();
  private final List<byte[]> chunkIndexes = new ArrayList<>();
  private final List<byte[]> attachmentIndexes = new ArrayList<>();
  private final List<byte[]> metadataIndexes = new ArrayList<>();
  private long firstTime_ns = Long.MAX_VALUE;
  private long lastTime_ns;

  // the chunk that is being filled
  private final McapRecord chunk = new McapRecord(CHUNK_SIZE + (CHUNK_SIZE >> 2));
  private long chunkStart_ns = Long.MAX_VALUE;
  private long chunkEnd_ns;
  private long kept_ns;

  /** Begins a log; {@code library} names the program that writes. */
  public McapWriter(OutputStream out, String library) throws IOException {
    this.out = out;
    write(McapFile.MAGIC, 0, McapFile.MAGIC.length);
    write(new McapRecord(64).begin(McapRecord.HEADER).string("").string(library).end());
  }

  /** Declares how messages of a kind are to be read; returns its number for {@link #channel}. */
  public int schema(String name, String encoding, byte[] data) {
    int id = schemas.size() + 1;
    byte[] record = new McapRecord(64 + data.length)
        .begin(McapRecord.SCHEMA)
        .u16(id)
        .string(name)
        .string(encoding)
        .u32(data.length)
        .bytes(data)
        .end()
        .toByteArray();
    schemas.add(record);
    chunk.bytes(record);
    return id;
  }

  /** Declares a topic; returns its number for {@link #message}. */
  public int channel(
      int schema, String topic, String messageEncoding, Map<String, String> metadata) {
    McapChannel channel =
        new McapChannel(channels.size() + 1, schema, topic, messageEncoding, metadata);
    channels.add(channel);
    chunk.bytes(channel.record());
    return channel.id();
  }

  /** Appends a message: the bytes from the buffer's position to its limit, which stay as they are. */
  public void message(int channelId, long time_ns, ByteBuffer data) throws IOException {
    if (chunkStart_ns != Long.MAX_VALUE && time_ns - chunkStart_ns >= CHUNK_TIME_NS) endChunk();
    McapChannel channel = channels.get(channelId - 1);
    channel.index(time_ns, chunk.size());
    chunk
        .begin(McapRecord.MESSAGE)
        .u16(channelId)
        .u32(channel.count() - 1)
        .u64(time_ns)
        .u64(time_ns)
        .bytes(data)
        .end();
    chunkStart_ns = Math.min(chunkStart_ns, time_ns);
    chunkEnd_ns = Math.max(chunkEnd_ns, time_ns);
    if (chunk.size() >= CHUNK_SIZE) endChunk();
  }

  /** Adds named words about the whole log. */
  public void metadata(String name, Map<String, String> words) throws IOException {
    endChunk();
    McapRecord record =
        new McapRecord(1024).begin(McapRecord.METADATA).string(name).map(words).end();
    metadataIndexes.add(new McapRecord(64)
        .begin(McapRecord.METADATA_INDEX)
        .u64(position)
        .u64(record.size())
        .string(name)
        .end()
        .toByteArray());
    write(record);
  }

  /** Adds a file as it is. */
  public void attachment(String name, String mediaType, byte[] data) throws IOException {
    endChunk();
    McapRecord record = new McapRecord(128 + data.length)
        .begin(McapRecord.ATTACHMENT)
        .u64(0)
        .u64(0)
        .string(name)
        .string(mediaType)
        .u64(data.length)
        .bytes(data);
    record.u32((int) record.contentCrc()).end();
    attachmentIndexes.add(new McapRecord(128)
        .begin(McapRecord.ATTACHMENT_INDEX)
        .u64(position)
        .u64(record.size())
        .u64(0)
        .u64(0)
        .u64(data.length)
        .string(name)
        .string(mediaType)
        .end()
        .toByteArray());
    write(record);
  }

  /** Messages written so far. */
  public long messageCount() {
    return channels.stream().mapToLong(McapChannel::count).sum();
  }

  /** Writes what is pending and the index, and closes the stream. */
  @Override
  public void close() throws IOException {
    try (out;
        press) {
      endChunk();
      write(new McapRecord(16)
          .begin(McapRecord.DATA_END)
          .u32((int) dataCrc.getValue())
          .end());
      writeSummary();
      write(McapFile.MAGIC, 0, McapFile.MAGIC.length);
    }
  }

  /** Time of the last message in a chunk that the stream has taken whole [ns]; 0 before the first. */
  long kept_ns() {
    return kept_ns;
  }

  /** Closes the stream without an index, as if the power had gone. */
  void abandon() throws IOException {
    press.close();
    out.close();
  }

  private void endChunk() throws IOException {
    if (chunk.size() == 0) return;
    boolean empty = chunkStart_ns == Long.MAX_VALUE;
    long start_ns = empty ? 0 : chunkStart_ns;
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 0, chunk.size());

    long chunkPosition = position;
    int stored = press.press(chunk.array(), chunk.size());
    McapRecord head = new McapRecord(64)
        .begin(McapRecord.CHUNK)
        .u64(start_ns)
        .u64(chunkEnd_ns)
        .u64(chunk.size())
        .u32((int) crc.getValue())
        .string(press.name())
        .u64(stored)
        .endWith(stored);
    write(head);
    write(press.pressed(), 0, stored);
    long chunkLength = position - chunkPosition;

    // where each channel's messages lie inside the chunk
    long indexPosition = position;
    Map<Integer, Long> offsets = new TreeMap<>();
    for (McapChannel channel : channels) {
      if (channel.nothingIndexed()) continue;
      offsets.put(channel.id(), position);
      write(channel.takeIndex());
    }
    chunkIndexes.add(new McapRecord(128)
        .begin(McapRecord.CHUNK_INDEX)
        .u64(start_ns)
        .u64(chunkEnd_ns)
        .u64(chunkPosition)
        .u64(chunkLength)
        .counts(offsets)
        .u64(position - indexPosition)
        .string(press.name())
        .u64(stored)
        .u64(chunk.size())
        .end()
        .toByteArray());

    if (!empty) {
      firstTime_ns = Math.min(firstTime_ns, chunkStart_ns);
      lastTime_ns = Math.max(lastTime_ns, chunkEnd_ns);
    }
    out.flush();
    if (!empty) kept_ns = lastTime_ns;
    chunk.clear();
    chunkStart_ns = Long.MAX_VALUE;
    chunkEnd_ns = 0;
  }

  private void writeSummary() throws IOException {
    McapRecord summary = new McapRecord(1 << 14);
    McapRecord offsets = new McapRecord(256);
    long start = position;
    group(summary, offsets, McapRecord.SCHEMA, schemas);
    group(
        summary,
        offsets,
        McapRecord.CHANNEL,
        channels.stream().map(McapChannel::record).toList());
    group(summary, offsets, McapRecord.STATISTICS, List.of(statistics()));
    group(summary, offsets, McapRecord.CHUNK_INDEX, chunkIndexes);
    group(summary, offsets, McapRecord.ATTACHMENT_INDEX, attachmentIndexes);
    group(summary, offsets, McapRecord.METADATA_INDEX, metadataIndexes);
    long offsetStart = start + summary.size();

    // the checksum covers the footer up to itself
    McapRecord footer = new McapRecord(64).begin(McapRecord.FOOTER).u64(start).u64(offsetStart);
    footer.endWith(Integer.BYTES);
    CRC32 crc = new CRC32();
    crc.update(summary.array(), 0, summary.size());
    crc.update(offsets.array(), 0, offsets.size());
    crc.update(footer.array(), 0, footer.size());
    write(summary);
    write(offsets);
    write(footer.u32((int) crc.getValue()));
  }

  private void group(McapRecord summary, McapRecord offsets, int opcode, List<byte[]> records) {
    if (records.isEmpty()) return;
    int from = summary.size();
    for (byte[] record : records) summary.bytes(record);
    offsets
        .begin(McapRecord.SUMMARY_OFFSET)
        .u8(opcode)
        .u64(position + from)
        .u64(summary.size() - from)
        .end();
  }

  private byte[] statistics() {
    Map<Integer, Long> counts = new TreeMap<>();
    for (McapChannel channel : channels) counts.put(channel.id(), (long) channel.count());
    return new McapRecord(256)
        .begin(McapRecord.STATISTICS)
        .u64(messageCount())
        .u16(schemas.size())
        .u32(channels.size())
        .u32(attachmentIndexes.size())
        .u32(metadataIndexes.size())
        .u32(chunkIndexes.size())
        .u64(firstTime_ns == Long.MAX_VALUE ? 0 : firstTime_ns)
        .u64(lastTime_ns)
        .counts(counts)
        .end()
        .toByteArray();
  }

  private void write(McapRecord record) throws IOException {
    write(record.array(), 0, record.size());
  }

  private void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    dataCrc.update(bytes, from, length);
    position += length;
  }
}
