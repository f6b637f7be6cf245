package raven.tools;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code raven calibrate}: measurements that go into the robot file. */
@Command(
    name = "calibrate",
    description = "Measures and writes into the robot file, keeping the previous one beside it.",
    subcommands = {
      CalibrateServoCommand.class,
      CalibrateImuCommand.class,
      CalibrateSpringsCommand.class,
      CalibrateEscCommand.class,
      CalibrateMagnetometerCommand.class
    })
final class CalibrateCommand implements Runnable {
  @Spec
  CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
