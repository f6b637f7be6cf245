package raven.tools;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** {@code raven reproduce} as one page that needs nothing else: the table, each figure over the stated one, and every flight from the side. */
final class ReproductionPage {
  private static final int WIDTH = 260;
  private static final int HEIGHT = 14;

  /** The bars end at this multiple of the stated figure. */
  private static final double FULL = 2;

  private final Reproduction done;

  ReproductionPage(Reproduction done) {
    this.done = done;
  }

  String html() {
    StringBuilder page = new StringBuilder("""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>RAVEN: the paper's experiments</title>
        <style>
        body {font: 15px sans-serif; max-width: 70rem; margin: 2rem auto; color: #222}
        table {border-collapse: collapse} td, th {padding: .25rem .7rem; text-align: left; border-bottom: 1px solid #ddd}
        td.n {text-align: right; font-variant-numeric: tabular-nums} .differs {color: #b03a2e} svg {max-width: 100%}
        </style></head><body>
        <h1>The paper's experiments in simulation</h1>
        <p>Stated: Shin, Phan, Daley, Ijspeert and Floreano, Nature 636:86-91 (2024). Ours: medians of five flights each.
        The bar is ours, the line what is stated.</p>
        <table><tr><th></th><th>stated</th><th>ours</th><th>unit</th><th></th><th>verdict</th></tr>
        """);
    for (Reproduction.Row row : done.rows()) {
      page.append("<tr><td>")
          .append(escaped(row.name()))
          .append("</td><td class=n>")
          .append(ReproduceCommand.figure(row.stated()))
          .append("</td><td class=n>")
          .append(ReproduceCommand.figure(row.ours()))
          .append("</td><td>")
          .append(escaped(row.unit()))
          .append("</td><td>")
          .append(bar(row))
          .append("</td><td class=")
          .append(row.verdict())
          .append('>')
          .append(row.verdict())
          .append("</td></tr>\n");
    }
    page.append("</table>\n");
    List<Experiment.Result> results = done.results();
    for (Experiment.Result result : results) {
      page.append("<h2>").append(escaped(result.experiment().name())).append("</h2>\n");
      String why = Objects.requireNonNull(result.flights().getFirst()).why();
      if (!why.isEmpty()) page.append("<p>").append(escaped(why)).append("</p>\n");
      String svg = result.picture();
      page.append(svg, Math.max(0, svg.indexOf("<svg")), svg.length()).append('\n');
    }
    return page.append("</body></html>\n").toString();
  }

  private static String bar(Reproduction.Row row) {
    double ratio = row.deviation() + 1;
    if (Double.isNaN(ratio)) return "";
    double end = WIDTH * Math.clamp(ratio / FULL, 0, 1);
    double mark = WIDTH / FULL;
    return String.format(
        Locale.ROOT,
        "<svg width=\"%d\" height=\"%d\" role=\"img\"><rect width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
            + "<line x1=\"%.1f\" x2=\"%.1f\" y2=\"%d\" stroke=\"#222\" stroke-width=\"2\"/></svg>",
        WIDTH,
        HEIGHT,
        end,
        HEIGHT,
        row.verdict().equals(Reproduction.DIFFERS) ? "#d98880" : "#7fb3d5",
        mark,
        mark,
        HEIGHT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
