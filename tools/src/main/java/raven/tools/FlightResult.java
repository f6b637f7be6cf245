package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.mission.Mission;
import raven.mode.Itinerary;

/**
 * What came of a flight in simulation.
 *
 * @param outcome {@code completed}, {@code refused} (the robot declined, safely and with a reason) or {@code failed}
 * @param why in which mode, when and why it was not completed; empty if it was
 * @param spread what of the true robot and course was drawn from the seed; empty without a spread
 * @param metrics from the plant's truth; names end in their unit
 */
record FlightResult(
    String mission,
    long seed,
    String robot,
    String engine,
    String outcome,
    String why,
    double sim_s,
    double wall_s,
    List<ModeChange> modes,
    Map<String, Object> spread,
    Acceptance acceptance,
    Map<String, Object> metrics) {

  /** The robot took up a mode, and the reason that its mode table gives. */
  record ModeChange(String mode, double at_s, String why) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("mode", mode);
      json.put("at_s", at_s);
      json.put("why", why);
      return json;
    }
  }

  /** Weighs what the robot believes against the truth: only what both call done is completed. */
  static FlightResult of(
      Flight flight, String robot, long seed, double wall_s, @Nullable Path log) {
    Mission mission = flight.truth().mission();
    Map<String, Object> metrics = flight.metrics();
    Acceptance acceptance = new Acceptance(mission, metrics, flight.progress());
    boolean done = flight.outcome() == Itinerary.Outcome.COMPLETED;
    String shortfall = acceptance.shortfall();
    boolean refused = flight.outcome() == Itinerary.Outcome.REFUSED;
    String outcome = done && shortfall.isEmpty() ? "completed" : refused ? "refused" : "failed";
    String why = done ? shortfall : flight.why();
    metrics.put("log_file", log == null ? null : log.toString());
    return new FlightResult(
        mission.name(),
        seed,
        robot,
        EngineName.of(flight.engine()),
        outcome,
        why,
        flight.time(),
        wall_s,
        flight.modes(),
        flight.truth().drawn(),
        acceptance,
        metrics);
  }

  boolean completed() {
    return outcome.equals("completed");
  }

  private double realtimeFactor() {
    return sim_s / wall_s;
  }

  /** As {@code raven sim --json} prints it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mission", mission);
    json.put("seed", seed);
    json.put("robot", robot);
    json.put("engine", engine);
    json.put("outcome", outcome);
    json.put("why", why);
    json.put("sim_s", sim_s);
    json.put("wall_s", wall_s);
    json.put("realtime_factor", realtimeFactor());
    List<Object> changes = new ArrayList<>();
    for (ModeChange change : modes) changes.add(change.json());
    json.put("modes", changes);
    if (!spread.isEmpty()) json.put("spread", spread);
    json.put("metrics", metrics);
    return json;
  }

  /** What was asked beside what was reached, for people. */
  String text() {
    TextTable table = new TextTable().row("asked", "reached", "");
    for (Acceptance.Line line : acceptance.lines()) {
      table.row(line.asked(), line.reached(), line.good() ? "yes" : "NO");
    }
    String reason = why.isEmpty() ? "" : " (" + why + ")";
    String end = String.format(
        Locale.ROOT,
        "%s, seed %d: %s%s%n%.1f s flown in %.2f s, %.0f times real time%n",
        mission,
        seed,
        outcome,
        reason,
        sim_s,
        wall_s,
        realtimeFactor());
    return table + "\n" + end;
  }
}
