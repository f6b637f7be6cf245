package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import raven.file.FileError;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.tools.log.FlightRecording;
import raven.tools.log.FlightRecording.ModeEvent;
import raven.tools.log.LogRecorder;
import raven.tools.log.Rows;
import raven.tools.picture.Bars;
import raven.tools.picture.JumpPicture;
import raven.tools.picture.ModeColour;
import raven.tools.picture.PhasePlot;
import raven.tools.picture.Pose;
import raven.tools.picture.TourPicture;

/** The log of a flight as a page: what was flown and how it ended, its modes, jumps, gaits, energy, and what was believed beside what was. */
final class FlightReport {
  private static final Mode[] MODES = Mode.values();

  /** A pose every so many ticks. */
  private static final int POSE_TICKS = 5;

  private final FlightRecording flight;
  private final Robot robot;
  private final double[][] ground;
  private final Rows tick;
  private final Rows truth;
  private final List<Pose> poses;

  FlightReport(FlightRecording flight) {
    this.flight = flight;
    String name = flight.path().toString();
    robot = LoggedGround.files(flight).robot().bind();
    ground = LoggedGround.of(flight);
    tick = flight.rows("/tick");
    truth = flight.rows(LogRecorder.TRUTH);
    if (tick.size() < 2) throw new FileError(name + ": holds no ticks, there is nothing to report");
    poses = new RecordedPoses(tick, truth).poses(POSE_TICKS);
  }

  /** The whole page with its figures. */
  ReportPage page() {
    Map<String, String> about = flight.about();
    String seed = about.containsKey("seed") ? ", seed " + about.get("seed") : "";
    String what = about.getOrDefault("mission", "flight") + seed;
    ReportPage page = new ReportPage("RAVEN: " + what);
    page.table(words(about, flight.result()));
    page.figure(
        "course",
        new TourPicture(robot, ground, poses).draw(what),
        "The flight from the side, the robot coloured by mode, " + source() + ".");
    page.heading("Modes").table(modes());
    jumps(page);
    page.heading("Legs")
        .figure(
            "phases",
            phases(),
            "Phase portraits of the left leg, rate over angle as the drivers report them.");
    energy(page);
    page.heading("Over time");
    new FlightPlots(flight)
        .draw()
        .forEach((name, svg) -> page.figure(name, svg, captionOf(name) + "; the modes above."));
    return page;
  }

  private String source() {
    return truth.size() > 0 ? "from the simulation's truth" : "as the robot believed it to be";
  }

  private static List<List<String>> words(Map<String, String> about, Map<String, String> result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("flown", ""));
    new TreeMap<>(about).forEach((name, value) -> rows.add(List.of(name, value)));
    result.forEach((name, value) -> {
      if (!value.isEmpty()) rows.add(List.of(name, value));
    });
    return rows;
  }

  private List<List<String>> modes() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("from [s]", "for [s]", "mode", "because"));
    List<ModeEvent> events = flight.modes();
    double end = tick.get(tick.size() - 1, 0);
    for (int i = 0; i < events.size(); i++) {
      ModeEvent event = events.get(i);
      double until = i + 1 < events.size() ? events.get(i + 1).time() : end;
      rows.add(
          List.of(seconds(event.time()), seconds(until - event.time()), event.mode(), event.why()));
    }
    return rows;
  }

  private void jumps(ReportPage page) {
    List<List<Pose>> jumps = JumpPicture.jumps(poses);
    if (jumps.isEmpty()) return;
    page.heading("Jumps");
    for (int i = 0; i < jumps.size(); i++) {
      String title = String.format(
          Locale.ROOT, "Jump %d, push at %.2f s", i + 1, jumps.get(i).getFirst().time());
      page.figure(
          "jump-" + (i + 1),
          JumpPicture.draw(robot, ground, jumps.get(i), title),
          "The robot every 60 ms from the push on; dotted, its centre of mass, " + source() + ".");
    }
  }

  private String phases() {
    List<Mode> modes = new ArrayList<>();
    for (double mode : tick.column("mode")) modes.add(MODES[(int) mode]);
    PhasePlot plot = new PhasePlot("Phase portraits, left leg");
    for (String joint : new String[] {"left_hip", "left_ankle"}) {
      plot.joint(joint.replace('_', ' '), tick.column(joint), tick.column(joint + "_rate"), modes);
    }
    return plot.draw();
  }

  /** What the battery gave in each mode. */
  private void energy(ReportPage page) {
    double[] joules = new double[MODES.length];
    double[] time = tick.time();
    double[] mode = tick.column("mode");
    double[] voltage = tick.column("battery_voltage");
    double[] current = tick.column("battery_current");
    for (int i = 1; i < time.length; i++) {
      double power = voltage[i] * current[i];
      if (Double.isFinite(power)) joules[(int) mode[i]] += power * (time[i] - time[i - 1]);
    }
    Bars bars = new Bars("Electric energy by mode", "J", List.of());
    for (Mode each : MODES) {
      double amount = joules[each.ordinal()];
      if (amount > 0) bars.row(each.name().toLowerCase(Locale.ROOT), ModeColour.of(each), amount);
    }
    if (!bars.any()) return;
    page.heading("Energy")
        .figure(
            "energy", bars.draw(), "Battery voltage times current as measured, over each mode.");
  }

  private static String captionOf(String figure) {
    return switch (figure) {
      case "estimate" -> "What the robot believed and what was true";
      case "joints" -> "What the joints were told and what they did";
      case "contact" -> "Feet and ground";
      case "power" -> "Battery and propeller";
      case "loop" -> "What the phases of each tick took";
      default -> figure;
    };
  }

  private static String seconds(double time) {
    return String.format(Locale.ROOT, "%.3f", time);
  }
}
