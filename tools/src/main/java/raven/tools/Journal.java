package raven.tools;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import raven.file.FileError;

/**
 * What every candidate of a tune scored and every flight of a round brought, on disk before the search goes on. The search is a pure function
 * of its seed and of what it was told, so replaying the journal brings it to where it was, whenever it was cut off.
 */
final class Journal implements AutoCloseable {
  private final Path file;
  private final List<double[]> rows = new ArrayList<>();
  private final BufferedWriter out;
  private int next;

  /**
   * @param run what the rows belong to, on one line; a journal of another run is refused
   * @param resume go on with a journal that is there
   */
  Journal(Path file, String run, boolean resume) {
    this.file = file;
    boolean there = Files.exists(file);
    if (there && !resume) {
      throw new FileError(
          file + ": holds an interrupted tune: --resume goes on with it, or remove it");
    }
    if (!there && resume) {
      throw new FileError(file + ": there is nothing to resume, start without --resume");
    }
    try {
      if (there) read(run);
      out = Files.newBufferedWriter(
          file,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
      line(run);
      for (double[] row : rows) line(text(row));
    } catch (IOException e) {
      throw new FileError(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private void read(String run) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().equals(run)) {
      throw new FileError(file + ": belongs to another tune (other robot, settings, task, seed,"
          + " population or version): repeat that call, or remove it");
    }
    // a line that was cut off is no number, or one that says too little: it is flown again
    String text = Files.readString(file);
    int whole = text.endsWith("\n") ? lines.size() : lines.size() - 1;
    for (int i = 1; i < whole; i++) {
      try {
        rows.add(Arrays.stream(lines.get(i).split(" "))
            .mapToDouble(Double::parseDouble)
            .toArray());
      } catch (NumberFormatException e) {
        throw new FileError(damaged(i), e);
      }
    }
  }

  private String damaged(int row) {
    return file + ":" + (row + 1) + ": is no score: remove this line and those after it";
  }

  /** The next row is known from before. */
  boolean knows() {
    return next < rows.size();
  }

  /** The next row, of so many numbers. */
  double[] recall(int numbers) {
    double[] row = rows.get(next++);
    if (row.length != numbers) throw new FileError(damaged(next));
    return row;
  }

  /** Keeps the next row. */
  void keep(double... row) {
    next++;
    rows.add(row);
    try {
      line(text(row));
    } catch (IOException e) {
      throw new FileError(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static String text(double[] row) {
    return Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
    out.flush();
  }

  /** The tune is over and its result written. */
  void done() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FileError(file + ": cannot be removed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new FileError(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
