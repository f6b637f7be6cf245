package raven.tools;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.link.BadLink;
import raven.hal.link.Endpoint;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.tools.WorldOptions.Scenario;

/** {@code raven hil plant}: the simulated robot. */
@Command(
    name = "plant",
    description =
        "Body, world and sensors: waits for the flight code and flies a mission with it, as raven sim"
            + " does.")
final class HilPlantCommand implements Callable<Integer> {
  /** What its logs say that wrote them. */
  static final String NAME = "hil plant";

  /** Simulated time of a rehearsal [s]. */
  private static final double REHEARSAL = 15;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:4560",
      description =
          "Where to wait for the flight code: the address of this machine to be reached at; default:"
              + " ${DEFAULT-VALUE}.")
  String listen = "127.0.0.1:4560";

  @Mixin
  WorldOptions world = new WorldOptions();

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

  @Mixin
  RealTimeOptions realTime = new RealTimeOptions();

  @Mixin
  WatchOptions watched = new WatchOptions();

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  @Override
  public Integer call() {
    Options.check(patience > 0 && patience <= 86_400, "--patience", "more than 0, up to 86400 s");
    Options.check(seconds >= 0 && seconds <= 86_400, "--seconds", "0 to 86400 s");
    Options.check(drop >= 0 && drop <= 0.9, "--drop", "0 to 0.9");
    Options.check(stall_ms >= 0 && stall_ms <= 1000, "--stall", "0 to 1000 ms");
    realTime.check();
    world.reads().writes("--log", watched.log);
    Endpoint at = Endpoint.parse("--listen", listen);
    Document<Robot> robotFile = world.robot.open();
    Document<Mission> missionFile = MissionFile.open(world.mission);
    Overrides.apply(world.robot.overrides, List.of(robotFile, missionFile));
    Scenario scenario = world.scenario(robotFile, missionFile, false);

    BadLink faults = new BadLink(drop, stall_ms / 1e3, world.seed);
    try (RemoteMind mind = new RemoteMind(scenario.known(), at, faults, realTime.priority)) {
      Flight flight =
          new Flight(mind, scenario.asked(), scenario.truth(), world.seed, world.engine);
      flight.flyUntil(seconds);
      mind.fixes(flight.world(), scenario.asked().gps());
      try (Watch watch = watch(flight, mind, scenario)) {
        String where = at.host() + ":" + mind.end().port();
        System.err.println("raven: waiting for the flight code at " + where);
        rehearse(scenario);
        if (!mind.end().accept(patience)) {
          System.err.println("raven: no flight code came within " + patience
              + " s; start raven hil flight --connect " + where);
          return Main.WRONG_CALL;
        }
        return fly(flight, mind, scenario, watch);
      }
    }
  }

  /** What is compiled only once has then been, and no tick in real time waits for it. */
  private void rehearse(Scenario scenario) {
    Flight flight = new Flight(
        scenario.known(), scenario.asked(), Settings.bundled().bind(), world.seed, world.engine);
    flight.flyUntil(REHEARSAL);
    flight.fly(new LiveLine(System.err, false), null);
  }

  private Watch watch(Flight flight, RemoteMind mind, Scenario scenario) {
    Watch.Subject subject = new Watch.Subject(
        "hil plant: " + world.title(scenario.asked()),
        scenario.known(),
        flight.ground(),
        flight.shown(),
        flight.shown(),
        mind::waits,
        false,
        List.of());
    return new Watch(watched, subject, world.words(NAME, scenario.known()), scenario.files());
  }

  private int fly(Flight flight, RemoteMind mind, Scenario scenario, Watch watch) {
    WallClock clock = new WallClock();
    double before = clock.elapsed();
    try (LiveLine live = new LiveLine(System.err, Boolean.getBoolean("raven.watched"));
        StopHook stopped = new StopHook(mind::close)) {
      flight.fly(live, watch.recorder(), watch.page());
    }
    double wall = clock.elapsed() - before;
    FlightResult result =
        FlightResult.of(flight, scenario.known().name(), world.seed, wall, watched.log);
    watch.over(flight.result());
    Map<String, Object> all = result.json();
    Map<String, Object> link = mind.json();
    if (watched.log != null) link.put("log_rows_lost", watch.rowsLost());
    all.put("link", link);
    System.out.print(json ? Json.of(all) + "\n" : result.text() + table(link));
    watch.end();
    return result.completed() ? Main.DONE : Main.FAILED;
  }

  private static String table(Map<String, Object> link) {
    TextTable table = new TextTable();
    link.forEach((key, value) -> table.row(key, String.valueOf(value)));
    return "\n" + table;
  }
}
