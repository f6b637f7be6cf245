package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.RemotePilot;
import raven.hal.RemotePilot.Request;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;
import raven.tools.log.FlightLog;
import raven.tools.log.FlightRecording;
import raven.tools.log.LogRecorder;
import raven.tools.log.SettingChange;

/** A ground station sets parameters before it arms the robot: the log says which, and from which tick on, and replays to the bit. */
class ParameterReplayTest {
  private static final long PATIENCE_NS = 10_000_000_000L;

  @TempDir
  private static Path folder;

  private static Path log;

  private final Document<Robot> robotFile = RobotFile.bundled();
  private final Document<Mission> missionFile = MissionFile.open("walk");
  private final Document<Settings> settingsFile = Settings.bundled();
  private final Robot robot = robotFile.bind();
  private final World world = new World(robot, missionFile.bind(), 1);
  private final SensorFrame sensors = new SensorFrame();
  private final ActuatorFrame out = new ActuatorFrame();

  @BeforeAll
  static void fly() throws IOException {
    log = folder.resolve("set.mcap");
    new ParameterReplayTest().fly(log);
  }

  private void fly(Path to) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("robot.yaml", robotFile.dump());
    files.put("mission.yaml", missionFile.dump());
    files.put("settings.yaml", settingsFile.dump());
    TelemetryOptions options = new TelemetryOptions();
    options.telemetry = "127.0.0.1:9";
    options.waits = true;
    Mission mission = missionFile.bind();
    try (GroundLink ground =
            GroundLink.open(options, RemotePilot.trusting(), robot, mission, settingsFile);
        MavlinkSender station = new MavlinkSender()) {
      LocalMind mind = new LocalMind(new Raven(robot, mission, settingsFile.bind()), ground);
      LogRecorder.Section tick =
          new LogRecorder.Section("/tick", "Tick", row -> mind.log(sensors, out, row));
      FlightLog flight = new FlightLog(Files.newOutputStream(to), Map.of(), files);
      try (LogRecorder recorder = new LogRecorder(flight, List.of(tick), 20_000, true)
          .withSettings(GroundLink.changes(ground))
          .start()) {
        int port = ground.telemetry().port();
        ticks(mind, recorder, 100);
        station.set(port, "WA_STRIDE_RATE", 2.5f);
        awaitChanges(ground, 1);
        ticks(mind, recorder, 100);
        // two between the same two ticks
        station.set(port, "WA_STRIDE", 0.12f);
        station.set(port, "WA_DUTY", 0.7f);
        awaitChanges(ground, 3);
        // the mind that began anew has to find its bearings
        ticks(mind, recorder, 1000);
        assertEquals("", ground.pilot().ask(Request.ARM));
        assertEquals("", ground.pilot().ask(Request.START));
        ticks(mind, recorder, 2000);
        assertEquals("WALKING", mind.raven().mode().name());
      }
    }
  }

  private void ticks(LocalMind mind, LogRecorder recorder, int count) {
    for (int i = 0; i < count; i++) {
      world.read(sensors);
      mind.tick(sensors, out);
      recorder.tick();
      world.write(out);
    }
  }

  private static void awaitChanges(GroundLink ground, int count) {
    long begin_ns = System.nanoTime();
    while (GroundLink.changes(ground).size() < count) {
      assertTrue(System.nanoTime() - begin_ns < PATIENCE_NS, "not heard");
      Thread.onSpinWait();
    }
  }

  @Test
  void theLogSaysWhatWasSet() {
    try (FlightRecording flight = new FlightRecording(log)) {
      assertEquals(
          List.of(
              new SettingChange(1, "walk.stride_rate", "2.5 Hz"),
              new SettingChange(2, "walk.stride", "0.11999999731779099 m"),
              new SettingChange(3, "walk.duty", "0.699999988079071")),
          flight.settingChanges());
    }
  }

  @Test
  void theFlightReplaysToTheBit() {
    try (FlightRecording flight = new FlightRecording(log)) {
      Replay replay = new Replay(flight, null);
      replay.run();
      assertNull(replay.first(), () -> replay.first().text());
      assertEquals(3200, replay.ticks());
    }
  }

  @Test
  void settingsOfTheUserAreNotChangedByTheGround() {
    try (FlightRecording flight = new FlightRecording(log)) {
      Replay replay = new Replay(flight, Settings.bundled());
      replay.run();
      assertNotEquals(null, replay.first());
      assertTrue(replay.first().time() > 1200 * World.TICK, replay.first().text());
    }
  }
}
