package raven.tools;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a recorded answer to a step says: dead time, rise, overshoot and what is left of the error. */
final class StepResponse {
  /** Of the step: moved at all, and the usual ends of the rise. */
  private static final double MOVED = 0.02;

  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  /** Name of the record itself in reports. */
  static final String CURVE = "step";

  private final double[] time;
  private final double[] part;

  /** Times from the step on [s]; values as parts of the step, 0 before and 1 at the target. */
  StepResponse(double[] time, double[] part) {
    this.time = time;
    this.part = part;
  }

  /** First time beyond a part, between samples; NaN when never [s]. */
  private double reached(double level) {
    for (int i = 0; i < part.length; i++) {
      if (part[i] < level) continue;
      if (i == 0) return time[0];
      double share = (level - part[i - 1]) / (part[i] - part[i - 1]);
      return time[i - 1] + share * (time[i] - time[i - 1]);
    }
    return Double.NaN;
  }

  double latency() {
    return reached(MOVED);
  }

  double rise() {
    return reached(HIGH) - reached(LOW);
  }

  double overshoot() {
    double most = 0;
    for (double value : part) most = Math.max(most, value - 1);
    return most;
  }

  /** Mean error over the last tenth, as a part of the step. */
  double left() {
    int from = part.length * 9 / 10;
    double sum = 0;
    for (int i = from; i < part.length; i++) sum += 1 - part[i];
    return sum / (part.length - from);
  }

  /** How much of the record shows the rise and what comes of it, as samples. */
  int told() {
    double end = Double.isFinite(rise()) ? latency() + 4 * rise() : Double.POSITIVE_INFINITY;
    int samples = 0;
    while (samples < time.length && time[samples] <= end) samples++;
    return samples;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("latency_ms", 1e3 * latency());
    json.put("rise_ms", 1e3 * rise());
    json.put("overshoot_percent", 100 * overshoot());
    json.put("error_left_percent", 100 * left());
    json.put(CURVE, Map.of("time_s", list(time), "part", list(part)));
    return json;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
