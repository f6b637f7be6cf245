package raven.tools;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import raven.tools.picture.Bars;

/** {@code raven reproduce} as one page: the table, each figure over the stated one, energies, and the first flight of every experiment drawn. */
final class ReproductionPage {
  private static final int WIDTH = 260;
  private static final int HEIGHT = 14;

  /** The bars end at this multiple of the stated figure. */
  private static final double FULL = 2;

  private final Reproduction done;

  ReproductionPage(Reproduction done) {
    this.done = done;
  }

  ReportPage page() {
    ReportPage page = new ReportPage("The paper's experiments in simulation");
    page.text("Stated: Shin, Phan, Daley, Ijspeert and Floreano, Nature 636:86-91 (2024). Ours:"
        + " medians of five flights each. The bar is ours, the line what is stated.");
    page.html(table());
    Bars energies = energies();
    if (energies.any()) {
      page.heading("What the take-offs cost and gave")
          .figure(
              "energies",
              energies.draw(),
              "Energy at the instant the feet leave the ground, medians: of motion, of height won,"
                  + " and what the battery gave beyond these in the window up to then.");
    }
    for (Experiment.Result result : done.results()) {
      String name = result.experiment().name();
      page.heading(name);
      String why = Objects.requireNonNull(result.flights().getFirst()).why();
      if (!why.isEmpty()) page.text(why);
      String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      result.pictures().forEach((kind, svg) -> page.figure(file + "-" + kind, svg, caption(kind)));
    }
    return page;
  }

  private static String caption(String kind) {
    if (kind.startsWith("jump")) {
      return "The robot every 60 ms from the push on; dotted, its centre of mass.";
    }
    return switch (kind) {
      case "flight" -> "The first flight from the side, the robot coloured by mode.";
      case "phases" -> "Phase portraits of the joints of the left leg.";
      default -> kind;
    };
  }

  private Bars energies() {
    Bars bars = new Bars(
        "Energy at feet-off", "J", List.of("motion", "height", "rest of what the battery gave"));
    for (Experiment.Result result : done.results()) {
      double motion = result.figure("kinetic_energy_j");
      double height = result.figure("potential_energy_j");
      double given = result.figure("window_energy_j");
      if (given > 0) bars.row(result.experiment().name(), motion, height, given - motion - height);
    }
    return bars;
  }

  private String table() {
    StringBuilder table = new StringBuilder(
        "<table><tr><th></th><th>stated</th><th>ours</th><th>unit</th><th></th><th>verdict</th></tr>\n");
    for (Reproduction.Row row : done.rows()) {
      table.append("<tr>");
      for (Map.Entry<String, String> cell : List.of(
          Map.entry("", ReportPage.escaped(row.name())),
          Map.entry("n", ReproduceCommand.figure(row.stated())),
          Map.entry("n", ReproduceCommand.figure(row.ours())),
          Map.entry("", ReportPage.escaped(row.unit())),
          Map.entry("", bar(row)),
          Map.entry(row.verdict(), row.verdict()))) {
        table.append("<td class='").append(cell.getKey()).append("'>");
        table.append(cell.getValue()).append("</td>");
      }
      table.append("</tr>\n");
    }
    return table.append("</table>\n").toString();
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
}
