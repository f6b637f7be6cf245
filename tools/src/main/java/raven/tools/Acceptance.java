package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import raven.mission.Course;
import raven.mission.Mission;
import raven.mission.Task;
import raven.mode.Mode;
import raven.tools.FlightResult.ModeChange;

/** What a mission asks, task after task, beside what the plant's truth says was reached. */
final class Acceptance {
  /** Of a wing-borne cruise this much has to be well above the stall, or all when less was asked for [s]. */
  private static final double CRUISE_HELD = 5;

  /** What is said of a task that never began. */
  private static final String NOTHING = "-";

  /**
   * How far the robot came.
   *
   * @param begins when each task began, as far as they did [s]
   * @param done how many of them the robot finished
   * @param x where the body was in the end, in truth [m]
   */
  record Progress(List<ModeChange> modes, List<Double> begins, int done, double x) {
    /** The first time in a mode within a task. */
    private String when(int task, Mode mode) {
      String name = mode.name().toLowerCase(Locale.ROOT);
      double begin = task < begins.size() ? begins.get(task) : Double.POSITIVE_INFINITY;
      double end = task + 1 < begins.size() ? begins.get(task + 1) : Double.POSITIVE_INFINITY;
      for (int i = 0; i < modes.size(); i++) {
        // a mode lasts until the next change
        double until = i + 1 < modes.size() ? modes.get(i + 1).at_s() : Double.POSITIVE_INFINITY;
        if (modes.get(i).mode().equals(name) && until > begin && modes.get(i).at_s() <= end) {
          return format("%s from %.2f s", name, Math.max(begin, modes.get(i).at_s()));
        }
      }
      return "";
    }
  }

  /**
   * One line of it.
   *
   * @param when in which mode and from when on it was to be reached; empty when the robot never came to it
   */
  record Line(String asked, String reached, boolean good, String when) {
    /** What is missing, in words. */
    private String shortfall() {
      return (when.isEmpty() ? "" : when + ": ") + "asked to " + asked + ", reached "
          + (reached.equals(NOTHING) ? "nothing" : reached);
    }
  }

  private final Mission mission;
  private final Map<String, Object> metrics;
  private final Progress progress;
  private final List<Line> lines = new ArrayList<>();

  /** The task that is judged, and how many gaps and steps the tasks before it have used up. */
  private int task;

  private int gaps;
  private int steps;

  Acceptance(Mission mission, Map<String, Object> metrics, Progress progress) {
    this.mission = mission;
    this.metrics = metrics;
    this.progress = progress;
    for (task = 0; task < mission.script().size(); task++)
      judge(mission.script().get(task));
  }

  List<Line> lines() {
    return lines;
  }

  /** The first thing that was not reached, in words; empty when all was. */
  String shortfall() {
    for (Line line : lines) {
      if (!line.good) return line.shortfall();
    }
    return "";
  }

  private void judge(Task asked) {
    switch (asked) {
      case Task.Walk walk -> walk(walk);
      case Task.Hop hop -> hop();
      case Task.Mount mount -> mount();
      case Task.TakeOff takeOff -> takeOff(takeOff);
      case Task.Cruise cruise -> cruise(cruise);
    }
  }

  private void walk(Task.Walk walk) {
    boolean obstacle = walk.until() == Task.Walk.Until.OBSTACLE;
    String asked = obstacle ? "walk to the obstacle" : format("walk %.2f m", walk.distance());
    if (walk.atLeast() > 0) asked += format(" at %.2f m/s or more", walk.atLeast());

    boolean walked = !progress.when(task, Mode.WALKING).isEmpty();
    String speed = walked ? text("%.2f m/s", "walk_speed_mps") : "";
    if (!speed.isEmpty() && !finished()) speed += ", not to the end";
    line(Mode.WALKING, asked, speed, finished() && value("walk_speed_mps") >= walk.atLeast());
  }

