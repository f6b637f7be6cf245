package raven.tools;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code raven hil}: flight code and simulated robot, each in a program of its own. */
@Command(
    name = "hil",
    description = "Hardware in the loop: the simulated robot and the flight code as two programs.",
    subcommands = {HilPlantCommand.class, HilFlightCommand.class})
final class HilCommand implements Runnable {
  @Spec
  CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
