package raven.tools.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log in the MCAP container format (mcap.dev/spec, version 0): what it holds from its index, messages chunk by chunk, checksums on
 * the way.
 *
 * <p>A log without its end, because it was cut or is still being written, is read as far as it goes: every chunk that is complete counts.
 * Nothing is kept in memory but the index. Not thread-safe.
 */
public final class McapReader implements AutoCloseable {
  /** One topic and how its messages are to be read. */
  public record Channel(
      int id,
      String topic,
      String encoding,
      String schema,
      String schemaEncoding,
      byte[] schemaData) {}

  /** Takes messages; the buffer is little endian and good until the call returns. */
  public interface Visitor {
    void message(Channel channel, long time_ns, ByteBuffer data) throws IOException;
  }

  private final McapFile file;
  private final McapIndex index;
  private final List<String> troubles;

  /** Opens a log; throws {@link McapFault} for what is not one. */
  public McapReader(Path path) throws IOException {
    file = new McapFile(path);
    try {
      index = McapIndex.of(file);
      troubles = new ArrayList<>(index.troubles);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** The log has its end, with its index. */
  public boolean whole() {
    return index.whole;
  }

  /** What is wrong with the log, as far as it is known by now; chunks are looked at as they are read. */
  public List<String> troubles() {
    return Collections.unmodifiableList(troubles);
  }

  public Collection<Channel> channels() {
    return Collections.unmodifiableCollection(index.channels.values());
  }

  /** The first channel of a topic. */
  public @Nullable Channel channel(String topic) {
    for (Channel channel : index.channels.values()) {
      if (channel.topic().equals(topic)) return channel;
    }
    return null;
  }

  /** Messages of a channel. */
  public long count(Channel channel) {
    return index.counts.getOrDefault(channel.id(), 0L);
  }

  public int chunks() {
    return index.chunks.size();
  }

  /** Length of the file [bytes]. */
  public long size() throws IOException {
    return file.size();
  }

  /** Time of the first message [ns]; 0 if there is none. */
  public long start_ns() {
    return index.chunks.stream().mapToLong(McapChunk.Place::start_ns).min().orElse(0);
  }

  /** Time of the last message [ns]; 0 if there is none. */
  public long end_ns() {
    return index.chunks.stream().mapToLong(McapChunk.Place::end_ns).max().orElse(0);
  }

  /** All words about the log, by the names of their groups. A group that was written twice counts with its later words. */
  public Map<String, Map<String, String>> metadata() throws IOException {
    Map<String, Map<String, String>> groups = new TreeMap<>();
    for (McapFile.Entry entry : index.metadata) {
      McapInput in = file.content(entry);
      groups.computeIfAbsent(in.string(), name -> new LinkedHashMap<>()).putAll(in.map());
    }
    return groups;
  }

  /** The files that came with the log, by name. */
  public Map<String, byte[]> attachments() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (McapFile.Entry entry : index.attachments) {
      McapInput in = file.content(entry);
      int crcAt = (int) entry.length() - Integer.BYTES;
      in.u64();
      in.u64();
      String name = in.string();
      in.string();
      byte[] data = in.bytes(in.u64());
      int crc = in.u32();
      if (crc == 0 || in.crc(0, crcAt) == crc) files.put(name, data);
      else trouble("the checksum of the file " + name + " in it does not hold");
    }
    return files;
  }

  /** Visits every message in the order in which they were written. */
  public void read(Visitor visitor) throws IOException {
    read(channel -> true, Long.MIN_VALUE, Long.MAX_VALUE, visitor);
  }

  /** Visits the messages of some channels between two times, both included. */
  public void read(Predicate<Channel> wanted, long from_ns, long to_ns, Visitor visitor)
      throws IOException {
    Map<Integer, Channel> visited = new TreeMap<>(index.channels);
    visited.values().removeIf(wanted.negate());
    for (McapChunk.Place chunk : index.chunks) {
      if (chunk.end_ns() < from_ns || chunk.start_ns() > to_ns) continue;
      McapInput records;
      try {
        records = McapChunk.records(file.content(chunk.entry()));
      } catch (McapFault e) {
        trouble(e.getMessage() + ", at byte " + chunk.entry().at());
        continue;
      }
      while (records.more()) {
        int opcode = records.u8();
        ByteBuffer content = records.slice(records.u64());
        if (opcode != McapRecord.MESSAGE) continue;
        McapInput message = new McapInput(content);
        Channel channel = visited.get(message.u16());
        message.u32();
        long time_ns = message.u64();
        message.u64();
        if (channel == null || time_ns < from_ns || time_ns > to_ns) continue;
        visitor.message(channel, time_ns, message.rest());
      }
    }
  }

  private void trouble(String what) {
    if (!troubles.contains(what)) troubles.add(what);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
