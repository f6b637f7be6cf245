package raven.tools.log;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import org.jspecify.annotations.Nullable;

/** Compresses the chunks of a log with Zstandard, or not at all on a machine where its library does not load. Not thread-safe. */
final class ChunkPress implements AutoCloseable {
  static final String ZSTD = "zstd";

  /** Beyond it the file becomes little smaller and the work much longer. */
  private static final int LEVEL = 3;

  private final @Nullable ZstdCompressCtx zstd;
  private byte[] pressed = new byte[0];

  private ChunkPress(@Nullable ZstdCompressCtx zstd) {
    this.zstd = zstd;
  }

  static ChunkPress best() {
    try {
      return new ChunkPress(new ZstdCompressCtx().setLevel(LEVEL));
    } catch (LinkageError e) {
      // an architecture without it, or no place to unpack it to: a larger log is better than none
      return new ChunkPress(null);
    }
  }

  /** What the log calls the way in which its chunks are compressed. */
  String name() {
    return zstd == null ? "" : ZSTD;
  }

  /** Returns how many bytes of {@link #pressed} the chunk has become. */
  int press(byte[] plain, int length) {
    if (zstd == null) {
      pressed = plain;
      return length;
    }
    int most = (int) Zstd.compressBound(length);
    if (pressed.length < most) pressed = new byte[most];
    return zstd.compressByteArray(pressed, 0, pressed.length, plain, 0, length);
  }

  byte[] pressed() {
    return pressed;
  }

  @Override
  public void close() {
    if (zstd != null) zstd.close();
  }
}
