package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.controller.Settings;
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
import raven.mode.Itinerary.Outcome;
import raven.robot.Robot;
import raven.sim.World;

/** {@code raven run}: the robot itself. */
@Command(
    name = "run",
    description =
        "Flies a mission on the robot's devices, in real time; with --robot sim on simulated ones.")
final class RunCommand implements Callable<Integer> {
  private static final int WATCHDOG_S = 5;
  private static final double MOST_SECONDS = 1e6;

  @Mixin
  HardwareOptions robot = new HardwareOptions();

  @Mixin
  MindOptions told = new MindOptions();

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

  @Mixin
  RealTimeOptions realTime = new RealTimeOptions();

  @Option(
      names = "--core",
      defaultValue = "-1",
      paramLabel = "N",
      description = "Core for the loop, best one that isolcpus keeps free.")
  int core;

  @Option(
      names = "--watchdog",
      arity = "0..1",
      fallbackValue = "/dev/watchdog",
      paramLabel = "DEVICE",
      description =
          "Feeds a hardware watchdog, /dev/watchdog or another: a hung computer restarts.")
  @Nullable
  String watchdog;

  @Option(
      names = "--esc-file",
      paramLabel = "FILE",
      description =
          "With --robot sim: keeps the ESC's pulse [ns] in this file, under the guard that a real one is"
              + " under.")
  @Nullable
  Path escFile;

  @Mixin
  WatchOptions watched = new WatchOptions();

  @Mixin
  AutopilotOptions autopilot = new AutopilotOptions();

  @Mixin
  TelemetryOptions telemetry = new TelemetryOptions();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private @Nullable GroundLink heard;
  private final Punctuality punctuality = new Punctuality();

  @Override
  public Integer call() {
    new NamedFiles()
        .reads("--robot", robot.file().isEmpty() ? null : Path.of(robot.file()))
        .reads("--settings", told.settings)
        .writes("--log", watched.log)
        .writes("--esc-file", escFile);
    Options.check(escFile == null || robot.simulated(), "--esc-file", "--robot sim with it");
    Options.check(seconds >= 0 && seconds <= MOST_SECONDS, "--seconds", "0 to 1000000");
    realTime.check();
    RealTimeOptions.checkCore(core, RealTimeOptions.ANY);
    telemetry.check();
    MindOptions.Files files = told.open(robot.open(), robot.overrides);
    Robot body = files.robot().bind();
    Mission asked = files.mission().bind();
    Settings chosen = files.settings().bind();

    RobotRun.rehearse(body, asked, chosen);
    Loop loop = new Loop(1 / World.TICK, Loop.SPIN_NS);
    if (robot.simulated()) {
      SimulatedField field = new SimulatedField(body, asked, seed);
      try (EscFile esc =
              escFile == null ? null : new EscFile(escFile, body.wiring().esc(), field.hardware());
          PiRobot ports = field.ports()) {
        RobotRun run = new RobotRun(body, asked, chosen, ports, field, seconds);
        Guard guard = esc == null ? null : esc.guard();
        return guarded(run, guard, () -> heard(run, loop, ports, files));
      }
    }
    try (Hardware hardware = new PiHardware(body.wiring().providers());
        PiRobot ports = new PiRobot(body, hardware, true);
        Guard guard = new Guard(new RobotDevices(body, hardware).safeActs())) {
      RobotRun run = new RobotRun(body, asked, chosen, ports, null, seconds);
      return guarded(run, guard, () -> heard(run, loop, ports, files));
    }
  }

  /** Runs while all hear of it who act when it stops. */
  private int guarded(RobotRun run, @Nullable Guard guard, IntSupplier flight) {
    try (SystemdNotify systemd = SystemdNotify.to(System.getenv("NOTIFY_SOCKET"));
        HardwareWatchdog chip =
            watchdog == null ? null : new HardwareWatchdog(watchdog, WATCHDOG_S)) {
      run.guardedBy(guard, chip, systemd);
      systemd.say("READY=1");
      try {
        return flight.getAsInt();
      } finally {
        systemd.say("STOPPING=1");
      }
    }
  }

