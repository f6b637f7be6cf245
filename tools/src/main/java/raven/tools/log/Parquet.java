package raven.tools.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import raven.log.LogSchema;

/**
 * Rows of a log as an Apache Parquet file, for whatever reads tables by columns: pandas, polars, DuckDB, Spark (the format is that of
 * parquet.apache.org/docs/file-format). Written here because the library for Java brings Hadoop with it: all columns are 64-bit numbers that are always there, plain,
 * compressed with Zstandard. Units stand in the metadata of the file, under the names of the columns.
 */
public final class Parquet {
  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

  /** Numbers in a page: half a mebibyte. */
  private static final int PAGE = 1 << 16;

  // parquet.thrift
  private static final int DOUBLE = 5;
  private static final int REQUIRED = 0;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int DATA_PAGE = 0;
  private static final int UNCOMPRESSED = 0;
  private static final int ZSTD = 6;

  private final OutputStream out;
  private final Rows rows;
  private final List<Chunk> chunks = new ArrayList<>();
  private long position;

  /** Where a column lies in the file [bytes]. */
  private record Chunk(long at, long plain, long stored) {}

  private Parquet(OutputStream out, Rows rows) {
    this.out = out;
    this.rows = rows;
  }

  /** Writes all rows; {@code words} about the flight go into the metadata of the file beside the units. */
  public static void write(Rows rows, Map<String, String> words, OutputStream out)
      throws IOException {
    new Parquet(out, rows).write(words);
  }

  private void write(Map<String, String> words) throws IOException {
    write(MAGIC);
    int codec;
    try (ChunkPress press = ChunkPress.best()) {
      codec = press.name().isEmpty() ? UNCOMPRESSED : ZSTD;
      for (int c = 0; c < rows.columns().size(); c++) chunks.add(column(c, press));
    }
    byte[] footer = footer(words, codec);
    write(footer);
    write(ByteBuffer.allocate(4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(footer.length)
        .array());
    write(MAGIC);
  }

  private Chunk column(int column, ChunkPress press) throws IOException {
    long begin = position;
    long plain = 0;
    for (int from = 0; from < rows.size() || from == 0; from += PAGE) {
      int count = Math.min(PAGE, rows.size() - from);
      ByteBuffer page = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int r = from; r < from + count; r++) page.putDouble(rows.get(r, column));
      int stored = press.press(page.array(), page.capacity());
      byte[] head = new Thrift()
          .i32(1, DATA_PAGE)
          .i32(2, page.capacity())
          .i32(3, stored)
          .begin(5)
          .i32(1, count)
          .i32(2, PLAIN)
          .i32(3, RLE)
          .i32(4, RLE)
          .end()
          .bytes();
      write(head);
      out.write(press.pressed(), 0, stored);
      position += stored;
      plain += head.length + page.capacity();
    }
    return new Chunk(begin, plain, position - begin);
  }

  private byte[] footer(Map<String, String> words, int codec) {
    List<LogSchema.Column> columns = rows.columns();
    Thrift footer = new Thrift().i32(1, 1).list(2, Thrift.STRUCT, 1 + columns.size());
    footer.begin().string(4, "rows").i32(5, columns.size()).end();
    for (LogSchema.Column column : columns) {
      footer.begin().i32(1, DOUBLE).i32(3, REQUIRED).string(4, column.name()).end();
    }
    footer.i64(3, rows.size()).list(4, Thrift.STRUCT, 1).begin();
    footer.list(1, Thrift.STRUCT, columns.size());
    long plain = 0;
    for (int c = 0; c < columns.size(); c++) {
      Chunk chunk = chunks.get(c);
      plain += chunk.plain;
      footer.begin().i64(2, chunk.at).begin(3);
      footer.i32(1, DOUBLE).list(2, Thrift.I32, 1).element(PLAIN);
      footer.list(3, Thrift.BINARY, 1).element(columns.get(c).name());
      footer.i32(4, codec).i64(5, rows.size()).i64(6, chunk.plain).i64(7, chunk.stored);
      footer.i64(9, chunk.at).end().end();
    }
    footer.i64(2, plain).i64(3, rows.size()).end();
    footer.list(5, Thrift.STRUCT, columns.size() + words.size());
    for (LogSchema.Column column : columns) {
      footer.begin().string(1, column.name()).string(2, column.unit()).end();
    }
    words.forEach((name, value) ->
        footer.begin().string(1, "flight." + name).string(2, value).end());
    return footer.string(6, "raven").bytes();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }
}
