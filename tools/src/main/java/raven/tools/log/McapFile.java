package raven.tools.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The records of an MCAP file by position. The file may still be growing. */
final class McapFile implements AutoCloseable {
  static final byte[] MAGIC = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'};

  /** Position in the magic of the version of the container. */
  private static final int VERSION = 5;

  /** One record: its kind, where it starts, and its content. */
  record Entry(int opcode, long at, long length) {
    long contentAt() {
      return at + McapRecord.PREFIX;
    }

    long end() {
      return contentAt() + length;
    }
  }

  private final FileChannel file;
  private final ByteBuffer prefix =
      ByteBuffer.allocate(McapRecord.PREFIX).order(ByteOrder.LITTLE_ENDIAN);

  /** Opens a file that begins as an MCAP log of the known version does. */
  McapFile(Path path) throws IOException {
    if (Files.isDirectory(path)) throw new McapFault("it is a directory");
    file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      mustBegin();
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void mustBegin() throws IOException {
    if (size() == 0) throw new McapFault("it is empty");
    byte[] begin = bytes(0, (int) Math.min(MAGIC.length, size()));
    if (!Arrays.equals(
        begin, 0, Math.min(begin.length, VERSION), MAGIC, 0, Math.min(begin.length, VERSION)))
      throw new McapFault("it is not an MCAP log");
    if (begin.length < MAGIC.length)
      throw new McapFault("it was cut before anything was written to it");
    if (begin[VERSION] != MAGIC[VERSION] && Character.isDigit(begin[VERSION]))
      throw new McapFault("it is an MCAP log of the newer version " + (char) begin[VERSION]
          + "; this program reads version 0");
    if (!Arrays.equals(begin, MAGIC)) throw new McapFault("it is not an MCAP log");
  }

  long size() throws IOException {
    return file.size();
  }

  /** The record at a position; null where it does not fit into the file. */
  @Nullable
  Entry at(long position) throws IOException {
    long room = size() - position - McapRecord.PREFIX;
    if (room < 0) return null;
    prefix.clear();
    if (!fill(prefix, position)) return null;
    int opcode = prefix.get(0) & 0xFF;
    long length = prefix.getLong(1);
    return length < 0 || length > room ? null : new Entry(opcode, position, length);
  }

  McapInput content(Entry entry) throws IOException {
    return new McapInput(bytes(entry.contentAt(), entry.length()));
  }

  byte[] bytes(long position, long length) throws IOException {
    if (length > Integer.MAX_VALUE - Long.BYTES)
      throw new McapFault("a record of " + length + " bytes is more than one record may be");
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    if (!fill(bytes, position)) throw new McapFault("it became shorter while it was read");
    return bytes.array();
  }

  private boolean fill(ByteBuffer bytes, long position) throws IOException {
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) return false;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
