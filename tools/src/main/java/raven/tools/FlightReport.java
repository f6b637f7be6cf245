package raven.tools;

import java.util.Locale;
import java.util.Map;
import raven.mission.Course;
import raven.mission.Mission;
import raven.mission.Task;

/** What was asked of a flight beside what was reached, for people. */
final class FlightReport {
  private final FlightResult result;
  private final Map<String, Object> metrics;

  FlightReport(FlightResult result) {
    this.result = result;
    this.metrics = result.metrics();
  }

  String text(Mission mission) {
    TextTable table = new TextTable().row("asked", "reached");
    for (Task task : mission.script()) row(table, mission.course(), task);
    String head = format("%s, seed %d: %s", result.mission(), result.seed(), result.outcome());
    String why = result.completed() ? "" : " (" + result.why() + ")";
    String time = format(
        "%.1f s flown in %.2f s, %.0f times real time",
        result.sim_s(), result.wall_s(), result.realtimeFactor());
    return table + "\n" + head + why + "; " + time + "\n";
  }

  private void row(TextTable table, Course course, Task task) {
    switch (task) {
      case Task.Walk walk -> {
        String where = walk.until() == Task.Walk.Until.OBSTACLE
            ? "walk to the obstacle"
            : format("walk %.2g m", walk.distance());
        String pace = walk.atLeast() > 0 ? format(", at least %.2f m/s", walk.atLeast()) : "";
        table.row(where + pace, reached("%.2f m/s", "walk_speed_mps"));
      }
      case Task.Hop hop ->
        table.row(format("hop the gap of %.0f cm", 100 * gap(course)), cleared("gap_cleared"));
      case Task.Mount mount ->
        table.row(
            format("jump onto the step of %.0f cm", 100 * step(course)), cleared("step_cleared"));
      case Task.TakeOff takeOff -> {
        table.row(
            format("jump into flight, at least %.1f m/s", takeOff.atLeast()),
            reached("%.2f m/s", "liftoff_speed_mps")
                + reached(", %.0f deg", "liftoff_angle_deg")
                + reached(", push %.2f s", "push_s"));
        table.row(
            "no touch of the ground after lift-off",
            reached("lowest %.2f m", "min_height_after_liftoff_m"));
      }
      case Task.Cruise cruise ->
        table.row(
            format("cruise %.0f s at %.1f m/s", cruise.duration(), cruise.airspeed()),
            reached("%.2f m/s", "cruise_airspeed_mps"));
    }
  }

  private String reached(String format, String metric) {
    Object value = metrics.get(metric);
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return format(format, number.doubleValue());
    }
    return format.startsWith(",") ? "" : "-";
  }

  private String cleared(String metric) {
    return Boolean.TRUE.equals(metrics.get(metric)) ? "cleared" : "not cleared";
  }

  private static double gap(Course course) {
    for (Course.Segment segment : course.segments()) {
      if (segment instanceof Course.Segment.Gap gap) return gap.width();
    }
    return 0;
  }

  private static double step(Course course) {
    for (Course.Segment segment : course.segments()) {
      if (segment instanceof Course.Segment.Step step) return step.height();
    }
    return 0;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
