package raven.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.hal.link.BadLink;
import raven.hal.link.Endpoint;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.spread.Spread;
import raven.sim.spread.Truth;

/** {@code raven hil plant}: the simulated robot. */
@Command(
    name = "plant",
    description =
        "Body, world and sensors: waits for the flight code and flies a mission with it, as raven sim"
            + " does.")
final class HilPlantCommand implements Callable<Integer> {
  /** Simulated time of a rehearsal [s]. */
  private static final double REHEARSAL = 15;

  @Parameters(
      arity = "0..1",
      paramLabel = "MISSION",
      defaultValue = "tour",
      description = "As for raven sim; default: ${DEFAULT-VALUE}.")
  String mission = "tour";

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:4560",
      description =
          "Where to wait for the flight code: the address of this machine to be reached at; default:"
              + " ${DEFAULT-VALUE}.")
  String listen = "127.0.0.1:4560";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "As for raven sim; default: ${DEFAULT-VALUE}.")
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
      description = "As for raven sim: also draws the true robot and course.")
  @Nullable
  String spread;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "0",
      description = "Goes on for that long, instead of until the mission is over.")
  double seconds;

  @Option(
      names = "--patience",
      paramLabel = "S",
      defaultValue = "60",
      description = "Waits that long for the flight code; default: ${DEFAULT-VALUE} s.")
  double patience = 60;

  @Option(
      names = "--drop",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Loses this share of all messages, both ways, on purpose; 0.05 is a twentieth.")
  double drop;

  @Option(
      names = "--stall",
      paramLabel = "MS",
      defaultValue = "0",
      description = "Holds the link up for so many milliseconds about once a second, on purpose.")
  double stall_ms;

  @Option(
      names = "--priority",
      defaultValue = "80",
      paramLabel = "P",
      description = "Real-time priority when the world runs in real time, 0 for none.")
  int priority;

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  @Override
  public Integer call() {
    check(patience > 0 && patience <= 86_400, "--patience", "more than 0, up to 86400 s");
    check(seconds >= 0 && seconds <= 86_400, "--seconds", "0 to 86400 s");
    check(drop >= 0 && drop <= 0.9, "--drop", "0 to 0.9");
    check(stall_ms >= 0 && stall_ms <= 1000, "--stall", "0 to 1000 ms");
    NamedFiles.named("MISSION", mission);
    new NamedFiles().reads("--robot", robot.robot);
    Endpoint at = Endpoint.parse("--listen", listen);
    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(mission);
    Overrides.apply(robot.overrides, List.of(robotFile, missionFile));
    Robot known = robotFile.bind();
    Mission asked = missionFile.bind();
    Truth truth = spread == null
        ? Truth.of(known, asked)
        : Spread.draw(Spread.open(spread), robotFile, missionFile, seed);

    BadLink faults = new BadLink(drop, stall_ms / 1e3, seed);
    try (RemoteMind mind = new RemoteMind(known, at, faults, priority)) {
      String where = at.host() + ":" + mind.end().port();
      System.err.println("raven: waiting for the flight code at " + where);
      rehearse(known, asked);
      if (!mind.end().accept(patience)) {
        System.err.println("raven: no flight code came within " + patience
            + " s; start raven hil flight --connect " + where);
        return Main.WRONG_CALL;
      }
      return fly(mind, known, asked, truth);
    }
  }

  /** What is compiled only once has then been, and no tick in real time waits for it. */
  private void rehearse(Robot known, Mission asked) {
    Flight flight = new Flight(known, asked, Settings.bundled().bind(), seed, engine);
    flight.flyUntil(REHEARSAL);
    flight.fly(new LiveLine(System.err, false), null);
  }

  private int fly(RemoteMind mind, Robot known, Mission asked, Truth truth) {
    WallClock clock = new WallClock();
    double before = clock.elapsed();
    Flight flight = new Flight(mind, asked, truth, seed, engine);
    flight.flyUntil(seconds);
    mind.fixes(flight.world(), asked.gps());
    try (LiveLine live = new LiveLine(System.err, Boolean.getBoolean("raven.watched"))) {
      flight.fly(live, null);
    }
    double wall = clock.elapsed() - before;
    FlightResult result = FlightResult.of(flight, known.name(), seed, wall, (Path) null);
    Map<String, Object> all = result.json();
    all.put("link", mind.json());
    System.out.print(json ? Json.of(all) + "\n" : result.text() + link(mind));
    return result.completed() ? Main.DONE : Main.FAILED;
  }

  private static String link(RemoteMind mind) {
    TextTable table = new TextTable();
    mind.json().forEach((key, value) -> table.row(key, String.valueOf(value)));
    return "\n" + table;
  }

  static void check(boolean good, String option, String expected) {
    if (!good) throw new FileError(option + ": expected " + expected);
  }
}
