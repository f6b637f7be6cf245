package raven.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.RemotePilot;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;

/** An independent MAVLink implementation (npm node-mavlink) as the ground station: reads our telemetry and commands us. */
class GroundStationTest {
  private static final String KEY =
      "0001f2e3d4c5b6a79800707634320016224200ccff7a0052757374004d4156b3";

  /** Longer than the script ever waits [ms]. */
  private static final long MOST_MS = 60_000;

  @TempDir
  Path folder;

  @Test
  void aStationOnThisMachineIsHeardWithoutAKey() throws Exception {
    String said = session(null);
    common(said);
  }

  @Test
  void withAKeyOnlySignedCommandsAreHeardButAStopAlways() throws Exception {
    String said = session(KEY);
    assertTrue(said.contains("\"wrong\":0"), said);
    assertTrue(!said.contains("\"signed\":0"), said);
    common(said);
  }

  private static void common(String said) {
    for (String name : List.of(
        "HEARTBEAT",
        "SYS_STATUS",
        "ATTITUDE",
        "LOCAL_POSITION_NED",
        "VFR_HUD",
        "BATTERY_STATUS",
        "DEBUG_FLOAT_ARRAY",
        "STATUSTEXT")) {
      assertTrue(said.contains('"' + name + '"'), name + " in " + said);
    }
    assertTrue(said.contains("[400,0]"), "armed: " + said);
    assertTrue(said.contains("[300,0]"), "started: " + said);
    assertTrue(said.contains("[4242,3]"), "unknown: " + said);
    assertTrue(said.contains("standing: armed, all checks pass"), said);
    assertTrue(said.contains("walking: asked to walk"), said);
    assertTrue(said.contains("\"before\":0.61"), said);
    assertTrue(said.contains("\"after\":0.5"), said);
    assertTrue(said.contains("\"end\":0.5"), "not changed while walking: " + said);
    assertTrue(said.contains("FL_CR_BANK not set: expected 0 to"), said);
    assertTrue(said.contains("FL_CR_BANK not set: disarm first"), said);
    assertTrue(said.contains("\"mode\":0,"), "stopped at the end: " + said);
    assertTrue(said.contains("\"yaw\":1.5"), "the course runs east: " + said);
  }

  private String session(String key) throws Exception {
    int port;
    try (DatagramSocket probe = new DatagramSocket()) {
      port = probe.getLocalPort();
    }
    String at = Integer.toString(port);
    Process node = key == null
        ? NodeScripts.start("ground.cjs", at)
        : NodeScripts.start("ground.cjs", at, key);
    try (BufferedReader errors =
            new BufferedReader(new InputStreamReader(node.getErrorStream(), UTF_8));
        BufferedReader out =
            new BufferedReader(new InputStreamReader(node.getInputStream(), UTF_8))) {
      assertEquals("ready", errors.readLine());
      fly(port, key, node);
      String said = out.readLine();
      assertTrue(said != null, () -> "node said nothing: " + errors.lines().toList());
      return said;
    } finally {
      node.destroy();
    }
  }

  /** Flies in real time until the station has seen enough. */
  private void fly(int port, String key, Process station) throws IOException {
    TelemetryOptions options = new TelemetryOptions();
    options.telemetry = "127.0.0.1:" + port;
    options.waits = true;
    if (key != null) {
      options.key = folder.resolve("key");
      Files.writeString(options.key, HexFormat.of().formatHex(HexFormat.of().parseHex(key)));
    }
    Robot robot = RobotFile.bundled().bind();
    Mission mission = MissionFile.open("walk").bind();
    Document<Settings> settings = Settings.bundled();
    Raven raven = new Raven(robot, mission, settings.bind());
    World world = new World(robot, mission, 1);
    SensorFrame sensors = new SensorFrame();
    ActuatorFrame out = new ActuatorFrame();
    try (GroundLink ground =
        GroundLink.open(options, RemotePilot.trusting(), robot, mission, settings)) {
      LocalMind mind = new LocalMind(raven, ground);
      long begin = System.nanoTime();
      while (station.isAlive() && System.nanoTime() - begin < MOST_MS * 1_000_000) {
        world.read(sensors);
        mind.tick(sensors, out);
        world.write(out);
        while (System.nanoTime() - begin < sensors.time * 1e9 && station.isAlive()) {
          Thread.onSpinWait();
        }
      }
      if (key != null) assertTrue(ground.telemetry().refused() > 0, "the unsigned command");
      assertEquals(1, ground.pilot().stops());
    }
  }
}
