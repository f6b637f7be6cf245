package raven.tools;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import raven.mode.Mode;
import raven.tools.log.FlightRecording;
import raven.tools.log.Rows;
import raven.tools.picture.TimePlot;

/** The figures that tell most about a flight: what it believed beside what was true, what its joints were told beside what they did. */
final class FlightPlots {
  private static final double DEGREE = Math.PI / 180;
  private static final String[] JOINTS = {"left_hip", "left_ankle", "right_hip", "right_ankle"};
  private static final String[] PHASES = {"sense", "estimate", "decide", "act", "log", "round_trip"
  };

  private final FlightRecording flight;
  private final Rows tick;
  private final Rows truth;

  FlightPlots(FlightRecording flight) {
    this.flight = flight;
    tick = flight.rows("/tick");
    truth = flight.rows("/truth");
  }

  /** SVG by the name of the figure; a figure that would be empty is left out. */
  Map<String, String> draw() {
    Map<String, String> figures = new LinkedHashMap<>();
    put(figures, "estimate", estimate());
    put(figures, "joints", joints());
    put(figures, "contact", contact());
    put(figures, "power", power());
    put(figures, "loop", loop());
    return figures;
  }

  private static void put(Map<String, String> figures, String name, TimePlot plot) {
    if (plot.hasCurves()) figures.put(name, plot.draw());
  }

  private TimePlot plot(String what) {
    double[] time = tick.time();
    double from = time.length == 0 ? 0 : time[0];
    double to = time.length == 0 ? 1 : time[time.length - 1];
    String mission = flight.about().getOrDefault("mission", "");
    String seed = flight.about().getOrDefault("seed", "");
    TimePlot plot = new TimePlot(what + ": " + mission + ", seed " + seed, from, to);
    for (FlightRecording.ModeEvent event : flight.modes()) {
      for (Mode mode : Mode.values()) {
        if (mode.name().toLowerCase(Locale.ROOT).equals(event.mode()))
          plot.mode(mode, event.time());
      }
    }
    return plot;
  }

  private TimePlot estimate() {
    TimePlot plot = plot("Estimate and truth");
    pair(plot, "height", "m", "est_z", "z", 1);
    pair(plot, "forward velocity", "m/s", "est_vx", "vx", 1);
    pair(plot, "vertical velocity", "m/s", "est_vz", "vz", 1);
    pair(plot, "pitch", "deg", "est_pitch", "pitch", DEGREE);
    pair(plot, "roll", "deg", "est_roll", "roll", DEGREE);
    pair(plot, "yaw", "deg", "est_yaw", "yaw", DEGREE);
    return plot;
  }

  /** An estimate and, where there is a simulator, the truth. Both have a row per tick. */
  private void pair(
      TimePlot plot, String name, String unit, String estimated, String real, double per) {
    plot.panel(name, unit, tick.time()).curve("estimate", scaled(tick, estimated, per));
    if (truth.size() == tick.size()) plot.curve("truth", scaled(truth, real, per));
  }

  private TimePlot joints() {
    TimePlot plot = plot("Joint targets and angles");
    for (String joint : JOINTS) {
      plot.panel(joint.replace('_', ' '), "deg", tick.time())
          .curve("target", scaled(tick, joint + "_target", DEGREE))
          .curve("angle", scaled(tick, joint, DEGREE));
    }
    plot.panel("toes", "deg", tick.time())
        .curve("left", scaled(tick, "left_toe", DEGREE))
        .curve("right", scaled(tick, "right_toe", DEGREE));
    return plot;
  }

  private TimePlot contact() {
    TimePlot plot = plot("Contact");
    plot.panel("load on the feet, truth", "N", truth.time())
        .curve("left", scaled(truth, "left_load", 1))
        .curve("right", scaled(truth, "right_load", 1));
    plot.panel("probability of contact, estimate", "", tick.time())
        .curve("left", scaled(tick, "left_contact", 1))
        .curve("right", scaled(tick, "right_contact", 1));
    plot.panel("sole switches", "", tick.time())
        .curve("left", scaled(tick, "left_pressed", 1))
        .curve("right", scaled(tick, "right_pressed", 1));
    return plot;
  }

  private TimePlot power() {
    TimePlot plot = plot("Power");
    plot.panel("battery voltage", "V", tick.time())
        .curve("voltage", scaled(tick, "battery_voltage", 1));
    plot.panel("battery current", "A", tick.time())
        .curve("current", scaled(tick, "battery_current", 1));
    plot.panel("propeller", "rev/s", tick.time())
        .curve("speed", scaled(tick, "propeller_speed", 1));
    plot.panel("throttle", "", tick.time()).curve("throttle", scaled(tick, "throttle", 1));
    return plot;
  }

  private TimePlot loop() {
    Rows loop = flight.rows("/loop");
    TimePlot plot = plot("Phases of the loop");
    plot.panel("time of each phase", "us", loop.time());
    for (String phase : PHASES) plot.curve(phase.replace('_', ' '), scaled(loop, phase, 1e-6));
    return plot;
  }

  private static double[] scaled(Rows rows, String column, double per) {
    double[] values = rows.column(column);
    for (int i = 0; i < values.length; i++) values[i] /= per;
    return values;
  }
}
