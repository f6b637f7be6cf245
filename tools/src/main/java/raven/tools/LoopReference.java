package raven.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loop in C, which runs beside ours and shows what this machine does to any program. Not thread-safe. */
final class LoopReference implements AutoCloseable {
  /** Percentiles that it tells; the last is the maximum. */
  static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

  /** What it measured, at {@link #PERCENTILES} [us]. */
  record Result(double[] wake, double[] work) {}

  private final Path folder;
  private final boolean compiled;
  private @Nullable Process process;

  /** Compiles it; says so where there is no compiler. */
  LoopReference() {
    try {
      folder = Files.createTempDirectory("raven-loop");
      try (InputStream in = LoopReference.class.getResourceAsStream("/raven/loop.c")) {
        if (in == null) throw new IOException("loop.c is not part of this build");
        Files.copy(in, source());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    compiled = compile();
  }

  private Path source() {
    return folder.resolve("loop.c");
  }

  private Path program() {
    return folder.resolve("loop");
  }

  private boolean compile() {
    try {
      Process compiler = new ProcessBuilder(
              "cc", "-O2", "-o", program().toString(), source().toString())
          .redirectErrorStream(true)
          .start();
      String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (compiler.waitFor() == 0) return true;
      throw new IOException(said.strip());
    } catch (IOException e) {
      System.err.println("raven: no reference in C: it could not be compiled (" + e.getMessage()
          + "); apt install gcc libc6-dev to compare");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Starts it, if there is one; {@code work_ns} is what each of its ticks works. From here on nothing of it is left on the disk. */
  void start(double rate, double seconds, int priority, long spin_ns, int core, long work_ns) {
    if (!compiled) return;
    try {
      process = new ProcessBuilder(
              program().toString(),
              Long.toString(Math.round(rate)),
              Double.toString(seconds),
              Integer.toString(priority),
              Long.toString(spin_ns),
              Integer.toString(core),
              Long.toString(work_ns))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    remove();
  }

  /** Waits for its end; null when there is none. */
  @Nullable
  Result result() {
    if (process == null) return null;
    try {
      List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      if (lines.size() != 2) return null;
      return new Result(numbers(lines.get(0)), numbers(lines.get(1)));
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.strip().split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private void remove() {
    try {
      for (Path file : List.of(source(), program(), folder)) Files.deleteIfExists(file);
    } catch (IOException e) {
      // a temporary folder more
    }
  }

  @Override
  public void close() {
    if (process != null) process.destroy();
    remove();
  }
}
