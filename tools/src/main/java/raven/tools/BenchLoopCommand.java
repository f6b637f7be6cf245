package raven.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

  @Override
  public Integer call() {
    if (!robot.equals("sim"))
      throw new FileError("--robot " + robot + ": bench loop knows only sim");
    if (!(seconds >= 1 && seconds <= 86_400)) {
      throw new FileError("--seconds is " + seconds + ", expected 1 to 86400");
    }
    realTime.check();
    int cores = Runtime.getRuntime().availableProcessors();
    Options.check(core >= 0 && core < cores, "--core", "0 to " + (cores - 1));
    Robot body = RobotFile.bundled().bind();
    Mission mission = MissionFile.open("tour").bind();
    RobotRun.rehearse(body, mission, Settings.bundled().bind());
    SimulatedField field = new SimulatedField(body, mission, 1);
    long spin_ns = noSpin ? 0 : Loop.SPIN_NS;
    Loop loop = new Loop(1 / World.TICK, spin_ns);
    Punctuality punctuality = new Punctuality();
    Map<String, Object> result = new LinkedHashMap<>();
    double[] reference;
    try (PiRobot ports = field.ports();
        Reference c = Reference.start(seconds, realTime.priority, spin_ns, core);
        RealTime held = new RealTime(realTime.wishes(core))) {
      RobotRun run = new RobotRun(body, mission, Settings.bundled().bind(), ports, field, seconds);
      loop.run(run, punctuality);
      reference = c.result();
      result.put("seconds", seconds);
      result.put("priority", realTime.priority);
      result.put("core", core);
      result.put("spin_us", spin_ns / 1e3);
      result.put("warnings", held.warnings());
      result.put("bytes_per_tick", run.bytesPerTick());
    }
    punctuality.report(loop, result);
    if (reference.length == 4) compare(punctuality.wake(), reference, result);
    print(result, punctuality);
    return Main.DONE;
  }

  private static void compare(Histogram wake, double[] c, Map<String, Object> result) {
    Map<String, Object> reference = new LinkedHashMap<>();
    String[] names = {"p50", "p99", "p99_9", "max"};
    for (int i = 0; i < names.length; i++) reference.put(names[i], c[i]);
    result.put("c_wake_us", reference);
    result.put("p99_of_c", wake.getValueAtPercentile(99) / 1e3 / c[1]);
    result.put("p99_9_of_c", wake.getValueAtPercentile(99.9) / 1e3 / c[2]);
  }

  private void print(Map<String, Object> result, Punctuality punctuality) {
    if (json) {
      System.out.println(Json.of(result));
      return;
    }
    TextTable table = new TextTable();
    result.forEach((key, value) -> table.row(key, TextTable.cell(value)));
    System.out.print(table);
    System.out.println("wake-up error, us:");
    for (double percentile : new double[] {50, 90, 99, 99.9, 99.99, 100}) {
      double value = punctuality.wake().getValueAtPercentile(percentile) / 1e3;
      System.out.printf(Locale.ROOT, "%7.2f %% %10.1f %s%n", percentile, value, "#".repeat((int)
              Math.min(60, 6 * Math.log1p(value))));
    }
  }

  /** The loop in C, running beside ours. */
  private record Reference(
      @Nullable Process process, @Nullable Path folder) implements AutoCloseable {
    static Reference start(double seconds, int priority, long spin_ns, int core) {
      try {
        Path folder = Files.createTempDirectory("raven-loop");
        Path source = folder.resolve("loop.c");
        Path program = folder.resolve("loop");
        try (InputStream in = BenchLoopCommand.class.getResourceAsStream("/raven/loop.c")) {
          if (in == null) throw new IOException("loop.c is not part of this build");
          Files.copy(in, source);
        }
        Reference made = new Reference(null, folder);
        try {
          Process compiler = new ProcessBuilder(
                  "cc", "-O2", "-o", program.toString(), source.toString())
              .redirectErrorStream(true)
              .start();
          String said =
              new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          if (compiler.waitFor() != 0) throw new IOException(said.strip());
        } catch (IOException e) {
          System.err.println("raven: no reference in C: it could not be compiled (" + e.getMessage()
              + "); apt install gcc libc6-dev to compare");
          return made;
        }
        Process process = new ProcessBuilder(
                program.toString(),
                "500",
                Double.toString(seconds),
                Integer.toString(priority),
                Long.toString(spin_ns),
                Integer.toString(core))
            .start();
        return new Reference(process, folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Reference(null, null);
      }
    }

    /** Percentiles 50, 99 and 99.9 and the maximum [us]; empty when there is no compiler. */
    double[] result() {
      if (process == null) return new double[0];
      try {
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(line.strip().split(" ")).stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      if (process != null) process.destroy();
      if (folder == null) return;
      try {
        for (String name : List.of("loop.c", "loop")) Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        // a temporary folder more
      }
    }
  }
}
