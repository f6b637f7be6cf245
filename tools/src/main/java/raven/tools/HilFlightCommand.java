package raven.tools;

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
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.RemotePilot;
import raven.hal.SensorFrame;
import raven.hal.link.AutopilotLink;
import raven.hal.link.BadLink;
import raven.hal.link.Endpoint;
import raven.hal.link.HilFlightEnd;
import raven.hal.pi.realtime.RealTime;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.sim.EngineChoice;
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

  @Option(
      names = "--mission",
      paramLabel = "MISSION",
      defaultValue = "tour",
      description = "As for raven sim, and the same as the plant's; default: ${DEFAULT-VALUE}.")
  String mission = "tour";

  @Option(names = "--settings", paramLabel = "FILE", description = "Settings of the controller.")
  @Nullable
  Path settings;

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

  @Option(
      names = "--priority",
      defaultValue = "80",
      paramLabel = "P",
      description = "Real-time priority with --free, 0 for none; default: ${DEFAULT-VALUE}.")
  int priority;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private final List<ModeChange> changes = new ArrayList<>();

  @Override
  public Integer call() {
    HilPlantCommand.check(patience >= 0 && patience <= 86_400, "--patience", "0 to 86400 s");
    new NamedFiles().reads("--robot", robot.robot).reads("--settings", settings);
    NamedFiles.named("--mission", mission);
    telemetry.check();
    Endpoint to = Endpoint.parse("--connect", connect);
    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(mission);
    Document<Settings> settingsFile =
        settings == null ? Settings.bundled() : Settings.load(settings);
    Overrides.apply(robot.overrides, List.of(robotFile, missionFile, settingsFile));
    Robot body = robotFile.bind();
    Mission asked = missionFile.bind();
    Settings chosen = settingsFile.bind();
    // whatever is compiled only once has then been
    if (free)
      new Flight(body, asked, chosen, 1, EngineChoice.RAVEN)
          .fly(new LiveLine(System.err, false), null);

    RealTime.Wishes wishes =
        free ? new RealTime.Wishes(priority, -1, priority > 0, priority > 0) : RealTime.Wishes.NONE;
    GroundLink ground =
        GroundLink.open(telemetry, RemotePilot.trusting(), body, asked, settingsFile);
    LocalMind mind = new LocalMind(new Raven(body, asked, chosen), ground);
    try (ground;
        AutopilotLink other = autopilot.open(chosen, body);
        LoopActuators.Open followers = actuators.open(body);
        HilFlightEnd end = new HilFlightEnd(body, to, !free, patience, BadLink.NONE);
        RealTime realTime = new RealTime(wishes)) {
      if (other != null) mind.beside(other);
      for (String warning : realTime.warnings()) System.err.println("raven: " + warning);
      long ticks = fly(end, mind, this::changed, followers);
      report(end, mind, asked, body, ticks, ground);
    }
    return mind.report().outcome == Outcome.COMPLETED ? Main.DONE : Main.FAILED;
  }

  /** Who wants to know of a mode. */
  interface Changes {
    void changed(MindReport x, double time);
  }

  /** Ticks for as long as frames come. Returns how many came. */
  static long fly(
      HilFlightEnd end, LocalMind mind, Changes watcher, LoopActuators.@Nullable Open followers) {
    SensorFrame sensors = new SensorFrame();
    ActuatorFrame out = new ActuatorFrame();
    MindReport x = mind.report();
    long ticks = 0;
    watcher.changed(x, 0);
    end.say(true, x.why);
    while (end.read(sensors)) {
      Mode before = x.mode;
      Outcome outcome = x.outcome;
      mind.tick(sensors, out);
      if (x.mode != before) {
        watcher.changed(x, sensors.time);
        end.say(true, x.why);
      }
      if (x.outcome != outcome) end.say(false, x.end);
      x.pack(end.report());
      end.write(out);
      if (followers != null) followers.follow(out);
      ticks++;
    }
    return ticks;
  }

  private void changed(MindReport x, double time) {
    String name = x.mode.name().toLowerCase(Locale.ROOT);
    changes.add(new ModeChange(name, Math.round(time * 1e3) / 1e3, x.why));
  }

  private void report(
      HilFlightEnd end,
      LocalMind mind,
      Mission asked,
      Robot body,
      long ticks,
      @Nullable GroundLink ground) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("mission", asked.name());
    result.put("robot", body.name());
    result.put("outcome", mind.report().outcome.name().toLowerCase(Locale.ROOT));
    result.put("why", mind.report().end);
    List<Object> modes = new ArrayList<>();
    changes.forEach(change -> modes.add(change.json()));
    result.put("modes", modes);
    if (autopilot.autopilot != null) result.put("handover", List.copyOf(mind.owners()));
    if (ground != null) result.put("telemetry", ground.json());
    result.put("lockstep", !free);
    result.put("ticks", ticks);
    result.put("messages_lost", end.lost());
    result.put("frames_missed", end.missed());
    result.put("gps_fixes", end.fixes());
    result.put("max_tick_us", mind.report().slowestTick_us);
    System.out.print(json ? Json.of(result) + "\n" : RunCommand.text(result));
  }
}
