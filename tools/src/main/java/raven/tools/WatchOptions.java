package raven.tools;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is kept of a flight and who looks on. */
final class WatchOptions {
  @Option(
      names = "--log",
      paramLabel = "FILE.mcap",
      description = "Writes a log for raven log, replay and view, Foxglove or PlotJuggler.")
  @Nullable
  Path log;

  @Option(
      names = "--view",
      description = "Shows the flight in a browser, in real time; the page stays until Ctrl-C.")
  boolean view;

  @Mixin
  ViewOptions viewing = new ViewOptions();
}
