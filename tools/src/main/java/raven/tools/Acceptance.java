package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import raven.mission.Course;
import raven.mission.Mission;
import raven.mission.Task;

/** What a mission asks beside what the plant's truth says was reached. */
final class Acceptance {
  /** A wing-borne cruise is held for this long, or as long as it was asked for [s]. */
  private static final double CRUISE_HELD = 5;

  /** One line of it. */
  record Line(String asked, String reached, boolean good) {}

  private final Mission mission;
  private final Map<String, Object> metrics;
  private final List<Line> lines = new ArrayList<>();

  Acceptance(Mission mission, Map<String, Object> metrics) {
    this.mission = mission;
    this.metrics = metrics;
    mission.script().stream().distinct().forEach(this::judge);
  }

  List<Line> lines() {
    return lines;
  }

  /** The first thing that was not reached, in words; empty when all was. */
  String shortfall() {
    for (Line line : lines) {
      if (!line.good) return "asked to " + line.asked + ", reached " + line.reached;
    }
    return "";
  }

  private void judge(Task task) {
    switch (task) {
      case Task.Walk walk -> {
        boolean obstacle = walk.until() == Task.Walk.Until.OBSTACLE;
        String asked = obstacle ? "walk to the obstacle" : format("walk %.2f m", walk.distance());
        if (walk.atLeast() > 0) asked += format(" at %.2f m/s or more", walk.atLeast());
        line(asked, text("%.2f m/s", "walk_speed_mps"), value("walk_speed_mps") >= walk.atLeast());
      }
      case Task.Hop hop -> crossed(format("hop a gap of %.0f cm", 100 * gap()), "gap_cleared");
      case Task.Mount mount ->
        crossed(format("jump onto a step of %.0f cm", 100 * step()), "step_cleared");
      case Task.TakeOff takeOff -> {
        line(
            format("jump into flight at %.1f m/s or more", takeOff.atLeast()),
            text("%.2f m/s", "liftoff_speed_mps")
                + text(" at %.0f deg", "liftoff_angle_deg")
                + text(", %.2f s of push", "push_s"),
            value("liftoff_speed_mps") >= takeOff.atLeast());
        line(
            "stay off the ground after lift-off",
            text("never below %.2f m", "min_height_after_liftoff_m"),
            Boolean.FALSE.equals(metrics.get("ground_touched_after_liftoff")));
      }
      case Task.Cruise cruise -> {
        double held = Math.min(CRUISE_HELD, cruise.duration());
        line(
            format("cruise on the wing for %.0f s", held),
            text("%.1f s above 1.2 times stall speed", "cruise_above_1_2_stall_s")
                + text(", mean %.1f m/s", "cruise_airspeed_mps"),
            value("cruise_above_1_2_stall_s") >= held);
      }
    }
  }

  private void crossed(String asked, String metric) {
    boolean cleared = Boolean.TRUE.equals(metrics.get(metric));
    line(asked, cleared ? "cleared" : "not cleared", cleared);
  }

  private void line(String asked, String reached, boolean good) {
    lines.add(new Line(asked, reached.isEmpty() ? "nothing" : reached, good));
  }

  private double value(String metric) {
    return metrics.get(metric) instanceof Double value ? value : Double.NaN;
  }

  private String text(String format, String metric) {
    return metrics.get(metric) instanceof Double value ? format(format, value) : "";
  }

  private double gap() {
    for (Course.Segment segment : mission.course().segments()) {
      if (segment instanceof Course.Segment.Gap gap) return gap.width();
    }
    return 0;
  }

  private double step() {
    for (Course.Segment segment : mission.course().segments()) {
      if (segment instanceof Course.Segment.Step step) return step.height();
    }
    return 0;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
