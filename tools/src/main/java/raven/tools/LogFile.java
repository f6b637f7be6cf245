package raven.tools;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;
import raven.tools.log.LogRecorder;

/**
 * The file of a flight's log, under its own name from the start: what was written until a robot broke is what its owner wants to read. Each
 * flush reaches the disk, for a robot's power may go at any time. A log that is there already is kept under another name.
 */
final class LogFile implements AutoCloseable {
  private final OutputStream out;

  LogFile(Path path) {
    try {
      keep(path);
      FileChannel file = FileChannel.open(
          path,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      // devices and pipes have nothing to synchronise
      boolean regular = Files.isRegularFile(path);
      out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16) {
        @Override
        public synchronized void flush() throws IOException {
          super.flush();
          if (regular) file.force(false);
        }
      };
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** A service that starts again after a fall must not write over the log of the fall. */
  private static void keep(Path path) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) == 0) return;
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String suffix = dot > 0 ? name.substring(dot) : "";
    Path free = path;
    for (int i = 1; Files.exists(free); i++) free = path.resolveSibling(stem + "-" + i + suffix);
    Files.move(path, free);
    System.err.println("raven: the log that was in " + path + " is kept as " + free);
  }

  OutputStream out() {
    return out;
  }

  static FileError unwritable(@Nullable Path path, IOException e) {
    return new FileError("cannot write " + path + ": " + SafeFile.why(e), e);
  }

  /** A disk that refused in the middle of a flight. */
  static FileError incomplete(String name, LogRecorder recorder) {
    IOException fault = recorder.fault();
    String why = fault == null ? "" : String.valueOf(fault.getMessage());
    String rest = recorder.kept() > 0
        ? String.format(
            Locale.ROOT,
            "it can be read up to %.3f s at least, and raven log recover mends it",
            recorder.kept())
        : "nothing of it can be read";
    return new FileError("the log " + name + " is not complete: " + why + "; " + rest);
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      // the recorder has met it already
    }
  }
}
