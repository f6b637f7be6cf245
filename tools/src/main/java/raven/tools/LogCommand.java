package raven.tools;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import raven.tools.log.FlightRecording;

/** {@code raven log}: what a log says. */
@Command(
    name = "log",
    description = "What the log of a flight says, and how it is mended when it was cut.",
    subcommands = {
      LogInfoCommand.class,
      LogModesCommand.class,
      LogPlotCommand.class,
      LogReportCommand.class,
      LogExportCommand.class,
      LogDiffCommand.class,
      LogRecoverCommand.class
    })
final class LogCommand implements Runnable {
  @Spec
  CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  /** What of a log could not be read, a line each. */
  static void tellDamage(Path log, FlightRecording recording) {
    for (String trouble : recording.mcap().troubles()) {
      System.err.println("raven: " + log + ": " + trouble);
    }
  }
}
