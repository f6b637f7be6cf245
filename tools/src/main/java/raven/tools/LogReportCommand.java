package raven.tools;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.tools.log.FlightRecording;

/** {@code raven log report}: a flight as a page. */
@Command(
    name = "report",
    description = "Writes a page of tables and figures about a flight, DIR/report.html, and each"
        + " figure as SVG.")
final class LogReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.mcap", description = "A log of raven sim or raven run.")
  Path log;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "report",
      description =
          "The directory to write to; it is made if it is not there; default: ${DEFAULT-VALUE}.")
  Path out = Path.of("report");

  @Mixin
  FigureOptions figures = new FigureOptions();

  @Option(names = "--json", description = "Prints one JSON object: the files that were written.")
  boolean json;

  @Override
  public Integer call() {
    new NamedFiles().reads("F.mcap", log).writes("--out", out);
    List<Path> files;
    try (FlightRecording flight = new FlightRecording(log)) {
      ReportPage page = new FlightReport(flight).page();
      LogExportCommand.directory(out);
      files = page.write(out, "report", figures);
      LogCommand.tellDamage(log, flight);
    }
    tell(log, files, json);
    return Main.DONE;
  }

  /** What was written: a line each, or one object. */
  static void tell(Path log, List<Path> files, boolean json) {
    if (!json) {
      files.forEach(System.out::println);
      return;
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("log", log.toString());
    result.put("files", files.stream().map(Path::toString).toList());
    System.out.println(Json.of(result));
  }
}
