package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.RobotMjcf;

/** {@code raven model export}: the robot in MuJoCo's language. */
@Command(
    name = "export",
    description = "Writes the robot as MJCF, which MuJoCo 2.2.2 and 3 load.",
    footer = {
      "",
      "In the model: masses, principal inertias, rotors, springs and dampers of the toe joints, contact.",
      "Not in it: motors, ankle springs, air. Without a mission the end stops are not in force."
    })
final class ModelExportCommand implements Callable<Integer> {
  @Mixin
  RobotOptions options = new RobotOptions();

  @Option(
      names = "--mission",
      paramLabel = "MISSION",
      description = "Adds the course of this mission as solid ground; by default the robot alone.")
  @Nullable
  String mission;

  @Option(
      names = "--out",
      paramLabel = "FILE.xml",
      description = "Where to write; by default the standard output.")
  @Nullable
  Path out;

  @Override
  public Integer call() {
    NamedFiles files = new NamedFiles().reads("--robot", options.robot);
    if (mission != null) {
      NamedFiles.named("--mission", mission);
      boolean file = !MissionFile.BUNDLED.contains(mission) && mission.indexOf('\0') < 0;
      files.reads("--mission", file ? Path.of(mission) : null);
    }
    files.writes("--out", out);

    Document<Robot> robot = options.open();
    Document<Mission> course = mission == null ? null : MissionFile.open(mission);
    List<Document<?>> documents = new ArrayList<>(List.of(robot));
    if (course != null) documents.add(course);
    Overrides.apply(options.overrides, documents);
    String mjcf =
        RobotMjcf.export(robot.bind(), course == null ? null : course.bind().course());
    if (out == null) System.out.print(mjcf);
    else SafeFile.write(out, mjcf);
    return Main.DONE;
  }
}
