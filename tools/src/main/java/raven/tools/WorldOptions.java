package raven.tools;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.body.Ground;
import raven.sim.spread.Spread;
import raven.sim.spread.Truth;

/** Which mission is flown in which simulated world. */
final class WorldOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "MISSION",
      defaultValue = "tour",
      description =
          "tour, walk, gap, step, mount, takeoff, standing-takeoff, falling-takeoff, or a mission file;"
              + " default: ${DEFAULT-VALUE}.")
  String mission = "tour";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Draws sensor noise, the initial pose and gusts, and with --spread the true robot;"
              + " default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--engine",
      paramLabel = "raven|mujoco",
      defaultValue = "raven",
      converter = EngineName.class,
      description = "Whose mechanics move the body; default: ${DEFAULT-VALUE}.")
  EngineChoice engine = EngineChoice.RAVEN;

  @Option(
      names = "--spread",
      paramLabel = "full|FILE",
      description = "Also draws how the true robot and course differ from the files:"
          + " full, rough, or a spread file.")
  @Nullable
  String spread;

  /** The files that the options name. */
  NamedFiles reads() {
    NamedFiles files = new NamedFiles().reads("--robot", robot.robot);
    NamedFiles.named("MISSION", mission);
    boolean file = !MissionFile.BUNDLED.contains(mission) && mission.indexOf('\0') < 0;
    files.reads("MISSION", file ? Path.of(mission) : null);
    if (spread != null) {
      NamedFiles.named("--spread", spread);
      boolean own = !Spread.BUNDLED.contains(spread) && spread.indexOf('\0') < 0;
      files.reads("--spread", own ? Path.of(spread) : null);
    }
    return files;
  }

  /**
   * What a flight is about.
   *
   * @param known what the robot is told
   * @param asked the mission that it is told
   * @param files what a log keeps
   */
  record Scenario(Robot known, Mission asked, Truth truth, Map<String, String> files) {}

  /**
   * The files have all overrides in them.
   *
   * @param calibrated the robot is told the springs that it has
   */
  Scenario scenario(Document<Robot> robotFile, Document<Mission> missionFile, boolean calibrated) {
    Calibration.mustBeDrawn(calibrated, spread != null);
    Robot known = robotFile.bind();
    Mission asked = missionFile.bind();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("robot.yaml", robotFile.dump());
    files.put("mission.yaml", missionFile.dump());
    if (spread == null) return new Scenario(known, asked, Truth.of(known, asked), files);
    Document<Spread> spreadFile = Spread.open(spread);
    Truth truth = Spread.draw(spreadFile, robotFile, missionFile, seed);
    files.put("spread.yaml", spreadFile.dump());
    files.put(LoggedGround.FILE, LoggedGround.write(new Ground(truth.mission().course())));
    if (calibrated) {
      Document<Robot> measured = Calibration.of(robotFile, truth.robot(), seed);
      files.put("robot.yaml", measured.dump());
      known = measured.bind();
    }
    return new Scenario(known, asked, truth, files);
  }

  /** Words that tell this flight from others. */
  String title(Mission asked) {
    return asked.name() + ", seed " + seed;
  }

  /** What a log says about itself. */
  Map<String, String> words(String command, Robot known) {
    return Map.of(
        "command", command,
        "robot", known.name(),
        "mission", mission,
        "engine", EngineName.of(engine),
        "seed", Long.toString(seed),
        "version", Main.Version.number(),
        "java", Runtime.version().toString());
  }
}
