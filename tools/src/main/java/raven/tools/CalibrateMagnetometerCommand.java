package raven.tools;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import raven.file.FileError;

/** {@code raven calibrate magnetometer}: says that there is none to calibrate. */
@Command(name = "magnetometer", description = "Not for this robot: it carries no magnetometer.")
final class CalibrateMagnetometerCommand implements Callable<Integer> {
  @Mixin
  CalibrateOptions options = new CalibrateOptions();

  @Override
  public Integer call() {
    String name = options.robot.bind().name();
    throw new FileError(
        name
            + " carries no magnetometer: its heading is relative to power-up, and there is nothing to calibrate");
  }
}
