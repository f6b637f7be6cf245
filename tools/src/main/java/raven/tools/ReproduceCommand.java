package raven.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.robot.RobotFile;

/** {@code raven reproduce}: the paper's experiments as a table. */
@Command(
    name = "reproduce",
    description = "Runs the paper's experiments and prints what it states beside what comes out.")
final class ReproduceCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Also writes a page with figures and the flights drawn, DIR/reproduce.html, and each"
              + " figure as SVG.")
  @Nullable
  Path report;

  @Mixin
  FigureOptions figures = new FigureOptions();

  @Override
  public Integer call() {
    if (figures.png && report == null) throw new FileError("--png: expected --report DIR with it");
    if (report != null) directory(NamedFiles.named("--report", report));
    Reproduction done = new Reproduction(RobotFile.bundled()).run();
    if (report != null) {
      new ReproductionPage(done).page().write(report, "reproduce", figures);
    }
    System.out.print(json ? json(done.rows()) : text(done.rows()));
    return done.complete() ? Main.DONE : Main.FAILED;
  }

  private static void directory(Path report) {
    try {
      Files.createDirectories(report);
    } catch (IOException e) {
      throw new FileError("--report " + report + ": is no directory and cannot be made one", e);
    }
  }

  private static String json(List<Reproduction.Row> rows) {
    return Json.of(Map.of("rows", rows.stream().map(Reproduction.Row::json).toList())) + "\n";
  }

  private static String text(List<Reproduction.Row> rows) {
    TextTable table = new TextTable().row("", "stated", "ours", "unit", "deviation", "verdict");
    for (Reproduction.Row row : rows) {
      double deviation = row.deviation();
      table.row(
          row.name(),
          figure(row.stated()),
          figure(row.ours()),
          row.unit(),
          Double.isNaN(deviation) ? "" : String.format(Locale.ROOT, "%+.0f %%", 100 * deviation),
          row.verdict());
    }
    return table.toString();
  }

  /** Three digits; a dash for what there is not. */
  static String figure(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3g", value);
  }
}
