package raven.tools;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import raven.hal.pi.realtime.Loop;
import raven.hal.pi.realtime.Phase;
import raven.hal.pi.realtime.PhaseTimes;

/** How late ticks begin and how long they and their phases take, as histograms that make no garbage. Not thread-safe. */
final class Punctuality implements Loop.Watcher {
  private static final long LONGEST_NS = 10_000_000_000L;
  private static final Phase[] PHASES = Phase.values();

  private final Histogram wake = new Histogram(LONGEST_NS, 3);
  private final Histogram tick = new Histogram(LONGEST_NS, 3);

  /** To 1 %, so that they are small: every tick touches all of them. */
  private final Histogram[] phases = new Histogram[PHASES.length];

  Punctuality() {
    for (int i = 0; i < phases.length; i++) phases[i] = new Histogram(LONGEST_NS, 2);
  }

  @Override
  public void woke(long late_ns) {
    wake.recordValue(Math.clamp(late_ns, 0, LONGEST_NS));
  }

  @Override
  public void done(PhaseTimes times) {
    tick.recordValue(Math.clamp(times.tick_ns(), 0, LONGEST_NS));
    for (int i = 0; i < phases.length; i++) {
      phases[i].recordValue(Math.clamp(times.last_ns(PHASES[i]), 0, LONGEST_NS));
    }
  }

  Histogram wake() {
    return wake;
  }

  Histogram tick() {
    return tick;
  }

  /** Puts all that is known of the loop's punctuality into a report. */
  void report(Loop loop, Map<String, Object> into) {
    into.put("ticks", loop.ticks());
    into.put("rate_hz", 1e9 / loop.period_ns());
    into.put("wake_us", json(wake));
    into.put("tick_us", json(tick));
    into.put("phases_us", json(loop.times()));
    into.put("overruns", loop.overruns().count());
    into.put("overruns_by_machine", loop.overruns().byMachine());
    into.put("overruns_by_cause", loop.overruns().byCause());
    into.put("overrun_causes", loop.overruns().words());
  }

  static Map<String, Object> json(Histogram histogram) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", histogram.getValueAtPercentile(50) / 1e3);
    json.put("p99", histogram.getValueAtPercentile(99) / 1e3);
    json.put("p99_9", histogram.getValueAtPercentile(99.9) / 1e3);
    json.put("max", histogram.getMaxValue() / 1e3);
    return json;
  }

  /** Mean, percentiles and longest time of each phase [us]. */
  private Map<String, Object> json(PhaseTimes times) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Phase phase : PHASES) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("mean", Math.round(times.mean_ns(phase)) / 1e3);
      one.putAll(json(phases[phase.ordinal()]));
      one.put("max", times.most_ns(phase) / 1e3);
      json.put(PhaseTimes.name(phase), one);
    }
    return json;
  }
}
