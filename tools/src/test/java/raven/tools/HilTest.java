package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.hal.link.BadLink;
import raven.hal.link.Endpoint;
import raven.hal.link.HilFlightEnd;
import raven.hal.link.LinkFault;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.spread.Truth;
import raven.tools.log.FlightRecording;
import raven.tools.log.RowDifference;

/** Both ends of a hardware-in-the-loop session over loopback. */
class HilTest {
  private static final Endpoint ANY = new Endpoint("127.0.0.1", 0);

  private final Robot robot = RobotFile.bundled().bind();
  private final Mission mission = MissionFile.open("takeoff").bind();
  private final Settings settings = Settings.bundled().bind();

  @TempDir
  Path folder;

  private volatile long lostAtFlight;

  private Flight local(long seed, double seconds) {
    Flight flight = new Flight(robot, mission, settings, seed, EngineChoice.RAVEN);
    flight.flyUntil(seconds);
    flight.fly(new LiveLine(System.err, false), null);
    return flight;
  }

  private Flight remote(RemoteMind mind, long seed, double seconds, boolean lockstep)
      throws InterruptedException {
    Endpoint to = new Endpoint("127.0.0.1", mind.end().port());
    Thread flier = Thread.ofPlatform().start(() -> flies(to, lockstep));
    assertTrue(mind.end().accept(20));
    Flight flight = new Flight(mind, mission, Truth.of(robot, mission), seed, EngineChoice.RAVEN);
    flight.flyUntil(seconds);
    flight.fly(new LiveLine(System.err, false), null);
    mind.close();
    flier.join();
    return flight;
  }

  private void flies(Endpoint to, boolean lockstep) {
    LocalMind mind = new LocalMind(new Raven(robot, mission, settings));
    try (HilFlightEnd end = new HilFlightEnd(robot, to, lockstep, 20, BadLink.NONE)) {
      new HilFlight(mind, (mode, time) -> {}).fly(end);
      lostAtFlight = end.lost();
    }
  }

  private static Map<String, Object> metrics(Flight flight) {
    Map<String, Object> metrics = flight.metrics();
    metrics.remove("max_tick_us");
    return metrics;
  }

  @Test
  void lockstepFliesTheSameFlightToTheBit() throws InterruptedException {
    RemoteMind mind = new RemoteMind(robot, ANY, BadLink.NONE, 0);
    Flight there = remote(mind, 5, 5, true);
    Flight here = local(5, 5);
    assertEquals(here.modes(), there.modes());
    assertEquals(metrics(here), metrics(there));
    assertEquals(true, mind.json().get("lockstep"));
    assertEquals(0L, mind.json().get("frames_lost"));
    assertEquals(List.of(), there.poses(), "memory grows with the time of a session");
  }

