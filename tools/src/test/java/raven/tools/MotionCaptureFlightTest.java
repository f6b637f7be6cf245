package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.PilotPort;
import raven.hal.RemotePilot;
import raven.hal.SensorFrame;
import raven.hal.pi.PiRobot;
import raven.hal.pi.realtime.PhaseTimes;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;
import raven.state.Attitude;
import raven.state.NavState;
import raven.tools.log.FlightLog;
import raven.tools.log.FlightRecording;
import raven.tools.log.LogRecorder;
import us.ihmc.euclid.tuple4D.Quaternion;

/** A motion-capture lab tells a walking robot over MAVLink where it is: the position stays where legs alone let it drift, and the log replays to the bit. */
class MotionCaptureFlightTest {
  private static final long PATIENCE_NS = 10_000_000_000L;
  private static final int TICKS = 7000;

  /** A hundred fixes per second, each so many ticks late. */
  private static final int EVERY = 5;

  private static final int LATE = 10;

  /** Of what the lab tells, each axis [m]. */
  private static final double NOISE = 0.005;

  /** The filter may take so long to find its bearings [ticks]. */
  private static final int SETTLED = 2500;

  @TempDir
  private Path folder;

  private final Document<Robot> robotFile = RobotFile.bundled();
  private final Document<Mission> missionFile = MissionFile.open("walk");
  private final Document<Settings> settingsFile = Settings.bundled();
  private final Robot robot = robotFile.bind();
  private final Mission mission = missionFile.bind();
  private final SensorFrame sensors = new SensorFrame();
  private final ActuatorFrame out = new ActuatorFrame();
  private final double[] q = new double[13];
  private final double[][] seen = new double[TICKS][];
  private final double[] start = new double[2];
  private final Random random = new Random(5);