  private void hop() {
    double x = mission.course().start();
    double far = x;
    double width = 0;
    int count = 0;
    for (Course.Segment segment : mission.course().segments()) {
      switch (segment) {
        case Course.Segment.Ground ground -> x += ground.length();
        case Course.Segment.Gap gap -> {
          x += gap.width();
          if (count++ == gaps) {
            far = x;
            width = gap.width();
          }
        }
        case Course.Segment.Step step -> {}
      }
    }
    gaps++;
    crossed(format("hop a gap of %s cm", plain(100 * width)), gaps == count, "gap_cleared", far);
  }

  private void mount() {
    double x = mission.course().start();
    double face = x;
    double height = 0;
    int count = 0;
    boolean last = false;
    for (Course.Segment segment : mission.course().segments()) {
      switch (segment) {
        case Course.Segment.Ground ground -> x += ground.length();
        case Course.Segment.Gap gap -> x += gap.width();
        case Course.Segment.Step step -> {
          last = step.height() > 0 && count == steps;
          if (last) {
            face = x;
            height = step.height();
          }
          if (step.height() > 0) count++;
        }
      }
    }
    steps++;
    crossed(format("jump onto a step of %s cm", plain(100 * height)), last, "step_cleared", face);
  }

  /** The truth has a figure for the last obstacle of a kind; of the others it knows whether the robot is beyond. */
  private void crossed(String asked, boolean last, String metric, double edge) {
    boolean cleared =
        last ? Boolean.TRUE.equals(metrics.get(metric)) : finished() && progress.x > edge;
    line(Mode.LEAPING, asked, cleared ? "cleared" : "not cleared", cleared);
  }

  private void takeOff(Task.TakeOff takeOff) {
    line(
        Mode.PUSHING,
        takeOff.by() == Task.TakeOff.By.JUMP
            ? format("jump into flight at %.1f m/s or more", takeOff.atLeast())
            : "leave the ground by thrust",
        text("%.2f m/s", "liftoff_speed_mps")
            + text(" at %.0f deg", "liftoff_angle_deg")
            + text(", %.2f s of push", "push_s"),
        value("liftoff_speed_mps") >= takeOff.atLeast());
    line(
        Mode.CLIMBING,
        "stay off the ground after lift-off",
        text("never below %.2f m", "min_height_after_liftoff_m"),
        Boolean.FALSE.equals(metrics.get("ground_touched_after_liftoff")));
  }

  private void cruise(Task.Cruise cruise) {
    double held = Math.min(CRUISE_HELD, cruise.duration());
    String share = held < cruise.duration() ? format(", %s s or more", plain(held)) : "";
    line(
        Mode.CRUISING,
        format("cruise for %s s%s above 1.2 stall speed", plain(cruise.duration()), share),
        text("%.1f s above 1.2 stall speed", "cruise_above_1_2_stall_s")
            + text(", mean %.1f m/s", "cruise_airspeed_mps"),
        value("cruise_above_1_2_stall_s") >= held);
  }

  private void line(Mode mode, String asked, String reached, boolean good) {
    boolean begun = task < progress.begins.size();
    boolean nothing = !begun || reached.isEmpty();
    Line line =
        new Line(asked, nothing ? NOTHING : reached, begun && good, progress.when(task, mode));

    // all walking has one mean speed: equal walks share a line
    boolean said = mode == Mode.WALKING
        && lines.stream()
            .anyMatch(l -> l.asked.equals(line.asked) && l.reached.equals(line.reached));
    if (!said) lines.add(line);
  }

  private boolean finished() {
    return task < progress.done;
  }

  private double value(String metric) {
    return metrics.get(metric) instanceof Double value ? value : Double.NaN;
  }

  private String text(String format, String metric) {
    return metrics.get(metric) instanceof Double value ? format(format, value) : "";
  }

  /** With one decimal where it has one. */
  private static String plain(double value) {
    String text = format("%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
