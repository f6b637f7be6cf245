package raven.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.hal.pi.device.Esc;
import raven.hal.pi.guard.Guard;
import raven.hal.pi.guard.SafeAct;

/** {@code raven calibrate esc}: teaches the ESC the range of its pulses, as every hobby ESC learns it: full at power-up, then stop. */
@Command(name = "esc", description = "Teaches the ESC its range of pulses, propeller removed.")
final class CalibrateEscCommand implements Callable<Integer> {
  private static final double LISTEN = 3;

  @Mixin
  CalibrateOptions options = new CalibrateOptions();

  @Option(
      names = "--stop",
      defaultValue = "1000",
      paramLabel = "US",
      description = "Pulse for stopped [us].")
  double stop;

  @Option(
      names = "--full",
      defaultValue = "2000",
      paramLabel = "US",
      description = "Pulse for full [us].")
  double full;

  @Override
  public Integer call() {
    if (!(stop >= 500 && full <= 2500 && full - stop >= 200)) {
      throw new FileError(String.format(
          Locale.ROOT,
          "--stop %.0f and --full %.0f: expected 500 to 2500 us, at least 200 us apart",
          stop,
          full));
    }
    options.robot.overrides = new java.util.ArrayList<>(options.robot.overrides);
    options.robot.overrides.add("wiring.esc.stop=" + stop + " us");
    options.robot.overrides.add("wiring.esc.full=" + full + " us");
    try (Bench bench = options.bench()) {
      Esc esc = bench.devices().esc();
      try {
        bench.confirm("remove the propeller and unplug the ESC's battery", "removed");
        teach(bench, esc);
      } finally {
        esc.throttle(0);
        esc.flush();
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("wiring.esc.stop", String.format(Locale.ROOT, "%.0f us (measured)", stop));
    values.put("wiring.esc.full", String.format(Locale.ROOT, "%.0f us (measured)", full));
    options.write(values);
    return Main.DONE;
  }

  /** Full throttle waits for a key: who is interrupted or killed meanwhile leaves the stop behind. */
  private void teach(Bench bench, Esc esc) {
    List<SafeAct> acts = List.of(bench.devices().propellerStop());
    try (Guard guard = options.robot.simulated() ? null : new Guard(acts)) {
      hold(bench, esc, 1);
      bench.ask("plug the ESC's battery in and wait for its beeps", () -> {});
      hold(bench, esc, 0);
      bench.ask("wait until it has beeped again", () -> {});
    }
  }

  private static void hold(Bench bench, Esc esc, double throttle) {
    for (double t = 0; t < LISTEN; t += Stand.TICK) {
      esc.throttle(throttle);
      esc.flush();
      bench.tick();
    }
  }
}
