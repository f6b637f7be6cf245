package raven.tools;

import java.io.IOException;
import java.nio.file.Path;
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
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.link.AutopilotLink;
import raven.hal.pi.Hardware;
import raven.hal.pi.PiHardware;
import raven.hal.pi.PiRobot;
import raven.hal.pi.RobotDevices;
import raven.hal.pi.guard.Guard;
import raven.hal.pi.os.HardwareWatchdog;
import raven.hal.pi.os.SystemdNotify;
import raven.hal.pi.realtime.Loop;
import raven.hal.pi.realtime.RealTime;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary.Outcome;
import raven.robot.Robot;
import raven.sim.World;
import raven.tools.log.FlightLog;
import raven.tools.log.LogRecorder;

/** {@code raven run}: the robot itself. */
@Command(
    name = "run",
    description =
        "Flies a mission on the robot's devices, in real time; with --robot sim on simulated ones.")
final class RunCommand implements Callable<Integer> {
  private static final int WATCHDOG_S = 5;

  @Mixin
  HardwareOptions robot = new HardwareOptions();

  @Option(
      names = "--mission",
      paramLabel = "MISSION",
      defaultValue = "tour",
      description = "As for raven sim; default: ${DEFAULT-VALUE}.")
  String mission = "tour";

  @Option(names = "--settings", paramLabel = "FILE", description = "Settings of the controller.")
  @Nullable
  Path settings;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the simulated world; default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--seconds",
      defaultValue = "0",
      paramLabel = "S",
      description = "Runs that long instead of until the mission is over.")
  double seconds;

  @Option(names = "--log", paramLabel = "FILE.mcap", description = "Writes a log.")
  @Nullable
  Path log;

  @Option(
      names = "--priority",
      defaultValue = "80",
      paramLabel = "P",
      description = "Real-time priority, 0 for none; default: ${DEFAULT-VALUE}.")
  int priority;

  @Option(
      names = "--core",
      defaultValue = "-1",
      paramLabel = "N",
      description = "Core for the loop, best one that isolcpus keeps free.")
  int core;

  @Option(names = "--watchdog", description = "Feeds /dev/watchdog: a hung computer restarts.")
  boolean watchdog;

  @Option(
      names = "--view",
      description = "Shows the run in a browser; the page stays until Ctrl-C.")
  boolean view;

  @Mixin
  ViewOptions viewing = new ViewOptions();

  @Mixin
  AutopilotOptions autopilot = new AutopilotOptions();

  @Mixin
  TelemetryOptions telemetry = new TelemetryOptions();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private @Nullable GroundLink heard;
  private final Punctuality punctuality = new Punctuality();

  /** What the log keeps of the files, as they were after all overrides. */
  private Map<String, String> files = Map.of();

  @Override
  public Integer call() {
    new NamedFiles()
        .reads("--robot", robot.file().isEmpty() ? null : Path.of(robot.file()))
        .reads("--settings", settings)
        .writes("--log", log);
    NamedFiles.named("--mission", mission);
    telemetry.check();
    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(mission);
    Document<Settings> settingsFile =
        settings == null ? Settings.bundled() : Settings.load(settings);
    Overrides.apply(robot.overrides, List.of(robotFile, missionFile, settingsFile));
    Robot body = robotFile.bind();
    files = Map.of(
        "robot.yaml", robotFile.dump(),
        "mission.yaml", missionFile.dump(),
        "settings.yaml", settingsFile.dump());

    RobotRun.rehearse(body, missionFile.bind(), settingsFile.bind());
    Loop loop = new Loop(1 / World.TICK, Loop.SPIN_NS);
    if (robot.simulated()) {
      SimulatedField field = new SimulatedField(body, missionFile.bind(), seed);
      try (PiRobot ports = field.ports()) {
        RobotRun run =
            new RobotRun(body, missionFile.bind(), settingsFile.bind(), ports, field, seconds);
        return heard(run, loop, ports, body, missionFile.bind(), settingsFile);
      }
    }
    try (Hardware hardware = new PiHardware(body.wiring().providers());
        PiRobot ports = new PiRobot(body, hardware, true);
        Guard guard = new Guard(new RobotDevices(body, hardware).safeActs());
        SystemdNotify systemd = SystemdNotify.to(System.getenv("NOTIFY_SOCKET"))) {
      RobotRun run =
          new RobotRun(body, missionFile.bind(), settingsFile.bind(), ports, null, seconds);
      try (HardwareWatchdog chip =
          watchdog ? new HardwareWatchdog("/dev/watchdog", WATCHDOG_S) : null) {
        run.guardedBy(guard, chip, systemd);
        systemd.say("READY=1");
        return heard(run, loop, ports, body, missionFile.bind(), settingsFile);
      } finally {
        systemd.say("STOPPING=1");
      }
    }
  }

  private int heard(
      RobotRun run,
      Loop loop,
      PiRobot ports,
      Robot body,
      Mission asked,
      Document<Settings> settingsFile) {
    try (GroundLink ground = GroundLink.open(telemetry, ports, body, asked, settingsFile);
        AutopilotLink other = autopilot.open(settingsFile.bind(), body)) {
      if (other != null) run.beside(other);
      if (ground != null) run.heardBy(ground);
      heard = ground;
      return fly(run, loop, ports, body);
    }
  }

  private int fly(RobotRun run, Loop loop, PiRobot ports, Robot body) {
    if (!view) return fly(run, loop, ports, body, null);
    try (FlightView page =
        new FlightView(body, "run: " + mission, run.ground(), run.sections(), viewing)) {
      ViewOptions.say(page.server());
      run.shownBy(page);
      int code = fly(run, loop, ports, body, page);
      ViewOptions.linger();
      return code;
    }
  }

  private int fly(RobotRun run, Loop loop, PiRobot ports, Robot body, @Nullable FlightView page) {
    Thread flight = Thread.currentThread();
    // SIGTERM and Ctrl-C: the loop ends after its tick, and the robot is made safe before the
    // program goes
    Thread hook = new Thread(() -> {
      loop.stop();
      try {
        flight.join(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Runtime.getRuntime().addShutdownHook(hook);
    boolean wishes = priority > 0;
    Map<String, Object> machine = new LinkedHashMap<>();
    @Nullable LogRecorder written;
    // the log's thread begins before this one becomes a real-time thread: it would inherit that
    try (LogFile file = log == null ? null : new LogFile(log);
        LogRecorder recorder = file == null
            ? null
            : run.recordedBy(new FlightLog(file.out(), words(body), files), false);
        RealTime realTime = new RealTime(new RealTime.Wishes(priority, core, wishes, wishes))) {
      for (String warning : realTime.warnings()) System.err.println("raven: " + warning);
      MemoryUse before = MemoryUse.now();
      loop.run(run, punctuality);
      machine.put("memory_mib", MemoryUse.now().since(before));
      machine.put("collections", MemoryUse.now().collections() - before.collections());
      machine.put("warnings", realTime.warnings());
      run.finishLog();
      written = recorder;
    } catch (IOException e) {
      throw LogFile.unwritable(log, e);
    } finally {
      ports.close();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is on its way out
    }
    if (page != null) page.over(run.outcome().name(), run.why());
    report(run, loop, ports, machine, body);
    if (written != null && written.fault() != null)
      throw LogFile.incomplete(String.valueOf(log), written);
    boolean time = seconds > 0 && run.outcome() == Outcome.RUNNING;
    return run.outcome() == Outcome.COMPLETED || time ? Main.DONE : Main.FAILED;
  }

  /** What a log says about itself. */
  private Map<String, String> words(Robot body) {
    return Map.of(
        "command", robot.simulated() ? "run --robot sim" : "run",
        "mission", mission,
        "robot", body.name(),
        "seed", Long.toString(seed),
        "version", Main.Version.number(),
        "java", Runtime.version().toString());
  }

  private void report(
      RobotRun run, Loop loop, PiRobot ports, Map<String, Object> machine, Robot body) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("mission", mission);
    result.put("robot", body.name());
    result.put("simulated", robot.simulated());
    result.put("outcome", run.outcome().name().toLowerCase(Locale.ROOT));
    result.put("why", run.why());
    List<Object> modes = new ArrayList<>();
    run.modes().forEach(change -> modes.add(change.json()));
    result.put("modes", modes);
    punctuality.report(loop, result);
    result.put("bytes_per_tick", run.bytesPerTick());
    result.putAll(machine);
    result.put("log_rows_lost", run.rowsLost());
    result.put("frames_refused", ports.interlock().faults());
    if (heard != null) result.put("telemetry", heard.json());
    result.put("guard_lost", run.guardLost());
    result.put("troubles", ports.troubles().lines());
    result.put("log_file", log == null ? null : log.toString());
    System.out.print(json ? Json.of(result) + "\n" : text(result));
  }

  static String text(Map<String, Object> result) {
    TextTable table = new TextTable();
    result.forEach((key, value) -> {
      if (value instanceof List<?> list) {
        list.forEach(item -> table.row(key, item.toString()));
      } else {
        table.row(key, TextTable.cell(value));
      }
    });
    return table.toString();
  }
}
