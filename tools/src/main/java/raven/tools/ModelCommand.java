package raven.tools;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code raven model}: what the robot is made of. */
@Command(
    name = "model",
    description = "The robot's mass, reach and limits.",
    mixinStandardHelpOptions = true)
final class ModelCommand implements Runnable {
  @CommandLine.Spec
  CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
