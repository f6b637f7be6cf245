package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.file.FileError;
import raven.tools.log.FlightRecording;

/** {@code raven log plot}: the figures of a flight. */
@Command(
    name = "plot",
    description =
        "Draws estimate against truth, joint targets against angles, contact, power and the loop's phases over time, as SVG.")
final class LogPlotCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.mcap", description = "A log of raven sim or raven run.")
  Path log;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "plots",
      description =
          "The directory to write to; it is made if it is not there; default: ${DEFAULT-VALUE}.")
  Path out = Path.of("plots");

  @Mixin
  FigureOptions options = new FigureOptions();

  @Option(names = "--json", description = "Prints one JSON object: the files that were written.")
  boolean json;

  @Override
  public Integer call() {
    new NamedFiles().reads("F.mcap", log).writes("--out", out);
    try (FlightRecording flight = new FlightRecording(log)) {
      Map<String, String> figures = new FlightPlots(flight).draw();
      if (figures.isEmpty()) throw new FileError(log + ": holds no tick, there is nothing to draw");
      LogExportCommand.directory(out);
      List<Path> files = new ArrayList<>();
      figures.forEach((name, svg) -> files.addAll(options.write(out, name, svg)));
      LogReportCommand.tell(log, files, json);
      LogCommand.tellDamage(log, flight);
    }
    return Main.DONE;
  }
}
