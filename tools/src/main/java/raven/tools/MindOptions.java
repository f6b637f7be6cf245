package raven.tools;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;

/** What a robot's mind is told: its mission and its settings. */
final class MindOptions {
  @Option(
      names = "--mission",
      paramLabel = "MISSION",
      defaultValue = "tour",
      description = "As for raven sim; default: ${DEFAULT-VALUE}.")
  String mission = "tour";

  @Option(names = "--settings", paramLabel = "FILE", description = "Settings of the controller.")
  @Nullable
  Path settings;

  /** What a flight is flown with. */
  record Files(Document<Robot> robot, Document<Mission> mission, Document<Settings> settings) {
    /** What a log keeps of them. */
    Map<String, String> dump() {
      Map<String, String> files = new LinkedHashMap<>();
      files.put("robot.yaml", robot.dump());
      files.put("mission.yaml", mission.dump());
      files.put("settings.yaml", settings.dump());
      return files;
    }
  }

  /** Opens them with all overrides put in. */
  Files open(Document<Robot> robotFile, List<String> overrides) {
    NamedFiles.named("--mission", mission);
    Document<Mission> missionFile = MissionFile.open(mission);
    Document<Settings> settingsFile =
        settings == null ? Settings.bundled() : Settings.load(settings);
    Overrides.apply(overrides, List.of(robotFile, missionFile, settingsFile));
    SettingsFile.mustSuit(settingsFile, robotFile);
    return new Files(robotFile, missionFile, settingsFile);
  }
}
