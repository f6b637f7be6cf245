package raven.tools.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;

/**
 * The runs of a campaign as CSV, one row each, appended as they are flown: whatever ends the program, all rows but the one that was being
 * written are there, and a campaign that goes on cuts that one off. In the end the rows are put into the order of their numbers.
 *
 * <p>Thread-safe.
 */
public final class RunFile implements AutoCloseable {
  /** Rows are forced to the disk this often, against a power cut [ns]. */
  private static final long FORCE_NS = 5_000_000_000L;

  /** Takes the rows one after the other, split at their commas. */
  public interface Reader {
    void row(int run, List<String> values);
  }

  private final Path file;
  private final String header;
  private final FileChannel out;
  private long end;
  private long forced_ns = System.nanoTime();

  /** Why no row is taken any more. */
  private @Nullable IOException broken;

  /** Opens a file, made anew with its header when it is not there; a row that was cut off goes. */
  public RunFile(Path file, List<String> columns) {
    this.file = file;
    header = Csv.row(columns) + "\n";
    try {
      out = FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      RowOrder.forget(file);
      end = wholeRows();
      out.truncate(end);
      if (end == 0) write(header);
      else checkHeader();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Where the last row ends that is there to its last byte. */
  private long wholeRows() throws IOException {
    byte[] block = new byte[1 << 16];
    for (long at = out.size(); at > 0; ) {
      int length = (int) Math.min(block.length, at);
      at -= length;
      readFully(at, ByteBuffer.wrap(block, 0, length));
      for (int i = length - 1; i >= 0; i--) {
        if (block[i] == '\n') return at + i + 1;
      }
    }
    return 0;
  }

  private void checkHeader() throws IOException {
    byte[] expected = header.getBytes(UTF_8);
    byte[] found = new byte[(int) Math.min(expected.length, end)];
    readFully(0, ByteBuffer.wrap(found));
    if (!Arrays.equals(expected, found)) {
      throw new FileError(file + ": has other columns than this campaign, choose another --out");
    }
  }

  private void readFully(long from, ByteBuffer into) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int count = out.read(into, at);
      if (count < 0) throw new IOException("ends too soon");
      at += count;
    }
  }

  /**
   * Appends a row; it is in the hands of the operating system on return. A row that cannot be written whole is taken back, and none is taken
   * after it: the disk may have room again by then, and a row behind half a row would be lost.
   */
  public synchronized void append(String row) {
    if (broken != null) throw unwritable(broken);
    long begin = end;
    try {
      write(row + "\n");
      if (System.nanoTime() - forced_ns > FORCE_NS) {
        out.force(false);
        forced_ns = System.nanoTime();
      }
    } catch (IOException e) {
      broken = e;
      takeBack(begin);
      throw unwritable(e);
    }
  }

  private void takeBack(long begin) {
    try {
      out.truncate(begin);
      end = begin;
    } catch (IOException e) {
      // whoever opens the file next cuts off what is no whole row
    }
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) end += out.write(bytes, end);
  }

  /** Reads all rows in the order of the file. */
  public synchronized void read(Reader reader) {
    read(file, reader);
  }

  /** Reads all rows of a file that nobody writes, in its order. */
  public static void read(Path file, Reader reader) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line = in.readLine();
      int columns = line == null ? 0 : Csv.split(line).size();
      for (int at = 2; (line = in.readLine()) != null; at++) {
        List<String> values = Csv.split(line);
        int run = number(file, at, values.getFirst());
        if (values.size() != columns) {
          throw damaged(file, at, "has " + values.size() + " values where " + columns + " belong");
        }
        reader.row(run, values);
      }
    } catch (IOException e) {
      throw new FileError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The number that a line begins with. */
  static int number(Path file, int line, String run) {
    try {
      int number = Integer.parseInt(run);
      if (number >= 0) return number;
    } catch (NumberFormatException e) {
      // said below
    }
    throw damaged(file, line, "begins with no number of a run");
  }

  private static FileError damaged(Path file, int line, String how) {
    return new FileError(
        file + ":" + line + ": " + how + ": remove this line, its run is flown again");
  }

  /** Puts the rows of the first runs in order and leaves out others, all at once or not at all. */
  public synchronized void order(int runs) {
    try {
      RowOrder.of(file, header, runs);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private FileError unwritable(IOException e) {
    return new FileError(
        file + ": cannot be written: " + e.getMessage()
            + "; what was flown is kept, the same call goes on with it",
        e);
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
