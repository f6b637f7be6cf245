package raven.tools.picture;

import java.util.Locale;

/** Text of a vector picture, grown element by element; sizes in pixels, y down. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** What has been drawn as a picture of a size, on white ground. */
  String picture(double width, double height, String title) {
    String frame = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="Helvetica, Arial, sans-serif" \
        font-size="12" stroke-linecap="round" stroke-linejoin="round">
        <title>%s</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        %s</svg>
        """;
    return frame.formatted(number(width), number(height), escape(title), text);
  }

  /** Opens a group with attributes in common. */
  Svg group(String attributes) {
    add("<g %s>\n", attributes);
    return this;
  }

  Svg endGroup() {
    text.append("</g>\n");
    return this;
  }

  /** A line through pairs of x and y. */
  Svg polyline(double[] xy, String attributes) {
    text.append("<polyline points=\"");
    points(xy);
    add("\" fill=\"none\" %s/>\n", attributes);
    return this;
  }

  /** A filled shape. */
  Svg polygon(double[] xy, String attributes) {
    text.append("<polygon points=\"");
    points(xy);
    add("\" %s/>\n", attributes);
    return this;
  }

  Svg text(double x, double y, String words, String attributes) {
    add("<text x=\"%s\" y=\"%s\" %s>%s</text>\n", number(x), number(y), attributes, escape(words));
    return this;
  }

  /** What is drawn until the end of this group stays inside a rectangle. */
  Svg clip(String id, double x, double y, double width, double height) {
    add(
        "<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>\n",
        id, number(x), number(y), number(width), number(height));
    return group("clip-path=\"url(#" + id + ")\"");
  }

  private void points(double[] xy) {
    for (int i = 0; i < xy.length; i += 2) {
      if (i > 0) text.append(' ');
      text.append(number(xy[i])).append(',').append(number(xy[i + 1]));
    }
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  /** To a tenth of a pixel. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
