package raven.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;

/** {@code raven sim}: flies a mission in simulation. */
@Command(name = "sim", description = "Flies a mission in simulation, faster than real time.")
final class SimCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "MISSION",
      defaultValue = "tour",
      description = "tour, walk, gap, step, takeoff, or a mission file; default: ${DEFAULT-VALUE}.")
  String mission = "tour";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws sensor noise, the initial pose and gusts; default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--log",
      paramLabel = "FILE.mcap",
      description = "Writes a log for Foxglove or PlotJuggler.")
  @Nullable
  Path log;

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "Draws the flight from the side.")
  @Nullable
  Path picture;

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  @Override
  public Integer call() {
    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(mission);
    Overrides.apply(robot.overrides, List.of(robotFile, missionFile));
    robotFile.bind();
    missionFile.bind();
    throw new FileError("the simulator is not built yet");
  }
}
