package raven.tools.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import raven.mode.Mode;
import raven.robot.Robot;

/**
 * A flight seen from the side: the course with the robot's poses along it, coloured by mode, and what it did where. What happens on the
 * ground is drawn to scale; a flight away from it is much longer and has a scale of its own, in which the robot is enlarged.
 */
public final class TourPicture {
  private static final double WIDTH = 1200;
  private static final double MARGIN = 24;

  /** Greatest scale and height of the ground panel [px/m], [px]. */
  private static final double CLOSEST = 420;

  private static final double TALLEST = 470;

  /** Ground shown beyond lift-off, and air above the highest ground [m]. */
  private static final double BEYOND = 0.9;

  private static final double ABOVE = 1;

  /** A flying robot is at least this long [px]. */
  private static final double SMALLEST = 34;

  private final Robot robot;
  private final double[] groundX;
  private final double[] groundZ;
  private final List<Pose> poses;

  /**
   * @param ground vertices of the surface: all x, all z [m]
   * @param poses in order of time, a few hundredths of a second apart
   */
  public TourPicture(Robot robot, double[][] ground, List<Pose> poses) {
    this.robot = robot;
    this.groundX = ground[0];
    this.groundZ = ground[1];
    this.poses = poses;
  }

  /** The picture as SVG text. */
  public String draw(String title) {
    int takeOff = takeOff();
    boolean flies = takeOff < poses.size();

    // the ground, to scale
    Svg svg = new Svg();
    svg.text(MARGIN, 22, title, "font-size=\"15\" fill=\"#222222\"");
    Panel ground = groundPanel(flies ? poses.get(takeOff).x() + BEYOND : farthest() + 0.5);
    scene(svg, ground, "ground", poses, 0.22, 1, 0.5);
    if (!flies) return svg.picture(WIDTH, ground.end(), title);

    // the flight
    double scale = flightScale(takeOff);
    double enlarged = Math.max(1, SMALLEST / (scale * 0.5));
    String note =
        String.format(Locale.ROOT, "After take-off (robot enlarged %.1f times)", enlarged);
    svg.text(MARGIN, ground.end() + 20, note, "fill=\"#222222\"");
    Panel flight = flightPanel(takeOff, ground.end() + 30);
    List<Pose> aloft = poses.subList(takeOff, poses.size());
    scene(svg, flight, "flight", aloft, 1.5 * SMALLEST / scale, enlarged, scale < 25 ? 10 : 5);
    return svg.picture(WIDTH, flight.end(), title);
  }

  private void scene(
      Svg svg,
      Panel panel,
      String id,
      List<Pose> shown,
      double spacing,
      double enlarged,
      double tick) {
    panel.begin(svg, id);
    panel.ground(svg, groundX, groundZ);
    List<double[]> trace = new ArrayList<>();
    for (Pose pose : shown) trace.add(new SideView(robot, pose).centreOfMass);
    panel.trace(svg, trace);
    List<Pose> inside = shown.stream().filter(pose -> panel.shows(pose.x())).toList();
    for (Pose pose : Panel.strobe(inside, spacing)) {
      panel.robot(svg, robot, pose, ModeColour.of(pose.mode()), enlarged);
    }
    svg.endGroup();

    panel.axis(svg, tick);
    Mode before = null;
    for (Pose pose : inside) {
      if (pose.mode() != before && pose.mode() != Mode.DISARMED) {
        String words = pose.mode().name().toLowerCase(Locale.ROOT);
        panel.label(
            svg,
            pose.x(),
            words + String.format(Locale.ROOT, " %.1f s", pose.time()),
            ModeColour.of(pose.mode()));
      }
      before = pose.mode();
    }
  }

  private Panel groundPanel(double toX) {
    double fromX = poses.getFirst().x() - 0.45;
    double lowest = Math.max(-0.25, min(groundZ) - 0.05) - 0.1;
    double highest = 0;
    for (Pose pose : poses) {
      if (pose.x() <= toX) highest = Math.max(highest, pose.z());
    }
    highest = Math.min(highest + 0.3, max(groundZ) + ABOVE);
    double scale = Math.min((WIDTH - 2 * MARGIN - 10) / (toX - fromX), CLOSEST);
    scale = Math.min(scale, TALLEST / (highest - lowest));
    return new Panel(MARGIN, 34, scale, fromX, toX, lowest, highest);
  }

  private Panel flightPanel(int takeOff, double top) {
    double scale = flightScale(takeOff);
    double highest = 0;
    for (Pose pose : poses) highest = Math.max(highest, pose.z());
    double margin = 0.6 * SMALLEST / scale;
    double fromX = poses.get(takeOff).x() - margin;
    double toX = fromX + (WIDTH - 2 * MARGIN - 10) / scale;
    return new Panel(MARGIN, top, scale, fromX, toX, min(groundZ) - 0.3 * margin, highest + margin);
  }

  /** Fits the whole flight into the width, and into the height where it is steep. */
  private double flightScale(int takeOff) {
    double length = farthest() - poses.get(takeOff).x() + 1;
    double height = 0;
    for (Pose pose : poses) height = Math.max(height, pose.z());
    return Math.min((WIDTH - 2 * MARGIN - 10 - SMALLEST) / length, TALLEST / (height + 1));
  }

  /** First pose of the flight that does not come down on the course again. */
  private int takeOff() {
    int first = poses.size();
    for (int i = 0; i < poses.size(); i++) {
      if (poses.get(i).mode() == Mode.CLIMBING) {
        first = i;
        break;
      }
    }
    return first;
  }

  private double farthest() {
    double x = poses.getFirst().x();
    for (Pose pose : poses) x = Math.max(x, pose.x());
    return x;
  }

  private static double min(double[] values) {
    double least = values[0];
    for (double value : values) least = Math.min(least, value);
    return least;
  }

  private static double max(double[] values) {
    double most = values[0];
    for (double value : values) most = Math.max(most, value);
    return most;
  }
}
