package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.RemotePilot;
import raven.hal.link.AutopilotLink;
import raven.hal.link.BadLink;
import raven.hal.link.Endpoint;
import raven.hal.link.HilFlightEnd;
import raven.hal.pi.realtime.RealTime;
import raven.mission.Mission;
import raven.mode.Itinerary.Outcome;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.body.Ground;
import raven.tools.FlightResult.ModeChange;

/** {@code raven hil flight}: the flight code. */
@Command(
    name = "flight",
    description = "The flight code: senses and acts through a link to raven hil plant.")
final class HilFlightCommand implements Callable<Integer> {
  @Option(
      names = "--connect",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:4560",
      description = "Where raven hil plant listens; default: ${DEFAULT-VALUE}.")
  String connect = "127.0.0.1:4560";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Mixin
  MindOptions told = new MindOptions();

  @Mixin
  LoopActuators actuators = new LoopActuators();

  @Mixin
  AutopilotOptions autopilot = new AutopilotOptions();

  @Mixin
  TelemetryOptions telemetry = new TelemetryOptions();

  @Option(
      names = "--free",
      description = "The world runs in real time, instead of waiting for every answer.")
  boolean free;

  @Option(
      names = "--patience",
      paramLabel = "S",
      defaultValue = "30",
      description = "Waits that long for the plant; default: ${DEFAULT-VALUE} s.")
  double patience = 30;

  @Mixin
  RealTimeOptions realTime = new RealTimeOptions();

  @Mixin
  WatchOptions watched = new WatchOptions();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private final List<ModeChange> changes = new ArrayList<>();

  @Override
  public Integer call() {
    Options.check(patience >= 0 && patience <= 86_400, "--patience", "0 to 86400 s");
    realTime.check();
    new NamedFiles()
        .reads("--robot", robot.robot)
        .reads("--settings", told.settings)
        .writes("--log", watched.log);
    telemetry.check();
    Endpoint to = Endpoint.parse("--connect", connect);
    MindOptions.Files files = told.open(robot.open(), robot.overrides);
    Robot body = files.robot().bind();
    Mission asked = files.mission().bind();
    Settings chosen = files.settings().bind();
    // whatever is compiled only once has then been
    if (free)
      new Flight(body, asked, chosen, 1, EngineChoice.RAVEN)
          .fly(new LiveLine(System.err, false), null);

    GroundLink ground =
        GroundLink.open(telemetry, RemotePilot.trusting(), body, asked, files.settings());
    LocalMind mind = new LocalMind(new Raven(body, asked, chosen), ground);
    HilFlight flight = new HilFlight(mind, this::changed);
    try (ground;
        AutopilotLink other = autopilot.open(chosen, body);
        LoopActuators.Open followers = actuators.open(body);
        Watch watch = watch(flight, files, ground);
        HilFlightEnd end = connect(body, to)) {
      if (other != null) mind.beside(other);
      flight.followedBy(followers);
      flight.watchedBy(watch);
      fly(flight, end);
      watch.over(result(mind));
      report(end, mind, flight, watch, body.name(), ground);
      watch.end();
    }
    return mind.report().outcome == Outcome.COMPLETED ? Main.DONE : Main.FAILED;
  }

  private HilFlightEnd connect(Robot body, Endpoint to) {
    System.err.println("raven: waiting for the simulated robot at " + to);
    return new HilFlightEnd(body, to, !free, patience, BadLink.NONE);
  }

  private Watch watch(HilFlight flight, MindOptions.Files files, @Nullable GroundLink ground) {
    Robot body = files.robot().bind();
    Mission asked = files.mission().bind();
    Watch.Subject subject = new Watch.Subject(
        "hil flight: " + asked.name(),
        body,
        new Ground(asked.course()).outline(),
        flight.sections(),
        flight.sections(),
        () -> !free,
        true,
        GroundLink.changes(ground));
    Map<String, String> words = Map.of(
        "command", "hil flight",
        "mission", told.mission,
        "robot", body.name(),
        "version", Main.Version.number(),
        "java", Runtime.version().toString());
    return new Watch(watched, subject, words, files.dump());
  }

  /** At real-time priority when the world does not wait. */
  private void fly(HilFlight flight, HilFlightEnd end) {
    RealTime.Wishes wishes = free ? realTime.wishes(RealTimeOptions.ANY) : RealTime.Wishes.NONE;
    try (RealTime held = new RealTime(wishes);
        StopHook stopped = new StopHook(end::close)) {
      for (String warning : held.warnings()) System.err.println("raven: " + warning);
      flight.fly(end);
    }
  }

  private void changed(MindReport x, double time) {
    String name = x.mode.name().toLowerCase(Locale.ROOT);
    changes.add(new ModeChange(name, Math.round(time * 1e3) / 1e3, x.why));
  }

  /** What came of the flight, in words for the log and the page. */
  private static Map<String, String> result(LocalMind mind) {
    String outcome = mind.report().outcome.name().toLowerCase(Locale.ROOT);
    boolean cutOff = mind.report().outcome == Outcome.RUNNING;
    String why = cutOff ? "the simulated robot ended the session" : mind.report().end;
    return Map.of("outcome", outcome, "why", why);
  }

  private void report(
      HilFlightEnd end,
      LocalMind mind,
      HilFlight flight,
      Watch watch,
      String robotName,
      @Nullable GroundLink ground) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("mission", told.mission);
    result.put("robot", robotName);
    result.putAll(result(mind));
    List<Object> modes = new ArrayList<>();
    changes.forEach(change -> modes.add(change.json()));
    result.put("modes", modes);
    if (autopilot.autopilot != null) result.put("handover", List.copyOf(mind.owners()));
    if (ground != null) result.put("telemetry", ground.json());
    result.put("lockstep", !free);
    result.put("ticks", flight.ticks());
    result.put("messages_lost", end.lost());
    result.put("frames_missed", end.missed());
    result.put("gps_fixes", end.fixes());
    result.put("max_tick_us", mind.report().slowestTick_us);
    if (watched.log != null) {
      result.put("log_file", watched.log.toString());
      result.put("log_rows_lost", watch.rowsLost());
    }
    System.out.print(json ? Json.of(result) + "\n" : RunCommand.text(result));
  }
}
