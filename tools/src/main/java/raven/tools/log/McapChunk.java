package raven.tools.log;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;

/** A stretch of messages that was written at once, with its own checksum; possibly compressed. */
final class McapChunk {
  /** More than any writer puts into a chunk; a length beyond is damage [bytes]. */
  private static final long LARGEST = 1L << 28;

  private McapChunk() {}

  /** Where a chunk lies and from when to when its messages are. */
  record Place(McapFile.Entry entry, long start_ns, long end_ns) {}

  /** The records of a chunk, decompressed and with a checksum that holds. */
  static McapInput records(McapInput chunk) throws McapFault {
    chunk.u64();
    chunk.u64();
    long size = chunk.u64();
    int crc = chunk.u32();
    String compression = chunk.string();
    byte[] stored = chunk.bytes(chunk.u64());
    if (size < 0 || size > LARGEST)
      throw new McapFault("a chunk says that it holds " + size + " bytes");
    byte[] plain = plain(compression, stored, (int) size);
    McapInput records = new McapInput(ByteBuffer.wrap(plain));
    // 0: the writer made none
    if (crc != 0 && records.crc(0, plain.length) != crc)
      throw new McapFault("a checksum of a chunk does not hold");
    return records;
  }

  private static byte[] plain(String compression, byte[] stored, int size) throws McapFault {
    return switch (compression) {
      case "" -> {
        if (stored.length != size) throw new McapFault("a chunk is not as long as it says");
        yield stored;
      }
      case ChunkPress.ZSTD -> {
        byte[] plain = new byte[size];
        try {
          long got = Zstd.decompressByteArray(plain, 0, size, stored, 0, stored.length);
          if (got != size) throw new McapFault("a chunk is not as long as it says");
        } catch (ZstdException e) {
          throw new McapFault("a chunk does not decompress: " + e.getMessage());
        }
        yield plain;
      }
      default ->
        throw new McapFault("its chunks are compressed with " + compression
            + "; this program reads zstd and uncompressed ones");
    };
  }
}
