package raven.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.flight.HandoverSettings;
import raven.hal.RemotePilot;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.autopilot.AutopilotKind;
import raven.sim.autopilot.AutopilotTrouble;
import raven.sim.autopilot.SimulatedAutopilot;
import raven.sim.spread.Spread;
import raven.sim.spread.Truth;
import raven.tools.log.FlightLog;
import raven.tools.log.LogRecorder;
import raven.tools.picture.TourPicture;

/** {@code raven sim}: flies a mission in simulation. */
@Command(name = "sim", description = "Flies a mission in simulation, faster than real time.")
final class SimCommand implements Callable<Integer> {
  /** Rows that may wait for the log's thread. */
  private static final int WAITING_ROWS = 256;

  @Parameters(
      arity = "0..1",
      paramLabel = "MISSION",
      defaultValue = "tour",
      description =
          "tour, walk, gap, step, takeoff, standing-takeoff, falling-takeoff, or a mission file;"
              + " default: ${DEFAULT-VALUE}.")
  String mission = "tour";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of the controller; by default the bundled settings.yaml.")
  @Nullable
  Path settings;

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

  @Option(
      names = "--log",
      paramLabel = "FILE.mcap",
      description = "Writes a log for Foxglove or PlotJuggler.")
  @Nullable
  Path log;

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "Draws the flight from the side.")
  @Nullable
  Path picture;

  @Option(
      names = "--view",
      description = "Flies in real time and shows it in a browser; the page stays until Ctrl-C.")
  boolean view;

  @Mixin
  ViewOptions viewing = new ViewOptions();

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
    checkFiles();
    telemetry.check();
    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(mission);
    Document<Settings> settingsFile =
        settings == null ? Settings.bundled() : Settings.load(settings);
    Overrides.apply(robot.overrides, List.of(robotFile, missionFile, settingsFile));
    SettingsFile.mustSuit(settingsFile, robotFile);
    Robot known = robotFile.bind();
    Mission asked = missionFile.bind();
    Truth truth = Truth.of(known, asked);
    Map<String, String> files = new LinkedHashMap<>();
    if (spread != null) {
      Document<Spread> spreadFile = Spread.open(spread);
      truth = Spread.draw(spreadFile, robotFile, missionFile, seed);
      if (log != null) files.put("spread.yaml", spreadFile.dump());
    }
    Settings chosen = settingsFile.bind();
    GroundLink ground =
        GroundLink.open(telemetry, RemotePilot.trusting(), known, asked, settingsFile);
    LocalMind mind = new LocalMind(new Raven(known, asked, chosen), ground);
    Flight flight = new Flight(mind, asked, truth, seed, engine);
    boolean external = chosen.handover().target() == HandoverSettings.Target.AUTOPILOT;
    if (external) {
      mind.beside(new SimulatedAutopilot(flight.world(), autopilot, AutopilotTrouble.NONE, seed));
    }
    if (log != null) {
      files.put("robot.yaml", robotFile.dump());
      files.put("mission.yaml", missionFile.dump());
      files.put("settings.yaml", settingsFile.dump());
    }

    heard = ground;
    try (ground) {
      return shown(flight, known, asked, files, clock, external ? mind : null);
    }
  }

  /** {@code beside}: whoever flies with an autopilot at its side. */
  private int shown(
      Flight flight,
      Robot known,
      Mission asked,
      Map<String, String> files,
      WallClock clock,
      @Nullable LocalMind beside) {
    if (view) {
      try (FlightView page =
          new FlightView(known, title(asked), flight.ground(), flight.shown(), viewing)) {
        ViewOptions.say(page.server());
        int code = flyAndTell(flight, known, files, clock, page, beside);
        ViewOptions.linger();
        return code;
      }
    }
    return flyAndTell(flight, known, files, clock, null, beside);
  }

  private String title(Mission asked) {
    return asked.name() + ", seed " + seed;
  }

  private int flyAndTell(
      Flight flight,
      Robot known,
      Map<String, String> files,
      WallClock clock,
      @Nullable FlightView page,
      @Nullable LocalMind beside) {
    FlightResult result;
    try (SafeFile logFile = log == null ? null : new SafeFile(log);
        SafeFile pictureFile = picture == null ? null : new SafeFile(picture)) {
      fly(flight, known, logFile, files, page);
      result = FlightResult.of(flight, known.name(), seed, clock.elapsed(), log);
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

  private void checkFiles() {
    NamedFiles files = new NamedFiles().reads("--robot", robot.robot).reads("--settings", settings);
    NamedFiles.named("MISSION", mission);
    boolean file = !MissionFile.BUNDLED.contains(mission) && mission.indexOf('\0') < 0;
    files.reads("MISSION", file ? Path.of(mission) : null);
    if (spread != null) {
      NamedFiles.named("--spread", spread);
      boolean own = !Spread.BUNDLED.contains(spread) && spread.indexOf('\0') < 0;
      files.reads("--spread", own ? Path.of(spread) : null);
    }
    files.writes("--log", log).writes("--picture", picture);
  }

  private void fly(
      Flight flight,
      Robot known,
      @Nullable SafeFile logFile,
      Map<String, String> files,
      @Nullable FlightView page) {
    try (LiveLine live = new LiveLine(System.err, Boolean.getBoolean("raven.watched"))) {
      if (logFile == null) {
        flight.fly(live, null, page);
        return;
      }
      FlightLog flightLog = new FlightLog(logFile.out(), words(known.name()), files);
      try (LogRecorder recorder = new LogRecorder(flightLog, flight.logged(), WAITING_ROWS, true)
          .withShape(known, flight.ground())
          .start()) {
        flight.fly(live, recorder, page);
        recorder.finish(flight.result());
        if (recorder.fault() == null) {
          logFile.commit();
        } else {
          logFile.keepAsItIs();
          incomplete = LogFile.incomplete(String.valueOf(log), recorder);
        }
      }
    } catch (IOException e) {
      throw logFile == null ? new UncheckedIOException(e) : logFile.unwritable(e);
    }
  }

  /** What a log says about itself. */
  private Map<String, String> words(String robotName) {
    return Map.of(
        "command", "sim",
        "robot", robotName,
        "mission", mission,
        "engine", EngineName.of(engine),
        "seed", Long.toString(seed),
        "version", Main.Version.number(),
        "java", Runtime.version().toString());
  }

  private void draw(Flight flight, Robot drawn, FlightResult result, SafeFile to) {
    String title = result.mission() + ", seed " + seed + ": " + result.outcome();
    String svg = new TourPicture(drawn, flight.ground(), flight.poses()).draw(title);
    try {
      to.out().write(svg.getBytes(UTF_8));
    } catch (IOException e) {
      throw to.unwritable(e);
    }
    to.commit();
  }
}
