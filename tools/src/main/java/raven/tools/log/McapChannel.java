package raven.tools.log;

import java.util.Arrays;
import java.util.Map;

/** One topic of an MCAP log with its message count, and where its messages lie in the chunk that is being filled. */
final class McapChannel {
  private final int id;
  private final byte[] record;
  private int count;

  // pairs of time and offset
  private long[] index = new long[1024];
  private int indexed;

  McapChannel(
      int id, int schema, String topic, String messageEncoding, Map<String, String> metadata) {
    this.id = id;
    this.record = new McapRecord(128)
        .begin(McapRecord.CHANNEL)
        .u16(id)
        .u16(schema)
        .string(topic)
        .string(messageEncoding)
        .map(metadata)
        .end()
        .toByteArray();
  }

  int id() {
    return id;
  }

  /** The record that declares this topic. */
  byte[] record() {
    return record;
  }

  /** Messages so far. */
  int count() {
    return count;
  }

  void index(long time_ns, int offset) {
    if (indexed == index.length) index = Arrays.copyOf(index, 2 * index.length);
    index[indexed++] = time_ns;
    index[indexed++] = offset;
    count++;
  }

  boolean nothingIndexed() {
    return indexed == 0;
  }

  /** The index of the chunk that ends, which begins anew. */
  McapRecord takeIndex() {
    McapRecord taken = new McapRecord(64 + indexed * Long.BYTES);
    taken.begin(McapRecord.MESSAGE_INDEX).u16(id).u32(indexed * Long.BYTES);
    for (int i = 0; i < indexed; i++) taken.u64(index[i]);
    indexed = 0;
    return taken.end();
  }
}
