package raven.tools.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import raven.robot.Robot;

/** A part of the course with the robot on it, to one scale. */
final class Panel {
  private static final double LABEL_HEIGHT = 15;
  private static final double LETTER = 6.9;
  private static final int LABEL_ROWS = 7;

  private final double left;
  private final double bottom;
  private final double top;
  private final double scale;
  private final double fromX;
  private final double toX;
  private final double fromZ;
  private final double toZ;

  /** Rows of labels under the axis: how far right each is taken. */
  private final double[] taken = new double[LABEL_ROWS];

  private int rows;

  /**
   * @param left left edge [px]
   * @param top upper edge [px]
   * @param scale [px/m]
   */
  Panel(double left, double top, double scale, double fromX, double toX, double fromZ, double toZ) {
    this.left = left;
    this.top = top;
    this.scale = scale;
    this.fromX = fromX;
    this.toX = toX;
    this.fromZ = fromZ;
    this.toZ = toZ;
    this.bottom = top + scale * (toZ - fromZ);
  }

  /** Lower edge of the axis and the labels that it has by now [px]. */
  double end() {
    return bottom + 24 + rows * LABEL_HEIGHT;
  }

  boolean shows(double x) {
    return x >= fromX && x <= toX;
  }

  void begin(Svg svg, String id) {
    svg.clip(id, left, top, scale * (toX - fromX), bottom - top);
  }

  /** The solid ground under an outline of x and z. */
  void ground(Svg svg, double[] x, double[] z) {
    double[] shape = new double[2 * x.length + 8];
    int at = 0;
    at = put(shape, at, fromX - 1, z[0]);
    for (int i = 0; i < x.length; i++) at = put(shape, at, x[i], z[i]);
    at = put(shape, at, Math.max(toX, x[x.length - 1]) + 1, z[z.length - 1]);
    double[] surface = Arrays.copyOf(shape, at);
    at = put(shape, at, Math.max(toX, x[x.length - 1]) + 1, fromZ - 1);
    put(shape, at, fromX - 1, fromZ - 1);
    svg.polygon(shape, "fill=\"#e9e4da\"");
    svg.polyline(surface, "stroke=\"#6b6152\" stroke-width=\"1.5\"");
  }

  /** The way of the centre of mass. */
  void trace(Svg svg, List<double[]> points) {
    double[] line = new double[2 * points.size()];
    int at = 0;
    for (double[] point : points) at = put(line, at, point[0], point[1]);
    svg.polyline(line, "stroke=\"#999999\" stroke-width=\"1\" stroke-dasharray=\"1 3\"");
  }

  /** The robot in a pose, {@code enlarged} about its centre of mass. */
  void robot(Svg svg, Robot robot, Pose pose, String colour, double enlarged) {
    robot(svg, robot, pose, colour, enlarged, Math.max(0.8, 0.009 * scale * enlarged));
  }

  /** The same with lines of a width [px]. */
  void robot(Svg svg, Robot robot, Pose pose, String colour, double enlarged, double width) {
    SideView view = new SideView(robot, pose);
    svg.group("stroke=\"" + colour + "\" stroke-width=\""
        + String.format(Locale.ROOT, "%.1f", width) + "\"");
    svg.polyline(around(view, view.farLeg, enlarged), "stroke-opacity=\"0.45\"");
    svg.polyline(around(view, view.skid, enlarged), "stroke-opacity=\"0.7\"");
    svg.polyline(around(view, view.propeller, enlarged), "stroke-opacity=\"0.45\"");
    svg.polyline(around(view, view.fuselage, enlarged), "stroke-width=\"" + fat(width, 2.2) + "\"");
    svg.polyline(around(view, view.tail, enlarged), "stroke-width=\"" + fat(width, 1.3) + "\"");
    svg.polyline(around(view, view.nearLeg, enlarged), "");
    svg.polyline(
        around(view, view.wing, enlarged),
        "stroke=\"#222222\" stroke-width=\"" + fat(width, 1.3) + "\"");
    svg.endGroup();
  }

  /** Metres along the lower edge, a tick every {@code step} of them. */
  void axis(Svg svg, double step) {
    svg.polyline(
        new double[] {left, bottom, left + scale * (toX - fromX), bottom}, "stroke=\"#333333\"");
    for (double x = Math.ceil(fromX / step) * step; x <= toX; x += step) {
      svg.polyline(new double[] {px(x), bottom, px(x), bottom + 5}, "stroke=\"#333333\"");
      String metres = String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", x + 0.0);
      svg.text(px(x), bottom + 17, metres, "text-anchor=\"middle\" fill=\"#333333\"");
    }
    svg.text(left + scale * (toX - fromX) + 4, bottom + 4, "m", "fill=\"#333333\"");
  }

  /** Words under the axis at a place, in the first row that has room. */
  void label(Svg svg, double x, String words, String colour) {
    double at = px(x);
    for (int row = 0; row < LABEL_ROWS; row++) {
      if (at < taken[row] && row < LABEL_ROWS - 1) continue;
      double base = bottom + 34 + row * LABEL_HEIGHT;
      svg.polyline(
          new double[] {at, bottom + 20, at, base},
          "stroke=\"" + colour + "\" stroke-opacity=\"0.5\" stroke-width=\"1\"");
      svg.text(at + 3, base, words, "fill=\"" + colour + "\"");
      rows = Math.max(rows, row + 1);
      taken[row] = at + 3 + LETTER * words.length() + 6;
      return;
    }
  }

  private double[] around(SideView view, double[] xz, double enlarged) {
    double cx = view.centreOfMass[0];
    double cz = view.centreOfMass[1];
    double[] line = new double[xz.length];
    for (int i = 0; i < xz.length; i += 2) {
      put(line, i, cx + enlarged * (xz[i] - cx), cz + enlarged * (xz[i + 1] - cz));
    }
    return line;
  }

  private int put(double[] to, int at, double x, double z) {
    to[at] = px(x);
    to[at + 1] = bottom - scale * (z - fromZ);
    return at + 2;
  }

  private double px(double x) {
    return left + scale * (x - fromX);
  }

  private static String fat(double width, double times) {
    return String.format(Locale.ROOT, "%.1f", width * times);
  }

  /** Poses at places far enough apart to be told from each other, and those where the mode changes. */
  static List<Pose> strobe(List<Pose> poses, double spacing) {
    List<Pose> chosen = new ArrayList<>();
    for (Pose pose : poses) {
      if (chosen.isEmpty()) {
        chosen.add(pose);
        continue;
      }
      Pose last = chosen.getLast();
      double apart = Math.hypot(pose.x() - last.x(), pose.z() - last.z());
      boolean change = pose.mode() != last.mode();
      if (apart > spacing || (change && apart > spacing / 2)) chosen.add(pose);
    }
    return chosen;
  }
}
