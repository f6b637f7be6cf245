package raven.tools;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code raven bench}: one part at a time. */
@Command(
    name = "bench",
    description = "Tries one part of the robot at a time; with --robot sim a simulated one.",
    subcommands = {
      BenchServoCommand.class,
      BenchEscCommand.class,
      BenchImuCommand.class,
      BenchSensorsCommand.class,
      BenchLoopCommand.class,
      BenchHandoverCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec
  CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
