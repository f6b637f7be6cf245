package raven.tools.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an MCAP log holds and where: from the summary at its end, or, where there is none or it is damaged, from a walk over the whole
 * file that keeps every chunk whose checksum holds.
 */
final class McapIndex {
  private static final int FOOTER_LENGTH = 20;

  private record Schema(String name, String encoding, byte[] data) {}

  final List<McapChunk.Place> chunks = new ArrayList<>();
  final Map<Integer, McapReader.Channel> channels = new TreeMap<>();
  final Map<Integer, Long> counts = new TreeMap<>();
  final List<McapFile.Entry> metadata = new ArrayList<>();
  final List<McapFile.Entry> attachments = new ArrayList<>();
  final List<String> troubles = new ArrayList<>();
  boolean whole;

  /** Position behind the last record that is intact. */
  long end;

  private final Map<Integer, Schema> schemas = new LinkedHashMap<>();
  private final McapFile file;

  private McapIndex(McapFile file) {
    this.file = file;
  }

  static McapIndex of(McapFile file) throws IOException {
    McapIndex index = new McapIndex(file);
    try {
      if (index.readSummary()) return index;
    } catch (McapFault e) {
      index.troubles.add("its index is damaged (" + e.getMessage() + ")");
    }
    return walked(file, index.troubles);
  }

  /** Without a look at the summary. */
  static McapIndex walked(McapFile file, List<String> troubles) throws IOException {
    McapIndex index = new McapIndex(file);
    index.troubles.addAll(troubles);
    index.walk();
    return index;
  }

  private boolean readSummary() throws IOException {
    long size = file.size();
    long footerAt = size - McapFile.MAGIC.length - McapRecord.PREFIX - FOOTER_LENGTH;
    if (footerAt < McapFile.MAGIC.length) return false;
    byte[] magic = file.bytes(size - McapFile.MAGIC.length, McapFile.MAGIC.length);
    McapFile.@Nullable Entry footer = file.at(footerAt);
    if (!Arrays.equals(magic, McapFile.MAGIC)) return false;
    if (footer == null || footer.opcode() != McapRecord.FOOTER || footer.length() != FOOTER_LENGTH)
      throw new McapFault("no footer");
    McapInput ends = file.content(footer);
    long start = ends.u64();
    ends.u64();
    int crc = ends.u32();
    if (start == 0) return false;
    if (start < McapFile.MAGIC.length || start > footerAt) throw new McapFault("it lies nowhere");

    // the checksum covers the footer up to itself
    byte[] summary = file.bytes(start, footer.end() - Integer.BYTES - start);
    if (crc != 0 && new McapInput(summary).crc(0, summary.length) != crc)
      throw new McapFault("its checksum does not hold");
    for (long at = start; at < footerAt; ) {
      McapFile.Entry entry = file.at(at);
      if (entry == null) throw new McapFault("a record leads out of it");
      summarised(entry);
      at = entry.end();
    }
    whole = true;
    end = size;
    return !channels.isEmpty() || chunks.isEmpty();
  }

  private void summarised(McapFile.Entry entry) throws IOException {
    McapInput in = file.content(entry);
    switch (entry.opcode()) {
      case McapRecord.SCHEMA -> schema(in);
      case McapRecord.CHANNEL -> channel(in);
      case McapRecord.CHUNK_INDEX -> {
        long start_ns = in.u64();
        long end_ns = in.u64();
        chunks.add(new McapChunk.Place(pointed(in.u64(), McapRecord.CHUNK), start_ns, end_ns));
      }
      case McapRecord.ATTACHMENT_INDEX -> attachments.add(pointed(in.u64(), McapRecord.ATTACHMENT));
      case McapRecord.METADATA_INDEX -> metadata.add(pointed(in.u64(), McapRecord.METADATA));
      case McapRecord.STATISTICS -> {
        in.slice(8 + 2 + 4 + 4 + 4 + 4 + 8 + 8);
        counts.putAll(in.counts());
      }
      default -> {
        // offsets of groups, and kinds that later versions may add
      }
    }
  }

  private McapFile.Entry pointed(long at, int opcode) throws IOException {
    McapFile.Entry entry = at < 0 ? null : file.at(at);
    if (entry == null || entry.opcode() != opcode) throw new McapFault("it points elsewhere");
    return entry;
  }

  private void walk() throws IOException {
    end = McapFile.MAGIC.length;
    for (McapFile.Entry at = file.at(end); at != null; at = file.at(end)) {
      boolean known = at.opcode() > 0 && at.opcode() <= McapRecord.DATA_END;
      if (!known) {
        troubles.add("no record where one should be, at byte " + end);
        break;
      }
      if (at.opcode() == McapRecord.DATA_END) break;
      walked(at);
      end = at.end();
    }
    troubles.add("its end is missing: it was cut, or is still being written");
  }

  private void walked(McapFile.Entry at) throws IOException {
    try {
      switch (at.opcode()) {
        case McapRecord.SCHEMA -> schema(file.content(at));
        case McapRecord.CHANNEL -> channel(file.content(at));
        case McapRecord.METADATA -> metadata.add(at);
        case McapRecord.ATTACHMENT -> attachments.add(at);
        case McapRecord.CHUNK -> chunk(at);
        case McapRecord.MESSAGE -> throw new McapFault("a message lies outside of the chunks");
        default -> {
          // header and indexes say nothing that the walk does not find
        }
      }
    } catch (McapFault e) {
      troubles.add(e.getMessage() + ", at byte " + at.at());
    }
  }

  private void chunk(McapFile.Entry at) throws IOException {
    McapInput records = McapChunk.records(file.content(at));
    long start_ns = Long.MAX_VALUE;
    long end_ns = 0;
    while (records.more()) {
      int opcode = records.u8();
      McapInput in = new McapInput(records.slice(records.u64()));
      switch (opcode) {
        case McapRecord.SCHEMA -> schema(in);
        case McapRecord.CHANNEL -> channel(in);
        case McapRecord.MESSAGE -> {
          counts.merge(in.u16(), 1L, Long::sum);
          in.u32();
          long time_ns = in.u64();
          start_ns = Math.min(start_ns, time_ns);
          end_ns = Math.max(end_ns, time_ns);
        }
        default -> {
          // nothing else belongs here
        }
      }
    }
    chunks.add(new McapChunk.Place(at, Math.min(start_ns, end_ns), end_ns));
  }

  private void schema(McapInput in) throws McapFault {
    int id = in.u16();
    schemas.put(id, new Schema(in.string(), in.string(), in.bytes(in.u32())));
  }

  private void channel(McapInput in) throws McapFault {
    int id = in.u16();
    int schemaId = in.u16();
    Schema schema = schemas.getOrDefault(schemaId, new Schema("", "", new byte[0]));
    channels.put(
        id,
        new McapReader.Channel(
            id, in.string(), in.string(), schema.name(), schema.encoding(), schema.data()));
  }
}
