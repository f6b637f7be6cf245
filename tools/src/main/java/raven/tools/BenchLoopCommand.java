package raven.tools;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.controller.Settings;
import raven.file.FileError;
import raven.hal.pi.PiRobot;
import raven.hal.pi.realtime.Loop;
import raven.hal.pi.realtime.RealTime;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;

/** {@code raven bench loop}: how punctual this machine is, with the whole tick on simulated devices, beside the same loop in C. */
@Command(
    name = "loop",
    description = "Wake-up and phase times of the loop, beside the same loop in C.")
final class BenchLoopCommand implements Callable<Integer> {
  /** So long ours runs alone, for the median of its ticks [s]. */
  private static final double ALONE = 1;

  @Option(
      names = "--robot",
      paramLabel = "sim",
      defaultValue = "sim",
      description = "Only sim: the loop's devices are simulated.")
  String robot = "sim";

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "S",
      description = "How long; default: ${DEFAULT-VALUE}.")
  double seconds;

  @Mixin
  RealTimeOptions realTime = new RealTimeOptions();

  @Option(
      names = "--core",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Core of both loops, whose ticks lie half a period apart; default: ${DEFAULT-VALUE}.")
  int core;

  @Option(names = "--no-spin", description = "Both loops sleep until the deadline itself.")
  boolean noSpin;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private final Robot body = RobotFile.bundled().bind();
  private final Mission mission = MissionFile.open("tour").bind();
  private final Settings settings = Settings.bundled().bind();

  @Override
  public Integer call() {
    if (!robot.equals("sim"))
      throw new FileError("--robot " + robot + ": bench loop knows only sim");
    if (!(seconds >= 1 && seconds <= 86_400)) {
      throw new FileError("--seconds is " + seconds + ", expected 1 to 86400");
    }
    realTime.check();
    RealTimeOptions.checkCore(core, 0);
    RobotRun.rehearse(body, mission, settings);
    Map<String, Object> result = new LinkedHashMap<>();
    Punctuality punctuality = new Punctuality();
    LoopReference.Result c;
    try (LoopReference reference = new LoopReference();
        RealTime held = new RealTime(realTime.wishes(core))) {
      Punctuality alone = new Punctuality();
      fly(ALONE, alone, new LinkedHashMap<>());
      long median_ns = alone.tick().getValueAtPercentile(50);
      reference.start(
          1 / World.TICK, seconds, realTime.priority, spin_ns(), core, Math.max(median_ns, 1));
      result.put("seconds", seconds);
      result.put("priority", realTime.priority);
      result.put("core", core);
      result.put("spin_us", spin_ns() / 1e3);
      result.put("warnings", held.warnings());
      fly(seconds, punctuality, result);
      c = reference.result();
    }
    if (c != null) compare(punctuality, c, result);
    print(result, punctuality, c);
    return Main.DONE;
  }

  private long spin_ns() {
    return noSpin ? 0 : Loop.SPIN_NS;
  }

  /** The loop with the whole tick, in a world that begins anew. */
  private void fly(double time, Punctuality punctuality, Map<String, Object> result) {
    SimulatedField field = new SimulatedField(body, mission, 1);
    Loop loop = new Loop(1 / World.TICK, spin_ns());
    try (PiRobot ports = field.ports()) {
      RobotRun run = new RobotRun(body, mission, settings, ports, field, time);
      loop.run(run, punctuality);
      result.put("bytes_per_tick", run.bytesPerTick());
      punctuality.report(loop, result);
    }
  }

  private static void compare(
      Punctuality ours, LoopReference.Result c, Map<String, Object> result) {
    result.put("c_wake_us", json(c.wake()));
    result.put("p99_of_c", at(ours.wake(), 99) / c.wake()[2]);
    result.put("p99_9_of_c", at(ours.wake(), 99.9) / c.wake()[3]);
    result.put("c_work_us", json(c.work()));
    result.put("tick_p99_9_of_p50", at(ours.tick(), 99.9) / at(ours.tick(), 50));
    result.put("c_work_p99_9_of_p50", c.work()[3] / c.work()[0]);
  }

  private static double at(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e3;
  }

  private static Map<String, Object> json(double[] percentiles) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", percentiles[0]);
    json.put("p99", percentiles[2]);
    json.put("p99_9", percentiles[3]);
    json.put("max", percentiles[5]);
    return json;
  }

  private void print(
      Map<String, Object> result, Punctuality punctuality, LoopReference.@Nullable Result c) {
    if (json) {
      System.out.println(Json.of(result));
      return;
    }
    System.out.print(RunCommand.text(result));
    picture("wake-up error", punctuality.wake(), c == null ? null : c.wake());
    String tick = c == null ? "time of a tick" : "time of a tick; C: of its work";
    picture(tick, punctuality.tick(), c == null ? null : c.work());
  }

  /** Ours beside that of the loop in C, the lengths logarithmic. */
  private static void picture(String what, Histogram ours, double @Nullable [] c) {
    System.out.println(what + ", us:");
    for (int i = 0; i < LoopReference.PERCENTILES.length; i++) {
      double percentile = LoopReference.PERCENTILES[i];
      bar(String.format(Locale.ROOT, "%7.2f %%", percentile), "ours", at(ours, percentile));
      if (c != null) bar("         ", "C   ", c[i]);
    }
  }

  private static void bar(String percentile, String whose, double value) {
    String length = "#".repeat((int) Math.min(60, 6 * Math.log1p(value)));
    System.out.printf(Locale.ROOT, "%s  %s %10.1f %s%n", percentile, whose, value, length);
  }
}