  /** What became of one flight: the largest error of the level position and of the heading after it settled [m, rad]. */
  private record Errors(double position, double heading, long fixes) {}

  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("robot.yaml", robotFile.dump());
    files.put("mission.yaml", missionFile.dump());
    files.put("settings.yaml", settingsFile.dump());
    return files;
  }

  private GroundLink link(PilotPort switches) {
    TelemetryOptions options = new TelemetryOptions();
    options.telemetry = "127.0.0.1:9";
    return GroundLink.open(options, switches, robot, mission, settingsFile);
  }

  private Errors fly(boolean told, Path log) throws IOException {
    World world = new World(robot, mission, 3);
    try (GroundLink ground = link(RemotePilot.trusting());
        MavlinkSender lab = new MavlinkSender()) {
      LocalMind mind = new LocalMind(new Raven(robot, mission, settingsFile.bind()), ground);
      LogRecorder.Section tick =
          new LogRecorder.Section("/tick", "Tick", row -> mind.log(sensors, out, row));
      FlightLog flight = new FlightLog(Files.newOutputStream(log), Map.of(), files());
      try (LogRecorder recorder = new LogRecorder(flight, List.of(tick), TICKS, true).start()) {
        double position = 0;
        double heading = 0;
        for (int i = 0; i < TICKS; i++) {
          world.read(sensors);
          look(world, i);
          if (told && i >= LATE && i % EVERY == 0) tell(ground, lab, seen[i - LATE]);
          mind.tick(sensors, out);
          recorder.tick();
          world.write(out);
          if (i < SETTLED) continue;
          NavState x = mind.raven().state();
          double dx = x.p_WB.getX() - seen[i][0];
          double dy = x.p_WB.getY() - seen[i][1];
          position = Math.max(position, Math.hypot(dx, dy));
          double turned = Attitude.yaw(x.q_WB) - Attitude.yaw(attitude(seen[i]));
          heading = Math.max(heading, Math.abs(turned));
        }
        assertTrue(seen[TICKS - 1][0] > 2, "it walked " + seen[TICKS - 1][0] + " m");
        return new Errors(position, heading, ground.capture().heard());
      }
    }
  }

  /** The true pose, the lab's origin where the robot stood at power-up. */
  private void look(World world, int tick) {
    world.pose(q);
    if (tick == 0) {
      start[0] = q[0];
      start[1] = q[1];
    }
    seen[tick] = new double[] {q[0] - start[0], q[1] - start[1], q[2], q[3], q[4], q[5], q[6]};
  }

  private static Quaternion attitude(double[] pose) {
    return new Quaternion(pose[4], pose[5], pose[6], pose[3]);
  }

  private void tell(GroundLink ground, MavlinkSender lab, double[] pose) throws IOException {
    Quaternion was = attitude(pose);
    double[] ned = {pose[1] + noise(), pose[0] + noise(), -pose[2] + noise()};
    // front-left-up in east-north-up to front-right-down in north-east-down
    double[] angles = {was.getRoll(), -was.getPitch(), Math.PI / 2 - was.getYaw()};
    long before = ground.capture().heard();
    lab.vision(ground.telemetry().port(), ned, angles);
    long begin_ns = System.nanoTime();
    while (ground.capture().heard() == before) {
      assertTrue(System.nanoTime() - begin_ns < PATIENCE_NS, "not heard");
      Thread.onSpinWait();
    }
  }

  private double noise() {
    return NOISE * random.nextGaussian();
  }

  @Test
  void aWalkThatIsToldWhereItIsDoesNotDriftAndReplays() throws IOException {
    Path log = folder.resolve("told.mcap");
    Errors told = fly(true, log);
    assertEquals((TICKS - LATE) / EVERY, told.fixes);
    assertTrue(told.position < 0.008, "position " + told.position + " m");
    assertTrue(told.heading < 0.004, "heading " + told.heading + " rad");
    replays(log, TICKS, told.fixes);
  }

  @Test
  void aWalkThatNobodyTellsDrifts() throws IOException {
    Path log = folder.resolve("alone.mcap");
    Errors alone = fly(false, log);
    assertTrue(alone.position > 0.03, "position " + alone.position + " m");
    replays(log, TICKS, 0);
  }

  @Test
  void theRobotsOwnLoopHearsTheLabToo() throws IOException {
    Path log = folder.resolve("run.mcap");
    WatchOptions options = new WatchOptions();
    options.log = log;
    SimulatedField field = new SimulatedField(robot, mission, 1);
    int ticks = 1500;
    long fixes;
    try (PiRobot ports = field.ports();
        GroundLink ground = link(ports);
        MavlinkSender lab = new MavlinkSender()) {
      RobotRun run = new RobotRun(robot, mission, settingsFile.bind(), ports, field, 60);
      run.heardBy(ground);
      Watch.Subject subject = new Watch.Subject(
          "run", robot, run.ground(), run.sections(), run.sections(), () -> true, true, List.of());
      try (Watch watch = new Watch(options, subject, Map.of("command", "run"), files())) {
        run.watchedBy(watch);
        PhaseTimes times = new PhaseTimes();
        for (int i = 0; i < ticks; i++) {
          times.begin();
          look(field.world(), i);
          if (i >= LATE && i % EVERY == 0) tell(ground, lab, seen[i - LATE]);
          assertTrue(run.tick(i, times));
        }
        watch.over(run.result());
        watch.end();
      }
      fixes = ground.capture().heard();
    }
    assertEquals((ticks - LATE) / EVERY, fixes);
    replays(log, ticks, fixes);
  }

  /** Each fix is fresh in one row, and the rows lead a fresh mind to the same bits. */
  private static void replays(Path log, int ticks, long fixes) {
    try (FlightRecording flight = new FlightRecording(log)) {
      double fresh = 0;
      for (double one : flight.rows("/tick", "fix_fresh").column("fix_fresh")) fresh += one;
      assertEquals(fixes, fresh);
      // the lab tells no spread: the settings do
      double[] spread = flight.rows("/tick", "fix_deviation").column("fix_deviation");
      assertEquals(fixes > 0 ? 0.01 : 0, spread[spread.length - 1]);
      double[] turned =
          flight.rows("/tick", "fix_heading_deviation").column("fix_heading_deviation");
      assertEquals(fixes > 0 ? Math.toRadians(1) : 0, turned[turned.length - 1], 1e-12);
      Replay replay = new Replay(flight, null);
      replay.run();
      assertNull(replay.first(), () -> replay.first().text());
      assertEquals(ticks, replay.ticks());
    }
  }
}
