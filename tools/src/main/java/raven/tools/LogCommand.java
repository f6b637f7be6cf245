package raven.tools;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
}
