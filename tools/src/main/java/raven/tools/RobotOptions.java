package raven.tools;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.file.Document;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** Which robot a command is about. */
final class RobotOptions {
  @Option(
      names = "--robot",
      paramLabel = "FILE",
      description = "Robot file; by default the bundled raven.yaml.")
  @Nullable
  Path robot;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Replaces one value of the files for this run, such as legs.toe.stiffness=0.6; repeatable.")
  List<String> overrides = List.of();

  Document<Robot> open() {
    return robot == null ? RobotFile.bundled() : RobotFile.load(NamedFiles.named("--robot", robot));
  }
}
