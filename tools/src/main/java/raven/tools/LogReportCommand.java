package raven.tools;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Override
  public Integer call() {
    new NamedFiles().reads("F.mcap", log).writes("--out", out);
    try (FlightRecording flight = new FlightRecording(log)) {
      ReportPage page = new FlightReport(flight).page();
      LogExportCommand.directory(out);
      page.write(out, "report");
      LogCommand.tellDamage(log, flight);
    }
    System.out.println(out.resolve("report.html"));
    return Main.DONE;
  }
}
