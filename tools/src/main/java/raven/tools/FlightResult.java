package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a flight in simulation.
 *
 * @param outcome {@code completed}, {@code refused} (the robot declined, safely and with a reason) or {@code failed}
 * @param metrics from the plant's truth; names end in their unit
 */
record FlightResult(
    String mission,
    long seed,
    String robot,
    String outcome,
    String why,
    double sim_s,
    double wall_s,
    List<ModeChange> modes,
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

  boolean completed() {
    return outcome.equals("completed");
  }

  double realtimeFactor() {
    return sim_s / wall_s;
  }

  /** As {@code raven sim --json} prints it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mission", mission);
    json.put("seed", seed);
    json.put("robot", robot);
    json.put("engine", "raven");
    json.put("outcome", outcome);
    json.put("why", why);
    json.put("sim_s", sim_s);
    json.put("wall_s", wall_s);
    json.put("realtime_factor", realtimeFactor());
    List<Object> changes = new ArrayList<>();
    for (ModeChange change : modes) changes.add(change.json());
    json.put("modes", changes);
    json.put("metrics", metrics);
    return json;
  }
}
