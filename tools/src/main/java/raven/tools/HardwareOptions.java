package raven.tools;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import raven.file.Document;
import raven.hal.pi.Hardware;
import raven.hal.pi.PiHardware;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** Which robot a command touches: a real one by its file, or a simulated one. */
final class HardwareOptions {
  private static final String SIMULATED = "sim";

  @Option(
      names = "--robot",
      required = true,
      paramLabel = "sim|FILE",
      description =
          "sim: simulated devices of the bundled robot; sim:FILE: of another one; FILE: the devices"
              + " that this robot file names.")
  String robot = SIMULATED;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Replaces one value of the files for this run; repeatable.")
  List<String> overrides = List.of();

  boolean simulated() {
    return robot.equals(SIMULATED) || robot.startsWith(SIMULATED + ":");
  }

  /** The robot file's name on disk; empty when it is the bundled one. */
  String file() {
    NamedFiles.named("--robot", robot);
    if (robot.equals(SIMULATED)) return "";
    return simulated() ? robot.substring(SIMULATED.length() + 1) : robot;
  }

  Document<Robot> open() {
    return file().isEmpty() ? RobotFile.bundled() : RobotFile.load(Path.of(file()));
  }

  /** With {@code --set} put in. */
  Robot bind() {
    Document<Robot> document = open();
    Overrides.apply(overrides, List.of(document));
    return document.bind();
  }

  Hardware hardware(Robot bound) {
    return simulated()
        ? new SimulatedHardware(bound)
        : new PiHardware(bound.wiring().providers());
  }
}
