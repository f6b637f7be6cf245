package raven.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.flight.HandoverSettings;
import raven.hal.RemotePilot;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.autopilot.AutopilotKind;
import raven.sim.autopilot.AutopilotTrouble;
import raven.sim.autopilot.SimulatedAutopilot;
import raven.tools.WorldOptions.Scenario;
import raven.tools.log.FlightLog;
import raven.tools.log.LogRecorder;
import raven.tools.picture.TourPicture;

/** {@code raven sim}: flies a mission in simulation. */
@Command(name = "sim", description = "Flies a mission in simulation, faster than real time.")
final class SimCommand implements Callable<Integer> {
  /** Rows that may wait for the log's thread. */
  private static final int WAITING_ROWS = 256;

  @Mixin
  WorldOptions world = new WorldOptions();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of the controller; by default the bundled settings.yaml.")
  @Nullable
  Path settings;

  @Option(
      names = "--calibrated",
      description =
          "With --spread: the robot's file has the spring rates that this robot has, within"
              + " 1 %%, as after raven calibrate springs.")
  boolean calibrated;

  @Mixin
  WatchOptions watched = new WatchOptions();

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "Draws the flight from the side.")
  @Nullable
  Path picture;

  @Option(
      names = "--autopilot",
      paramLabel = "arduplane|px4",
      defaultValue = "arduplane",
      description =
          "Whose manners the simulated autopilot has, with --set handover.target=autopilot;"
              + " default: ${DEFAULT-VALUE}.")
  AutopilotKind autopilot = AutopilotKind.ARDUPLANE;

  @Mixin
  TelemetryOptions telemetry = new TelemetryOptions();

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  /** What is missing from the log. */
  private @Nullable FileError incomplete;

  private @Nullable GroundLink heard;

  @Override
  public Integer call() {
    WallClock clock = new WallClock();
    // whatever can be wrong with the call is found before the flight
    world
        .reads()
        .reads("--settings", settings)
        .writes("--log", watched.log)
        .writes("--picture", picture);
    telemetry.check();
    Document<Robot> robotFile = world.robot.open();
    Document<Mission> missionFile = MissionFile.open(world.mission);
    Document<Settings> settingsFile =
        settings == null ? Settings.bundled() : Settings.load(settings);
    Overrides.apply(world.robot.overrides, List.of(robotFile, missionFile, settingsFile));
    SettingsFile.mustSuit(settingsFile, robotFile);
    Scenario scenario = world.scenario(robotFile, missionFile, calibrated);
    scenario.files().put("settings.yaml", settingsFile.dump());
    Settings chosen = settingsFile.bind();
    GroundLink ground = GroundLink.open(
        telemetry, RemotePilot.trusting(), scenario.known(), scenario.asked(), settingsFile);
    LocalMind mind = new LocalMind(new Raven(scenario.known(), scenario.asked(), chosen), ground);
    Flight flight = new Flight(mind, scenario.asked(), scenario.truth(), world.seed, world.engine);
    boolean external = chosen.handover().target() == HandoverSettings.Target.AUTOPILOT;
    if (external) {
      mind.beside(
          new SimulatedAutopilot(flight.world(), autopilot, AutopilotTrouble.NONE, world.seed));
    }

    heard = ground;
    try (ground) {
      return shown(flight, scenario, clock, external ? mind : null);
    }
  }

  /** {@code beside}: whoever flies with an autopilot at its side. */
  private int shown(Flight flight, Scenario scenario, WallClock clock, @Nullable LocalMind beside) {
    if (!watched.view) return flyAndTell(flight, scenario, clock, null, beside);
    String title = world.title(scenario.asked());
    try (FlightView page = new FlightView(
        scenario.known(), title, flight.ground(), flight.shown(), watched.viewing, true)) {
      ViewOptions.say(page.server());
      int code = flyAndTell(flight, scenario, clock, page, beside);
      ViewOptions.linger();
      return code;
    }
  }

  private int flyAndTell(
      Flight flight,
      Scenario scenario,
      WallClock clock,
      @Nullable FlightView page,
      @Nullable LocalMind beside) {
    Robot known = scenario.known();
    Path log = watched.log;
    FlightResult result;
    if (picture != null) flight.keepPoses();
    try (SafeFile logFile = log == null ? null : new SafeFile(log);
        SafeFile pictureFile = picture == null ? null : new SafeFile(picture)) {
      fly(flight, scenario, logFile, page);
      result = FlightResult.of(flight, known.name(), world.seed, clock.elapsed(), log);
      if (pictureFile != null) draw(flight, known, result, pictureFile);
    }
    if (page != null) page.over(result.outcome(), result.why());

    Map<String, Object> all = result.json();
    if (heard != null) all.put("telemetry", heard.json());
    if (beside != null) all.put("handover", List.copyOf(beside.owners()));
    System.out.print(json ? Json.of(all) + "\n" : result.text());
    if (incomplete != null) throw incomplete;
    return result.completed() ? Main.DONE : Main.FAILED;
  }

  private void fly(
      Flight flight, Scenario scenario, @Nullable SafeFile logFile, @Nullable FlightView page) {
    Robot known = scenario.known();
    try (LiveLine live = new LiveLine(System.err, Boolean.getBoolean("raven.watched"))) {
      if (logFile == null) {
        flight.fly(live, null, page);
        return;
      }
      FlightLog flightLog =
          new FlightLog(logFile.out(), world.words("sim", known), scenario.files());
      try (LogRecorder recorder = new LogRecorder(flightLog, flight.logged(), WAITING_ROWS, true)
          .withShape(known, flight.ground())
          .withSettings(GroundLink.changes(heard))
          .start()) {
        flight.fly(live, recorder, page);
        recorder.finish(flight.result());
        if (recorder.fault() == null) {
          logFile.commit();
        } else {
          logFile.keepAsItIs();
          incomplete = LogFile.incomplete(String.valueOf(watched.log), recorder);
        }
      }
    } catch (IOException e) {
      throw logFile == null ? new UncheckedIOException(e) : logFile.unwritable(e);
    }
  }

  private void draw(Flight flight, Robot drawn, FlightResult result, SafeFile to) {
    String title = result.mission() + ", seed " + world.seed + ": " + result.outcome();
    String svg = new TourPicture(drawn, flight.ground(), flight.poses()).draw(title);
    try {
      to.out().write(svg.getBytes(UTF_8));
    } catch (IOException e) {
      throw to.unwritable(e);
    }
    to.commit();
  }
}
