package raven.tools;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code raven model}: what the robot is made of. */
@Command(
    name = "model",
    description = "The robot's mass, reach and limits, and its mechanics beside MuJoCo's.",
    subcommands = {ModelShowCommand.class, ModelExportCommand.class, ModelDynamicsCommand.class})
final class ModelCommand implements Runnable {
  @Spec
  CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
