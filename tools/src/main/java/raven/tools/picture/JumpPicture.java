package raven.tools.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import raven.mode.Mode;
import raven.robot.Robot;

/** One jump seen from the side as a stroboscope shows it: the robot at equal steps of time from the push to the landing, to one scale. */
public final class JumpPicture {
  private static final double WIDTH = 1000;
  private static final double MARGIN = 24;
  private static final double TALLEST = 520;
  private static final double CLOSEST = 700;

  /** Between two flashes [s]. */
  private static final double FLASH = 0.06;

  /** Shown before the push begins, and after a take-off [s]. */
  private static final double BEFORE = 0.06;

  private static final double AFTER = 0.5;

  /** Air and ground shown around the robot's origin [m]. */
  private static final double AROUND = 0.34;

  /** Lines of the robot [px]. */
  private static final double THIN = 2.2;

  private JumpPicture() {}

  /** The jumps of a flight, each with the poses it is drawn from. */
  public static List<List<Pose>> jumps(List<Pose> poses) {
    List<List<Pose>> jumps = new ArrayList<>();
    for (int i = 1; i < poses.size(); i++) {
      boolean begins =
          poses.get(i).mode() == Mode.PUSHING && poses.get(i - 1).mode() != Mode.PUSHING;
      if (begins) jumps.add(jump(poses, i));
    }
    return jumps;
  }

  private static List<Pose> jump(List<Pose> poses, int push) {
    double begin = poses.get(push).time();
    int end = push;
    while (end < poses.size() && poses.get(end).mode() == Mode.PUSHING) end++;
    double over = end < poses.size() ? poses.get(end).time() + AFTER : Double.POSITIVE_INFINITY;
    return poses.stream()
        .filter(pose -> pose.time() >= begin - BEFORE && pose.time() <= over)
        .toList();
  }

  /**
   * The picture as SVG.
   *
   * @param ground vertices of the surface: all x, all z [m]
   * @param jump in order of time
   */
  public static String draw(Robot robot, double[][] ground, List<Pose> jump, String title) {
    double fromX = Double.POSITIVE_INFINITY;
    double toX = Double.NEGATIVE_INFINITY;
    double fromZ = Double.POSITIVE_INFINITY;
    double toZ = Double.NEGATIVE_INFINITY;
    for (Pose pose : jump) {
      fromX = Math.min(fromX, pose.x() - AROUND);
      toX = Math.max(toX, pose.x() + AROUND);
      fromZ = Math.min(fromZ, pose.z() - AROUND);
      toZ = Math.max(toZ, pose.z() + AROUND);
    }
    double scale = Math.min(CLOSEST, (WIDTH - 2 * MARGIN - 10) / (toX - fromX));
    scale = Math.min(scale, TALLEST / (toZ - fromZ));

    Svg svg = new Svg();
    svg.text(MARGIN, 22, title, "font-size=\"15\" fill=\"#222222\"");
    Panel panel = new Panel(MARGIN, 34, scale, fromX, toX, fromZ, toZ);
    panel.begin(svg, "jump");
    panel.ground(svg, ground[0], ground[1]);
    List<double[]> trace = new ArrayList<>();
    for (Pose pose : jump) trace.add(new SideView(robot, pose).centreOfMass);
    panel.trace(svg, trace);
    double next = Double.NEGATIVE_INFINITY;
    Mode before = null;
    List<Pose> changes = new ArrayList<>();
    for (Pose pose : jump) {
      if (pose.mode() != before) changes.add(pose);
      before = pose.mode();
      if (pose.time() < next) continue;
      next = pose.time() + FLASH;
      panel.robot(svg, robot, pose, ModeColour.of(pose.mode()), 1, THIN);
    }
    svg.endGroup();
    panel.axis(svg, 0.1);
    for (Pose pose : changes) {
      String words = pose.mode().name().toLowerCase(Locale.ROOT)
          + String.format(Locale.ROOT, " %.2f s", pose.time());
      panel.label(svg, pose.x(), words, ModeColour.of(pose.mode()));
    }
    return svg.picture(Math.max(480, 2 * MARGIN + 30 + scale * (toX - fromX)), panel.end(), title);
  }
}