  private int heard(RobotRun run, Loop loop, PiRobot ports, MindOptions.Files files) {
    Robot body = files.robot().bind();
    Mission asked = files.mission().bind();
    try (GroundLink ground = GroundLink.open(telemetry, ports, body, asked, files.settings());
        AutopilotLink other = autopilot.open(files.settings().bind(), body)) {
      if (other != null) run.beside(other);
      if (ground != null) run.heardBy(ground);
      heard = ground;
      return watched(run, loop, ports, files);
    }
  }

  private int watched(RobotRun run, Loop loop, PiRobot ports, MindOptions.Files files) {
    Robot body = files.robot().bind();
    try (Watch watch = watch(run, body, files)) {
      run.watchedBy(watch);
      int code = fly(run, loop, ports, body, watch);
      watch.end();
      return code;
    }
  }

  private Watch watch(RobotRun run, Robot body, MindOptions.Files files) {
    Watch.Subject subject = new Watch.Subject(
        "run: " + told.mission,
        body,
        run.ground(),
        run.sections(),
        run.sections(),
        () -> false,
        true,
        GroundLink.changes(heard));
    return new Watch(watched, subject, words(body), files.dump());
  }

  private int fly(RobotRun run, Loop loop, PiRobot ports, Robot body, Watch watch) {
    Map<String, Object> machine = new LinkedHashMap<>();
    // the robot is made safe before the program goes
    try (StopHook stopped = new StopHook(run::stop)) {
      try (RealTime held = new RealTime(realTime.wishes(core))) {
        for (String warning : held.warnings()) System.err.println("raven: " + warning);
        // what the rehearsal left would else be collected in mid-flight
        MemoryUse.collectYoung();
        MemoryUse before = MemoryUse.now();
        loop.run(run, punctuality);
        machine.put("memory_mib", MemoryUse.now().since(before));
        machine.put("collections", MemoryUse.now().collections() - before.collections());
        machine.put("warnings", held.warnings());
        watch.over(run.result());
      } finally {
        ports.close();
      }
    }
    report(run, loop, ports, machine, body, watch);
    boolean time = seconds > 0 && run.outcome() == Outcome.RUNNING;
    return run.outcome() == Outcome.COMPLETED || time ? Main.DONE : Main.FAILED;
  }

  /** What a log says about itself. */
  private Map<String, String> words(Robot body) {
    return Map.of(
        "command", robot.simulated() ? "run --robot sim" : "run",
        "mission", told.mission,
        "robot", body.name(),
        "seed", Long.toString(seed),
        "version", Main.Version.number(),
        "java", Runtime.version().toString());
  }

  private void report(
      RobotRun run,
      Loop loop,
      PiRobot ports,
      Map<String, Object> machine,
      Robot body,
      Watch watch) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("mission", told.mission);
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
    result.put("log_rows_lost", watch.rowsLost());
    result.put("frames_refused", ports.interlock().faults());
    if (heard != null) result.put("telemetry", heard.json());
    result.put("guard_lost", run.guardLost());
    result.put("troubles", ports.troubles().lines());
    result.put("log_file", watched.log == null ? null : watched.log.toString());
    System.out.print(json ? Json.of(result) + "\n" : text(result));
  }

  /** A line for each value, and for each item of those that have many. */
  static String text(Map<String, Object> result) {
    TextTable table = new TextTable();
    result.forEach((key, value) -> {
      if (value instanceof List<?> list) {
        list.forEach(item -> table.row(key, TextTable.cell(item)));
      } else if (value instanceof Map<?, ?> map
          && map.values().stream().anyMatch(Map.class::isInstance)) {
        map.forEach((name, item) -> table.row(key + " " + name, TextTable.cell(item)));
      } else {
        table.row(key, TextTable.cell(value));
      }
    });
    return table.toString();
  }
}
