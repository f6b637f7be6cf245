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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.controller.Settings;
import raven.tools.FlightResult.ModeChange;
import raven.tools.Replay.Difference;
import raven.tools.log.FlightRecording;

/** {@code raven replay}: the same bits again. */
@Command(
    name = "replay",
    description = {
      "Feeds the sensor frames of a log to a fresh mind and compares every bit of what it thinks and does with what was logged.",
      "Exit code 0 when every bit is the same, 1 when one is not; with --with, which asks what other settings would have done, always 0."
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.mcap", description = "A log of raven sim or raven run.")
  Path log;

  @Option(
      names = "--with",
      paramLabel = "SETTINGS",
      description =
          "Decides by these settings instead of those of the log: what would it have done?")
  @Nullable
  Path with;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    new NamedFiles().reads("F.mcap", log).reads("--with", with);
    WallClock clock = new WallClock();
    try (FlightRecording flight = new FlightRecording(log)) {
      Replay replay = new Replay(flight, with == null ? null : Settings.load(with));
      replay.run();
      LogCommand.tellDamage(log, flight);
      Map<String, Object> result = result(flight, replay, clock.elapsed());
      System.out.print(json ? Json.of(result) + "\n" : text(flight, replay, clock.elapsed()));
      return replay.first() == null || with != null ? Main.DONE : Main.FAILED;
    }
  }

  private Map<String, Object> result(FlightRecording flight, Replay replay, double wall_s) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("log", log.toString());
    result.put("settings", with == null ? "of the log" : with.toString());
    result.put("equal", replay.first() == null);
    result.put("ticks", replay.ticks());
    result.put("fields", replay.compared());
    result.put("sim_s", replay.end());
    result.put("wall_s", wall_s);
    Difference first = replay.first();
    if (first != null) {
      result.put("first_tick", first.tick());
      result.put("first_at_s", first.time());
      result.put("first_field", first.field());
      result.put("logged", first.logged());
      result.put("replayed", first.replayed());
      result.put("ticks_that_differ", replay.different());
    }
    Double gap = replay.gap();
    if (gap != null) result.put("rows_missing_from_s", gap);
    result.put("fields_not_in_log", replay.unknown());
    List<Object> modes = new ArrayList<>();
    replay.modes().forEach(change -> modes.add(change.json()));
    result.put("modes", modes);
    List<Object> logged = new ArrayList<>();
    flight
        .modes()
        .forEach(
            event -> logged.add(new ModeChange(event.mode(), event.time(), event.why()).json()));
    if (with != null) result.put("logged_modes", logged);
    return result;
  }

  private String text(FlightRecording flight, Replay replay, double wall_s) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(
        Locale.ROOT,
        "%d ticks, %.1f s, replayed in %.2f s%n",
        replay.ticks(),
        replay.end(),
        wall_s));
    Difference first = replay.first();
    if (first == null) {
      text.append(String.format(
          "all %d fields of every tick are the same to the bit%n", replay.compared()));
    } else {
      text.append(String.format(
          "first difference: %s%n%d of %d ticks differ%n",
          first.text(), replay.different(), replay.ticks()));
    }
    Double gap = replay.gap();
    if (gap != null) {
      text.append(String.format(
          Locale.ROOT,
          "the log has no rows just before %.3f s (a slow disk, or damage): from there on a replay cannot be the same%n",
          gap));
    }
    if (!replay.unknown().isEmpty())
      text.append(String.format("not in the log: %s%n", String.join(", ", replay.unknown())));
    if (with != null) text.append('\n').append(sideBySide(flight, replay));
    return text.toString();
  }

  /** Modes as they were and as they would have been. */
  private static String sideBySide(FlightRecording flight, Replay replay) {
    TextTable table = new TextTable().row("as it was", "", "", "as it would have been", "", "");
    List<FlightRecording.ModeEvent> was = flight.modes();
    List<ModeChange> would = replay.modes();
    for (int i = 0; i < Math.max(was.size(), would.size()); i++) {
      FlightRecording.ModeEvent before = i < was.size() ? was.get(i) : null;
      ModeChange now = i < would.size() ? would.get(i) : null;
      table.row(
          before == null ? "" : time(before.time()),
          before == null ? "" : before.mode(),
          before == null ? "" : before.why(),
          now == null ? "" : time(now.at_s()),
          now == null ? "" : now.mode(),
          now == null ? "" : now.why());
    }
    return table.toString();
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f s", seconds);
  }
}
