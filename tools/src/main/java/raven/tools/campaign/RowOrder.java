package raven.tools.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Puts the rows of a {@link RunFile} into the order of their numbers, through a copy that takes the file's name when it is whole. */
final class RowOrder {
  private RowOrder() {}

  private static Path copy(Path file) {
    return file.resolveSibling(file.getFileName() + ".ordered");
  }

  /** Throws away the copy of a program that was cut off. */
  static void forget(Path file) throws IOException {
    Files.deleteIfExists(copy(file));
  }

  /** Orders the rows of the first runs, and leaves out others. */
  static void of(Path file, String header, int runs) throws IOException {
    long[] begins = new long[runs];
    Arrays.fill(begins, -1);
    if (inOrder(file, header, begins)) return;
    try {
      write(file, header, begins);
      Files.move(
          copy(file), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      // a disk that is full needs the room
      forget(file);
    }
  }

  private static void write(Path file, String header, long[] begins) throws IOException {
    try (RandomAccessFile from = new RandomAccessFile(file.toFile(), "r");
        var to = Files.newBufferedWriter(copy(file))) {
      to.write(header);
      // rows lie nearly in order, so a reader near the last one seldom has far to go
      BufferedReader in = null;
      long at = -1;
      for (long begin : begins) {
        if (begin < 0) continue;
        if (in == null || at != begin) {
          from.seek(begin);
          in = new BufferedReader(
              new InputStreamReader(Channels.newInputStream(from.getChannel()), UTF_8), 4096);
        }
        String line = in.readLine();
        to.write(line);
        to.write('\n');
        at = begin + line.getBytes(UTF_8).length + 1;
      }
    }
  }

  /** Finds where each run's first row begins; true when they lie in order, none twice and none too many. */
  private static boolean inOrder(Path file, String header, long[] begins) throws IOException {
    boolean ordered = true;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      long at = header.getBytes(UTF_8).length;
      int last = -1;
      String line = in.readLine();
      for (int i = 2; (line = in.readLine()) != null; i++) {
        int run = RunFile.number(file, i, line.substring(0, Math.max(0, line.indexOf(','))));
        ordered &= run > last && run < begins.length;
        if (run < begins.length && begins[run] < 0) begins[run] = at;
        last = run;
        at += line.getBytes(UTF_8).length + 1;
      }
    }
    return ordered;
  }
}
