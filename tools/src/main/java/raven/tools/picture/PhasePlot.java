package raven.tools.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import raven.mode.Mode;

/** Phase portraits side by side: the rate of a joint over its angle, coloured by mode. A closed curve is a gait, a spike a jump. */
public final class PhasePlot {
  private static final double SIDE = 300;
  private static final double LEFT = 60;
  private static final double TOP = 52;
  private static final double BETWEEN = 80;

  /** A point closer than this to the one before would not be seen [px]. */
  private static final double NEAR = 0.4;

  private record Portrait(String name, double[] angle, double[] rate, List<Mode> modes) {}

  private final String title;
  private final List<Portrait> portraits = new ArrayList<>();

  public PhasePlot(String title) {
    this.title = title;
  }

  /** Adds a joint: angle [rad], rate [rad/s] and mode of each instant. */
  public PhasePlot joint(String name, double[] angle, double[] rate, List<Mode> modes) {
    portraits.add(new Portrait(name, angle, rate, modes));
    return this;
  }

  /** The picture as SVG. */
  public String draw() {
    Svg svg = new Svg();
    svg.text(LEFT, 22, title, "font-size=\"15\" fill=\"#222222\"");
    List<Mode> seen = new ArrayList<>();
    for (int i = 0; i < portraits.size(); i++) {
      new Frame(portraits.get(i), LEFT + i * (SIDE + BETWEEN)).draw(svg, i, seen);
    }
    double x = LEFT;
    for (Mode mode : seen) {
      String word = mode.name().toLowerCase(Locale.ROOT);
      svg.text(x, TOP + SIDE + 54, word, "fill=\"" + ModeColour.of(mode) + "\"");
      x += 7 * word.length() + 16;
    }
    double width = LEFT + portraits.size() * (SIDE + BETWEEN) - BETWEEN + 24;
    return svg.picture(Math.max(width, x), TOP + SIDE + 66, title);
  }

  /** One portrait in its square. */
  private static final class Frame {
    private final Portrait portrait;
    private final double left;
    private final double[] across;
    private final double[] up;

    Frame(Portrait portrait, double left) {
      this.portrait = portrait;
      this.left = left;
      across = ends(portrait.angle, Math.toDegrees(1));
      up = ends(portrait.rate, 1);
    }

    void draw(Svg svg, int number, List<Mode> seen) {
      axis(svg, across, true);
      axis(svg, up, false);
      svg.text(left, TOP - 8, portrait.name, "fill=\"#333333\"");
      svg.text(
          left + SIDE,
          TOP + SIDE + 34,
          "angle [deg], upward: rate [rad/s]",
          "text-anchor=\"end\" fill=\"#333333\"");
      svg.clip("portrait" + number, left, TOP, SIDE, SIDE);
      int begin = 0;
      for (int i = 1; i <= portrait.angle.length; i++) {
        Mode mode = portrait.modes.get(begin);
        if (i < portrait.angle.length && portrait.modes.get(i) == mode) continue;
        if (!seen.contains(mode)) seen.add(mode);
        svg.polyline(
            points(begin, Math.min(i + 1, portrait.angle.length)),
            "stroke=\"" + ModeColour.of(mode) + "\" stroke-width=\"1\" stroke-opacity=\"0.8\"");
        begin = i;
      }
      svg.endGroup();
    }

    private void axis(Svg svg, double[] ends, boolean horizontal) {
      double step = TimePlot.step(ends[1] - ends[0], 5);
      for (double v = Math.ceil(ends[0] / step) * step; v <= ends[1]; v += step) {
        double p = SIDE * (v - ends[0]) / (ends[1] - ends[0]);
        String words = TimePlot.number(v, step);
        if (horizontal) {
          svg.polyline(new double[] {left + p, TOP, left + p, TOP + SIDE}, "stroke=\"#dddddd\"");
          svg.text(left + p, TOP + SIDE + 16, words, "text-anchor=\"middle\" fill=\"#333333\"");
        } else {
          double y = TOP + SIDE - p;
          svg.polyline(new double[] {left, y, left + SIDE, y}, "stroke=\"#dddddd\"");
          svg.text(left - 6, y + 4, words, "text-anchor=\"end\" fill=\"#333333\"");
        }
      }
    }

    private double[] points(int from, int to) {
      double[] points = new double[2 * (to - from)];
      int used = 0;
      for (int i = from; i < to; i++) {
        double x =
            left + SIDE * (Math.toDegrees(portrait.angle[i]) - across[0]) / (across[1] - across[0]);
        double y = TOP + SIDE - SIDE * (portrait.rate[i] - up[0]) / (up[1] - up[0]);
        boolean last = i == to - 1;
        boolean near = used > 0 && Math.hypot(x - points[used - 2], y - points[used - 1]) < NEAR;
        if (!Double.isFinite(x + y) || near && !last) continue;
        points[used++] = x;
        points[used++] = y;
      }
      return Arrays.copyOf(points, used);
    }

    private static double[] ends(double[] values, double scale) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        if (!Double.isFinite(value)) continue;
        low = Math.min(low, scale * value);
        high = Math.max(high, scale * value);
      }
      if (!(high > low)) return new double[] {-1, 1};
      double room = 0.05 * (high - low);
      return new double[] {low - room, high + room};
    }
  }
}
