package raven.tools;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.robot.Robot;

/** Which robot is calibrated and where the values go. */
final class CalibrateOptions {
  @Mixin
  HardwareOptions robot = new HardwareOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes this robot file instead of changing the one of --robot; the same with"
          + " --robot sim:FILE adds to what was calibrated before.")
  @Nullable
  Path out;

  @Option(
      names = "--truth",
      paramLabel = "PATH=VALUE",
      description = "With --robot sim: how the simulated robot is really wired and mounted, for the"
          + " calibration to find; repeatable.")
  java.util.List<String> truth = java.util.List.of();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  /** A bench whose drivers believe the file and whose simulated robot is as {@code --truth} says. */
  Bench bench() {
    if (out != null) NamedFiles.named("--out", out);
    if (!robot.simulated() && !truth.isEmpty()) {
      throw new FileError("--truth is for --robot sim: a real robot's is what is measured");
    }
    var hidden = robot.open();
    Overrides.apply(robot.overrides, java.util.List.of(hidden));
    Overrides.apply(truth, java.util.List.of(hidden), "--truth ");
    Robot real = hidden.bind();
    return new Bench(robot.bind(), real, robot.simulated());
  }

  /** Writes values by their paths, as a file has them, and says what became of them. */
  void write(Map<String, String> values) {
    write(values, Map.of());
  }

  /** The same, with what else there is to say about them. */
  void write(Map<String, String> values, Map<String, Object> more) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("values", values);
    result.putAll(more);
    Path source = robot.file().isEmpty() ? null : Path.of(robot.file());
    if (out == null && (robot.simulated() || source == null)) {
      result.put("file", null);
      result.put("note", "a simulated robot: nothing was written; --out FILE writes a robot file");
    } else {
      RobotFileEdit edit = RobotFileEdit.of(source);
      values.forEach(edit::set);
      Path target = out != null ? out : source;
      result.put("file", String.valueOf(target));
      if (target != null) {
        Path kept = edit.save(target);
        result.put("previous", kept == null ? null : kept.toString());
      }
    }
    if (json) {
      System.out.println(Json.of(result));
      return;
    }
    values.forEach((path, value) -> System.out.println(path + ": " + value));
    result.forEach((key, value) -> {
      if (!key.equals("values") && value != null) System.out.println(key + ": " + value);
    });
  }
}