  @Test
  void bothEndsWriteLogsAndThatOfTheFlightCodeReplaysToTheBit() throws Exception {
    Path flown = folder.resolve("flight.mcap");
    Path seen = folder.resolve("plant.mcap");
    String at = "127.0.0.1:" + freePort();
    Thread plant = Thread.ofPlatform()
        .start(() -> Main.run(
            "hil", "plant", "takeoff", "--listen", at, "--seconds", "3", "--log", seen.toString()));
    Said flight = Said.by(
        "hil", "flight", "--connect", at, "--mission", "takeoff", "--log", flown.toString());
    plant.join();
    assertEquals(Main.FAILED, flight.code(), flight.err());
    assertTrue(flight.err().contains("waiting for the simulated robot at " + at), flight.err());

    String replayed = Said.by("replay", flown.toString(), "--json").out();
    assertTrue(replayed.contains("\"equal\": true, \"ticks\": 1499,"), replayed);
    Said no = Said.by("replay", seen.toString());
    assertEquals(Main.WRONG_CALL, no.code());
    assertTrue(no.err().contains("replay the log of raven hil flight"), no.err());

    // every column that both have is the same, and so are the modes
    try (FlightRecording one = new FlightRecording(flown);
        FlightRecording other = new FlightRecording(seen)) {
      assertEquals(one.modes(), other.modes());
      RowDifference rows = new RowDifference(one.rows("/tick"), other.rows("/tick"));
      // but for the time of the answer, which the messages carry in microseconds
      assertEquals(
          List.of("answer_time"),
          rows.columns().stream().map(RowDifference.Column::name).toList());
      assertEquals(1499, other.rows("/truth").size());
    }
    ViewCommand.read(seen);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  @Test
  void lostMessagesAreSentAgainInLockstep() throws InterruptedException {
    RemoteMind mind = new RemoteMind(robot, ANY, new BadLink(0.02, 0, 3), 0);
    Flight there = remote(mind, 1, 0.4, true);
    assertEquals(0.4, there.time(), 1e-9);
    assertTrue((Long) mind.json().get("sent_again") > 0, mind.json().toString());
    // both ends count by the gaps in the numbers
    double frames = (Long) mind.json().get("frames");
    assertEquals(0.02, (Long) mind.json().get("messages_lost") / (7 * frames), 0.015);
    assertEquals(0.02, lostAtFlight / (4 * frames), 0.015);
  }

  @Test
  void aFlightCodeThatGoesEndsTheFlightWithAReason() throws Exception {
    RemoteMind mind = new RemoteMind(robot, ANY, BadLink.NONE, 0);
    try (Socket other = new Socket("127.0.0.1", mind.end().port())) {
      assertTrue(mind.end().accept(5));
      OutputStream out = other.getOutputStream();
      // whatever this is, it is no answer
      byte[] noise = new byte[100_000];
      new Random(4).nextBytes(noise);
      out.write(noise);
    }
    Flight flight = new Flight(mind, mission, Truth.of(robot, mission), 1, EngineChoice.RAVEN);
    flight.fly(new LiveLine(System.err, false), null);
    assertEquals("disarmed at 0.00 s: the flight code has gone", flight.why());
    assertTrue((Long) mind.json().get("bytes_garbled") > 0);
    mind.close();
  }

  @Test
  void chosenDevicesFollowTheTargetsAndTheOthersStayLimp() {
    LoopActuators options = new LoopActuators();
    options.names = List.of("right-hip", "elevator");
    options.simulated = true;
    try (LoopActuators.Open open = options.open(robot)) {
      ActuatorFrame out = new ActuatorFrame();
      out.enabled = true;
      out.elevator = 0.1;
      out.rudder = 0.1;
      out.throttle = 1;
      for (ActuatorFrame.Joint joint : out.joints) joint.hold(0.3, 10, 0.1);
      open.follow(out);
      ActuatorFrame told = open.told();
      assertEquals(0.1, told.elevator, 2e-3);
      assertEquals(0, told.rudder, 2e-3);
      assertEquals(0, told.throttle);
      assertEquals(0.3, told.joints[2].angle, 1e-2);
      assertEquals(0, told.joints[0].kp);
    }
  }

  @Test
  void nobodyAtTheOtherEndIsOneLine() {
    Endpoint nobody = new Endpoint("127.0.0.1", 1);
    LinkFault fault =
        assertThrows(LinkFault.class, () -> new HilFlightEnd(robot, nobody, true, 0, BadLink.NONE));
    assertTrue(
        fault.getMessage().endsWith("is raven hil plant running there?"), fault.getMessage());
  }

  @Test
  void aWrongEndpointIsOneLine() {
    for (String wrong : new String[] {"4560", "host:", ":4560", "host:70000", "host:x"}) {
      LinkFault fault = assertThrows(LinkFault.class, () -> Endpoint.parse("--listen", wrong));
      assertTrue(
          fault.getMessage().startsWith("--listen " + wrong + ": expected HOST:PORT"),
          fault.getMessage());
    }
  }

  @Test
  void aFrameOfNoNumbersSwitchesEverythingOff() throws InterruptedException {
    RemoteMind mind = new RemoteMind(robot, ANY, BadLink.NONE, 0);
    Endpoint to = new Endpoint("127.0.0.1", mind.end().port());
    Thread flier = Thread.ofPlatform().start(() -> {
      try (HilFlightEnd end = new HilFlightEnd(robot, to, true, 20, BadLink.NONE)) {
        SensorFrame sensors = new SensorFrame();
        ActuatorFrame out = new ActuatorFrame();
        while (end.read(sensors)) {
          out.time = sensors.time;
          out.enabled = true;
          out.throttle = 1;
          out.joints[2].angle = Double.NaN;
          end.write(out);
        }
      }
    });
    assertTrue(mind.end().accept(20));
    SensorFrame sensors = new SensorFrame();
    ActuatorFrame out = new ActuatorFrame();
    sensors.time = 0.002;
    assertTrue(mind.tick(sensors, out));
    assertEquals(0, out.throttle);
    assertEquals(false, out.enabled);
    assertEquals(1L, mind.json().get("frames_faulty"));
    mind.close();
    flier.join();
  }
}
