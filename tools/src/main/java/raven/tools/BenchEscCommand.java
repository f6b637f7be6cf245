package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.hal.pi.device.BatteryMonitor;
import raven.hal.pi.device.Esc;
import raven.hal.pi.guard.Guard;

/** {@code raven bench esc}: ramps the motor without its propeller. */
@Command(
    name = "esc",
    description =
        "Ramps the propeller's motor, propeller removed; any key or a lost terminal stops it.")
final class BenchEscCommand implements Callable<Integer> {
  private static final double RAMP = 5;
  private static final int STEPS = 10;

  /** Between two beats to the guard, in ticks. */
  private static final int BEAT_TICKS = 5;

  @Mixin
  HardwareOptions robot = new HardwareOptions();

  @Option(
      names = "--max",
      defaultValue = "0.3",
      paramLabel = "THROTTLE",
      description = "Where the ramp ends, up to 1; default: ${DEFAULT-VALUE}.")
  double max;

  @Option(
      names = "--stop-key",
      description = "With --robot sim, too, listen to the keyboard; the ramp then takes its time.")
  boolean listen;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    if (!(max > 0 && max <= 1)) throw new FileError("--max is " + max + ", expected above 0 to 1");
    Map<String, Object> result = new LinkedHashMap<>();
    List<Object> points = new ArrayList<>();
    String stopped = "";
    try (Bench bench = Bench.of(robot)) {
      Esc esc = bench.devices().esc();
      BatteryMonitor battery = bench.devices().battery();
      esc.throttle(0);
      esc.flush();
      bench.confirm("remove the propeller and hold the robot down", "removed");
      try (Guard guard = robot.simulated() ? null : new Guard(bench.devices().safeActs())) {
        StopKey key = listen || !robot.simulated() ? new StopKey(System.in) : null;
        if (key != null) System.err.println("press Enter to stop");
        stopped = ramp(bench, esc, battery, guard, key, points);
      } finally {
        esc.throttle(0);
        esc.flush();
      }
    }
    result.put("simulated", robot.simulated());
    result.put("stopped", stopped);
    result.put("points", points);
    print(result, points);
    return stopped.isEmpty() ? Main.DONE : Main.FAILED;
  }

  String ramp(
      Bench bench,
      Esc esc,
      @Nullable BatteryMonitor battery,
      @Nullable Guard guard,
      @Nullable StopKey key,
      List<Object> points) {
    int ticks = (int) Math.round(RAMP / Stand.TICK);
    for (int i = 0; i <= ticks; i++) {
      if (key != null && key.pressed()) return key.why();
      double throttle = max * i / ticks;
      esc.throttle(throttle);
      esc.flush();
      if (guard != null && i % BEAT_TICKS == 0 && !guard.beat()) return "the guard is gone";
      bench.tick();
      if (listen && bench.stand() != null) bench.pace();
      if (i % (ticks / STEPS) != 0) continue;
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("throttle", throttle);
      if (battery != null) {
        battery.read();
        point.put("voltage_v", battery.voltage());
        point.put("current_a", battery.current());
      }
      points.add(point);
    }
    return "";
  }

  private void print(Map<String, Object> result, List<Object> points) {
    if (json) {
      System.out.println(Json.of(result));
      return;
    }
    TextTable table = new TextTable();
    for (Object point : points) {
      if (!(point instanceof Map<?, ?> row)) continue;
      if (table.isEmpty()) {
        table.row(row.keySet().stream().map(String::valueOf).toArray(String[]::new));
      }
      table.row(row.values().stream().map(TextTable::cell).toArray(String[]::new));
    }
    System.out.print(table);
    if (!"".equals(result.get("stopped"))) {
      System.out.println("stopped: " + result.get("stopped"));
    }
  }
}
