package raven.tools.picture;

import java.util.Locale;

/** A share from 0 to 1 over a parameter, each with its interval, as a picture of its own. */
public final class SharePicture {
  private static final double WIDTH = 330;
  private static final double HEIGHT = 210;
  private static final double LEFT = 46;
  private static final double RIGHT = 316;
  private static final double TOP = 30;
  private static final double BOTTOM = 170;

  private static final String LINE = "stroke=\"#2e6f9e\" stroke-width=\"1.8\"";
  private static final String BAND = "fill=\"#2e6f9e\" fill-opacity=\"0.18\" stroke=\"none\"";
  private static final String GRID = "stroke=\"#dddddd\" stroke-width=\"1\"";

  private final Svg svg = new Svg();
  private final double from;
  private final double to;

  /** Draws over the range of the parameter. */
  public SharePicture(double from, double to) {
    this.from = from;
    this.to = to > from ? to : from + 1;
  }

  /** As a picture with a title and the parameter's name below; arrays are by point. */
  public String draw(
      String title, String name, double[] x, double[] share, double[] low, double[] high) {
    for (int i = 0; i <= 4; i++) {
      double y = y(0.25 * i);
      svg.polyline(new double[] {LEFT, y, RIGHT, y}, GRID);
      svg.text(LEFT - 6, y + 4, 25 * i + " %", "text-anchor=\"end\" fill=\"#555555\"");
    }
    double[] band = new double[4 * x.length];
    double[] line = new double[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      int back = band.length - 2 * (i + 1);
      line[2 * i] = band[2 * i] = band[back] = x(x[i]);
      line[2 * i + 1] = y(share[i]);
      band[2 * i + 1] = y(high[i]);
      band[back + 1] = y(low[i]);
    }
    svg.polygon(band, BAND).polyline(line, LINE);
    svg.text(LEFT, TOP - 12, title, "font-weight=\"bold\" fill=\"#222222\"");
    svg.text(LEFT, BOTTOM + 16, number(from), "fill=\"#555555\"");
    svg.text(RIGHT, BOTTOM + 16, number(to), "text-anchor=\"end\" fill=\"#555555\"");
    svg.text(0.5 * (LEFT + RIGHT), BOTTOM + 32, name, "text-anchor=\"middle\" fill=\"#222222\"");
    return svg.picture(WIDTH, HEIGHT, title);
  }

  private double x(double value) {
    return LEFT + (RIGHT - LEFT) * (value - from) / (to - from);
  }

  private static double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * share;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
