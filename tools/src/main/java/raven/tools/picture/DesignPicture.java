package raven.tools.picture;

import java.util.List;
import java.util.Locale;

/** Quantities over a design parameter, one panel each beside the other, with a line and a band for each of a few families of designs. */
public final class DesignPicture {
  private static final double PANEL = 330;
  private static final double HEIGHT = 250;
  private static final double LEFT = 56;
  private static final double RIGHT = 316;
  private static final double TOP = 30;
  private static final double BOTTOM = 190;

  private static final String[] COLOURS = {
    "#2e6f9e", "#c8553d", "#4f8a3c", "#8a5aa8", "#b38600", "#3c8a86", "#a83c6f", "#555555"
  };
  private static final String GRID = "stroke=\"#dddddd\" stroke-width=\"1\"";
  private static final String GREY = "fill=\"#555555\"";

  /** A family of designs: values with their intervals, NaN where there is none. */
  public record Line(String name, double[] value, double[] low, double[] high) {}

  /**
   * A quantity.
   *
   * @param share whether it is a share, drawn from 0 to 100 %
   */
  public record Quantity(String name, boolean share, List<Line> lines) {}

  private final Svg svg = new Svg();
  private final String name;
  private final double[] x;
  private final boolean log;

  /**
   * @param name of the parameter
   * @param x its values, ascending
   */
  public DesignPicture(String name, double[] x) {
    this.name = name;
    this.x = x.clone();
    log = x[0] > 0 && x[x.length - 1] > 4 * x[0];
  }

  public String draw(String title, List<Quantity> quantities) {
    for (int i = 0; i < quantities.size(); i++) {
      svg.group("transform=\"translate(" + (int) (i * PANEL) + " 0)\"");
      panel(quantities.get(i));
      svg.endGroup();
    }
    double at = LEFT;
    List<Line> lines = quantities.getFirst().lines();
    for (int i = 0; lines.size() > 1 && i < lines.size(); i++) {
      svg.text(at, HEIGHT - 8, lines.get(i).name(), "fill=\"" + colour(i) + "\"");
      at += 16 + 6.6 * lines.get(i).name().length();
    }
    return svg.picture(PANEL * quantities.size(), HEIGHT, title);
  }

  private void panel(Quantity quantity) {
    double least = 0;
    double most = quantity.share() ? 1 : 0;
    for (Line line : quantity.lines()) {
      for (int i = 0; !quantity.share() && i < x.length; i++) {
        if (Double.isNaN(line.value()[i])) continue;
        most = Math.max(most, line.high()[i]);
        least = Math.min(least, line.low()[i]);
      }
    }
    double top = most > least ? most : least + 1;
    for (int i = 0; i <= 4; i++) {
      double value = least + 0.25 * i * (top - least);
      double y = y(value, least, top);
      svg.polyline(new double[] {LEFT, y, RIGHT, y}, GRID);
      String words = quantity.share() ? 25 * i + " %" : number(value);
      svg.text(LEFT - 6, y + 4, words, "text-anchor=\"end\" " + GREY);
    }
    for (int i = 0; i < quantity.lines().size(); i++) {
      line(quantity.lines().get(i), colour(i), least, top);
    }
    svg.text(LEFT, TOP - 12, quantity.name(), "font-weight=\"bold\" fill=\"#222222\"");
    svg.text(LEFT, BOTTOM + 16, number(x[0]), GREY);
    svg.text(RIGHT, BOTTOM + 16, number(x[x.length - 1]), "text-anchor=\"end\" " + GREY);
    svg.text(0.5 * (LEFT + RIGHT), BOTTOM + 30, name, "text-anchor=\"middle\" fill=\"#222222\"");
  }

  /** Where values are missing the line is broken. */
  private void line(Line line, String colour, double least, double top) {
    for (int from = 0; from < x.length; ) {
      int to = from;
      while (to < x.length && !Double.isNaN(line.value()[to])) to++;
      int count = to - from;
      double[] middle = new double[2 * count];
      double[] band = new double[4 * count];
      for (int i = 0; i < count; i++) {
        int back = band.length - 2 * (i + 1);
        middle[2 * i] = band[2 * i] = band[back] = x(x[from + i]);
        middle[2 * i + 1] = y(line.value()[from + i], least, top);
        band[2 * i + 1] = y(line.low()[from + i], least, top);
        band[back + 1] = y(line.high()[from + i], least, top);
        svg.text(
            middle[2 * i],
            middle[2 * i + 1] + 4,
            "•",
            "text-anchor=\"middle\" fill=\"" + colour + "\"");
      }
      if (count > 1) {
        svg.polygon(band, "fill=\"" + colour + "\" fill-opacity=\"0.13\" stroke=\"none\"");
        svg.polyline(middle, "stroke=\"" + colour + "\" stroke-width=\"1.8\"");
      }
      from = to + 1;
    }
  }

  private static String colour(int line) {
    return COLOURS[line % COLOURS.length];
  }

  private double x(double value) {
    double from = x[0];
    double to = x[x.length - 1];
    if (from == to) return 0.5 * (LEFT + RIGHT);
    double share =
        log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    return LEFT + (RIGHT - LEFT) * share;
  }

  private static double y(double value, double least, double top) {
    return BOTTOM - (BOTTOM - TOP) * (value - least) / (top - least);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
