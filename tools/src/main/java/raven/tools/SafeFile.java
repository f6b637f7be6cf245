package raven.tools;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import raven.file.FileError;

/**
 * A file that appears under its name only when it is whole: written as a hidden sibling and moved into place by {@link #commit}. Closed
 * without a commit it leaves nothing behind, nor does an interrupted program.
 */
final class SafeFile implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final OutputStream out;

  /** Opens the sibling, so that a place that cannot be written is known before any work is done. */
  SafeFile(Path target) {
    this.target = target;
    if (Files.isDirectory(target))
      throw new FileError("cannot write " + target + ": it is a directory");
    if (Files.exists(target) && !(Files.isRegularFile(target) && Files.isWritable(target))) {
      throw new FileError("cannot write " + target + ": not a writable file");
    }
    part = target.resolveSibling(
        "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    } catch (IOException e) {
      throw unwritable(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::discard));
  }

  /** Writes a whole text. */
  static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes all bytes. */
  static void write(Path target, byte[] bytes) {
    try (SafeFile file = new SafeFile(target)) {
      try {
        file.out().write(bytes);
      } catch (IOException e) {
        throw file.unwritable(e);
      }
      file.commit();
    }
  }

  OutputStream out() {
    return out;
  }

  /** Closes the file and gives it its name. */
  void commit() {
    try {
      out.close();
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Gives the file its name though it could not be completed, because what there is of it is worth reading. */
  void keepAsItIs() {
    try {
      out.close();
    } catch (IOException e) {
      // why it is not complete is known already
    }
    try {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      // an unfinished file is thrown away in any case
    } finally {
      discard();
    }
  }

  private void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // nothing more to be done about it
    }
  }

  /** What went wrong with this file, in words. */
  FileError unwritable(IOException e) {
    return new FileError("cannot write " + target + ": " + why(e), e);
  }

  /** Why a file could not be written, in words. */
  static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such directory";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), "refused");
      default -> String.valueOf(e.getMessage());
    };
  }
}
