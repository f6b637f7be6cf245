package raven.tools.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Amounts as horizontal bars with what they consist of, the figures beside them. */
public final class Bars {
  private static final double LEFT = 190;
  private static final double WIDTH = 560;
  private static final double TOP = 58;
  private static final double ROW = 30;
  private static final double THICK = 18;
  private static final double FIGURES = 170;

  private static final String[] COLOURS = {"#0072b2", "#56b4e9", "#e69f00", "#009e73", "#cc79a7"};

  private record Row(String name, String colour, double[] parts) {}

  private final String title;
  private final String unit;
  private final List<String> parts;
  private final List<Row> rows = new ArrayList<>();

  /** {@code parts}: what each bar consists of; one part needs no name and gives the bars their own colours. */
  public Bars(String title, String unit, List<String> parts) {
    this.title = title;
    this.unit = unit;
    this.parts = parts;
  }

  /** A bar in a colour of its own. */
  public Bars row(String name, String colour, double value) {
    rows.add(new Row(name, colour, new double[] {value}));
    return this;
  }

  /** A bar of parts; what is no number is left out. */
  public Bars row(String name, double... values) {
    rows.add(new Row(name, "", values));
    return this;
  }

  /** There is something to see. */
  public boolean any() {
    return rows.stream().anyMatch(row -> total(row) > 0);
  }

  /** The picture as SVG. */
  public String draw() {
    double most = 0;
    for (Row row : rows) most = Math.max(most, total(row));
    Svg svg = new Svg();
    svg.text(24, 22, title, "font-size=\"15\" fill=\"#222222\"");
    double x = LEFT;
    for (int i = 0; i < parts.size(); i++) {
      svg.text(x, TOP - 14, parts.get(i), "fill=\"" + COLOURS[i % COLOURS.length] + "\"");
      x += 7 * parts.get(i).length() + 18;
    }
    for (int i = 0; i < rows.size(); i++) draw(svg, rows.get(i), TOP + i * ROW, most);
    return svg.picture(LEFT + WIDTH + FIGURES, TOP + rows.size() * ROW + 6, title);
  }

  private void draw(Svg svg, Row row, double top, double most) {
    svg.text(LEFT - 10, top + THICK - 4, row.name, "text-anchor=\"end\" fill=\"#222222\"");
    double left = LEFT;
    StringBuilder figures = new StringBuilder();
    for (int i = 0; i < row.parts.length; i++) {
      double value = row.parts[i];
      if (!(value > 0)) continue;
      double right = left + WIDTH * value / most;
      String colour = row.colour.isEmpty() ? COLOURS[i % COLOURS.length] : row.colour;
      svg.polygon(
          new double[] {left, top, right, top, right, top + THICK, left, top + THICK},
          "fill=\"" + colour + "\"");
      left = right;
      if (!figures.isEmpty()) figures.append(" + ");
      figures.append(String.format(Locale.ROOT, "%.3g", value));
    }
    svg.text(left + 8, top + THICK - 4, figures + " " + unit, "fill=\"#333333\"");
  }

  private static double total(Row row) {
    double sum = 0;
    for (double part : row.parts) if (part > 0) sum += part;
    return sum;
  }
}
