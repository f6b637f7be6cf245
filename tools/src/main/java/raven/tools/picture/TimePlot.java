package raven.tools.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import raven.mode.Mode;

/** Curves over time in panels below each other, with one axis of time and the modes in colour above; a vector picture. */
public final class TimePlot {
  private static final double LEFT = 62;
  private static final double WIDTH = 880;
  private static final double RIGHT = 150;
  private static final double TOP = 76;
  private static final double HEIGHT = 120;
  private static final double GAP = 26;
  private static final double LANE = 12;

  private static final String GRID = "stroke=\"#dddddd\" stroke-width=\"1\"";

  /** Colours that colour-blind readers can tell apart (Okabe and Ito, 2008). */
  private static final String[] COLOURS = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#000000"
  };

  private record Curve(String name, double[] y) {}

  private record PanelOf(String title, String unit, double[] time, List<Curve> curves) {}

  private record Band(Mode mode, double from) {}

  private final String title;
  private final double from;
  private final double to;
  private final List<PanelOf> panels = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();

  /** Time from and to [s]. */
  public TimePlot(String title, double from, double to) {
    this.title = title;
    this.from = from;
    this.to = Math.max(to, from + 1e-3);
  }

  /** A mode that begins. */
  public TimePlot mode(Mode mode, double at) {
    bands.add(new Band(mode, at));
    return this;
  }

  /** Begins a panel whose curves have these times. */
  public TimePlot panel(String name, String unit, double[] time) {
    panels.add(new PanelOf(name, unit, time, new ArrayList<>()));
    return this;
  }

  /** Adds a curve to the panel that was begun; one without any number is left out. */
  public TimePlot curve(String name, double[] y) {
    for (double value : y) {
      if (Double.isFinite(value)) {
        panels.getLast().curves.add(new Curve(name, y));
        break;
      }
    }
    return this;
  }

  /** There is something to see. */
  public boolean hasCurves() {
    return panels.stream().anyMatch(panel -> !panel.curves.isEmpty());
  }

  /** The picture as SVG. */
  public String draw() {
    Svg svg = new Svg();
    svg.text(LEFT, 22, title, "font-size=\"15\" fill=\"#222222\"");
    List<PanelOf> shown =
        panels.stream().filter(panel -> !panel.curves.isEmpty()).toList();
    double end = TOP + shown.size() * (HEIGHT + GAP);
    lane(svg, end - GAP);
    for (int i = 0; i < shown.size(); i++) {
      double top = TOP + i * (HEIGHT + GAP);
      draw(svg, shown.get(i), top, "panel" + i);
    }
    axis(svg, end - GAP);
    return svg.picture(LEFT + WIDTH + RIGHT, end + 24, title);
  }

  /** The modes as bars of their colours, with a line down through all panels where one begins. */
  private void lane(Svg svg, double bottom) {
    double free = 0;
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      double left = px(Math.max(from, band.from));
      double right = px(Math.min(to, i + 1 < bands.size() ? bands.get(i + 1).from : to));
      String colour = ModeColour.of(band.mode);
      double top = TOP - GAP - LANE;
      svg.polygon(
          new double[] {left, top, right, top, right, top + LANE, left, top + LANE},
          "fill=\"" + colour + "\"");
      svg.polyline(
          new double[] {left, top, left, bottom}, "stroke=\"#bbbbbb\" stroke-width=\"0.5\"");

      // beside the word before, as long as that is still above its own bar
      double at = Math.max(left, free);
      if (at > left && at > right - 0.35 * (right - left)) continue;
      String word = band.mode.name().toLowerCase(Locale.ROOT);
      svg.text(at, top - 3, word, "font-size=\"10\" fill=\"" + colour + "\"");
      free = at + 6 * word.length() + 4;
    }
  }

  private void draw(Svg svg, PanelOf panel, double top, String id) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : panel.curves) {
      for (double y : curve.y) {
        if (!Double.isFinite(y)) continue;
        low = Math.min(low, y);
        high = Math.max(high, y);
      }
    }
    double room = Math.max(1e-9, 0.06 * (high - low)) + 1e-12 * Math.abs(high);
    if (high == low) room = Math.max(1, Math.abs(high)) * 0.1;
    low -= room;
    high += room;

    double step = step(high - low, 4);
    for (double y = Math.ceil(low / step) * step; y <= high; y += step) {
      double py = py(y, low, high, top);
      svg.polyline(new double[] {LEFT, py, LEFT + WIDTH, py}, GRID);
      svg.text(LEFT - 6, py + 4, number(y, step), "text-anchor=\"end\" fill=\"#333333\"");
    }
    String unit = panel.unit.isEmpty() ? "" : " [" + panel.unit + "]";
    svg.text(LEFT, top - 6 + GAP / 2 - 4, panel.title + unit, "fill=\"#333333\"");
    svg.clip(id, LEFT, top, WIDTH, HEIGHT);
    for (int i = 0; i < panel.curves.size(); i++) {
      svg.polyline(
          line(panel.time, panel.curves.get(i).y, low, high, top),
          "stroke=\"" + COLOURS[i % COLOURS.length] + "\" stroke-width=\"1.2\"");
    }
    svg.endGroup();
    for (int i = 0; i < panel.curves.size(); i++) {
      svg.text(
          LEFT + WIDTH + 8,
          top + 14 + 15 * i,
          panel.curves.get(i).name,
          "fill=\"" + COLOURS[i % COLOURS.length] + "\"");
    }
  }

  /** Lowest and highest value of each half pixel, so that no spike is lost and no picture grows with the length of the log. */
  private double[] line(double[] time, double[] y, double low, double high, double top) {
    double[] points = new double[4 * time.length];
    int used = 0;
    int i = 0;
    while (i < time.length) {
      long column = Math.round(2 * px(time[i]));
      int least = -1;
      int most = -1;
      for (; i < time.length && Math.round(2 * px(time[i])) == column; i++) {
        if (!Double.isFinite(y[i])) continue;
        if (least < 0 || y[i] < y[least]) least = i;
        if (most < 0 || y[i] > y[most]) most = i;
      }
      if (least < 0) continue;
      int[] both = least <= most ? new int[] {least, most} : new int[] {most, least};
      for (int k = 0; k < (least == most ? 1 : 2); k++) {
        points[used++] = px(time[both[k]]);
        points[used++] = py(y[both[k]], low, high, top);
      }
    }
    return Arrays.copyOf(points, used);
  }

  private void axis(Svg svg, double bottom) {
    svg.polyline(new double[] {LEFT, bottom, LEFT + WIDTH, bottom}, "stroke=\"#333333\"");
    double step = step(to - from, 10);
    for (double t = Math.ceil(from / step) * step; t <= to; t += step) {
      svg.polyline(new double[] {px(t), bottom, px(t), bottom + 4}, "stroke=\"#333333\"");
      svg.text(px(t), bottom + 17, number(t, step), "text-anchor=\"middle\" fill=\"#333333\"");
    }
    svg.text(LEFT + WIDTH + 8, bottom + 17, "s", "fill=\"#333333\"");
  }

  /** A round step that divides a range into about so many. */
  static double step(double range, int parts) {
    double rough = range / parts;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double rest = rough / power;
    return power * (rest < 1.5 ? 1 : rest < 3.5 ? 2 : rest < 7.5 ? 5 : 10);
  }

  static String number(double value, double step) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    if (digits > 5) return String.format(Locale.ROOT, "%.0e", value);
    return String.format(Locale.ROOT, "%." + digits + "f", value + 0.0);
  }

  private double px(double t) {
    return LEFT + WIDTH * (t - from) / (to - from);
  }

  private static double py(double y, double low, double high, double top) {
    return top + HEIGHT * (high - y) / (high - low);
  }
}
