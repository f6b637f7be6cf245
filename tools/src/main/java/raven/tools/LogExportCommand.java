package raven.tools;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.file.FileError;
import raven.log.LogSchema;
import raven.tools.log.FlightRecording;
import raven.tools.log.Parquet;
import raven.tools.log.Rows;

/** {@code raven log export}: rows for whatever reads tables. */
@Command(
    name = "export",
    description =
        "Writes the rows of a log as CSV or Parquet, one file per topic, with units; and the files it was flown with.")
final class LogExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.mcap", description = "A log of raven sim or raven run.")
  Path log;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The directory to write to; it is made if it is not there.")
  Path out;

  @Option(
      names = "--format",
      paramLabel = "csv|parquet",
      defaultValue = "csv",
      description =
          "csv for whatever reads text, parquet for pandas, polars, DuckDB or Spark; default: ${DEFAULT-VALUE}.")
  Format format = Format.CSV;

  @Option(names = "--json", description = "Prints one JSON object: the files that were written.")
  boolean json;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only this topic, such as /tick; may be given several times.")
  List<String> topics = new ArrayList<>();

  @Option(
      names = "--fields",
      split = ",",
      paramLabel = "NAME",
      description = "Only these columns beside the time.")
  List<String> fields = new ArrayList<>();

  /** What rows are written as. */
  enum Format {
    CSV,
    PARQUET
  }

  @Override
  public Integer call() {
    new NamedFiles().reads("F.mcap", log).writes("--out", out);
    try (FlightRecording flight = new FlightRecording(log)) {
      List<String> wanted = wanted(flight);
      directory(out);
      List<Path> files = new ArrayList<>();
      for (String topic : wanted) {
        Rows rows = flight.rows(topic, fields.toArray(String[]::new));
        String suffix = format.name().toLowerCase(Locale.ROOT);
        Path file = out.resolve(topic.substring(1).replace('/', '_') + "." + suffix);
        switch (format) {
          case CSV -> write(file, to -> csv(rows, to));
          case PARQUET -> write(file, to -> Parquet.write(rows, flight.about(), to));
        }
        files.add(file);
      }
      for (String name : flight.files()) {
        Path file = out.resolve(Path.of(name).getFileName());
        String text = flight.file(name);
        SafeFile.write(file, text == null ? "" : text);
        files.add(file);
      }
      LogReportCommand.tell(log, files, json);
      LogCommand.tellDamage(log, flight);
    }
    return Main.DONE;
  }

  private List<String> wanted(FlightRecording flight) {
    List<String> there = flight.rowTopics();
    for (String topic : topics) {
      if (!there.contains(topic))
        throw new FileError("--topic " + topic + ": " + log + " has no such rows, only "
            + String.join(", ", there));
    }
    List<String> wanted = topics.isEmpty() ? there : topics;
    for (String field : fields) {
      if (wanted.stream().noneMatch(topic -> flight.rows(topic, field).has(field)))
        throw new FileError("--fields " + field + ": no topic that is exported has it");
    }
    return wanted;
  }

  /** Makes a directory if it is not there. */
  static void directory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new FileError(
          "cannot write to " + directory + ": it is no directory and cannot be made one", e);
    }
  }

  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private static void write(Path target, Content content) {
    try (SafeFile file = new SafeFile(target)) {
      try {
        content.to(file.out());
      } catch (IOException e) {
        throw file.unwritable(e);
      }
      file.commit();
    }
  }

  private static void csv(Rows rows, OutputStream out) throws IOException {
    Writer to = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    String separator = "";
    for (LogSchema.Column column : rows.columns()) {
      String unit = column.unit().isEmpty() ? "" : " [" + column.unit() + "]";
      to.write(separator + column.name() + unit);
      separator = ",";
    }
    to.write('\n');
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.columns().size(); c++) {
        if (c > 0) to.write(',');
        to.write(number(rows.get(r, c)));
      }
      to.write('\n');
    }
    to.flush();
  }

  /** The shortest text that reads back to the same bits. */
  private static String number(double value) {
    boolean whole = value == (long) value && Math.abs(value) < 1e15;
    return whole && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
