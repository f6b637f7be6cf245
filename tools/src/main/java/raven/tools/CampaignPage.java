package raven.tools;

import java.util.List;
import java.util.Locale;
import raven.tools.campaign.Answer;
import raven.tools.campaign.Axis;
import raven.tools.campaign.Influence;
import raven.tools.campaign.Interval;
import raven.tools.campaign.Plan;
import raven.tools.campaign.Tally;
import raven.tools.picture.SharePicture;

/** A campaign's answer as one page that needs nothing else. */
final class CampaignPage {
  private static final int WIDTH = 260;
  private static final int DRAWN = 12;

  /** So many are drawn also when nothing is sure. */
  private static final int DRAWN_ANYWAY = 3;

  private final CampaignAnswer of;
  private final StringBuilder page = new StringBuilder();

  CampaignPage(CampaignAnswer of) {
    this.of = of;
  }

  String html() {
    Tally.Count all = of.tally().all();
    page.append("""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>RAVEN campaign</title>
        <style>
        body {font: 15px sans-serif; max-width: 72rem; margin: 2rem auto; color: #222}
        table {border-collapse: collapse} td, th {padding: .25rem .7rem; text-align: left; border-bottom: 1px solid #ddd}
        td.n {text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums} .pictures svg {width: 330px} code {font-size: 13px}
        </style></head><body>
        """);
    page.append("<h1>")
        .append(escaped(of.title()))
        .append(": ")
        .append(all.runs())
        .append(" runs from seed ")
        .append(of.plan().firstSeed())
        .append(
            "</h1>\n<p>Shares with their 95 % intervals (Wilson). Who fell is among the failed.</p>\n");
    String designs = of.picture();
    if (designs != null) page.append(designs);
    points();
    reasons();
    influences();
    worst();
    return page.append("</body></html>\n").toString();
  }

  private void points() {
    Plan plan = of.plan();
    page.append("<table><tr>");
    for (Axis axis : plan.axes()) cell("th", escaped(axis.path()));
    for (String head : List.of("runs", "completed", "", "refused", "failed", "fell"))
      cell("th", head);
    for (String figure : of.means().figures()) cell("th", escaped(figure));
    page.append("</tr>\n");
    for (int point = 0; point < plan.points(); point++) {
      Tally.Count count = of.tally().point(point);
      page.append("<tr>");
      for (String value : plan.values(point)) cell("td class=n", escaped(value));
      cell("td class=n", Integer.toString(count.runs()));
      share(count.completed(), count.runs());
      cell("td", bar(Interval.of(count.completed(), count.runs())));
      share(count.refused(), count.runs());
      share(count.failed(), count.runs());
      share(count.fell(), count.runs());
      for (String figure : of.figures(point)) cell("td class=n", escaped(figure));
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void share(int runs, int of) {
    Interval interval = Interval.of(runs, of);
    cell(
        "td class=n",
        CampaignAnswer.percent(interval.share()) + " (" + CampaignAnswer.percent(interval.low())
            + " to " + CampaignAnswer.percent(interval.high()) + ")");
  }

  private void reasons() {
    if (of.answer().reasons().isEmpty()) return;
    page.append("<h2>What kept runs from completing</h2>\n<table><tr>");
    for (String head : List.of("runs", "outcome", "mode", "reason", "one of them"))
      cell("th", head);
    page.append("</tr>\n");
    for (Answer.Reason reason : of.answer().reasons()) {
      page.append("<tr>");
      cell("td class=n", Integer.toString(reason.runs()));
      cell("td", escaped(reason.outcome()));
      cell("td", escaped(reason.mode()));
      cell("td", escaped(reason.reason()));
      cell("td", "<code>" + escaped(of.replay(reason.example())) + "</code>");
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void influences() {
    if (of.influences().isEmpty()) return;
    page.append("""
        <h2>What explains it</h2>
        <p>Rank correlation with success (Spearman), and the chance that a parameter without influence would look like this. The pictures show
        the share of completed runs over the parameter; the band is the 95 % interval.</p>
        <table><tr><th>parameter</th><th>rank correlation</th><th>chance</th></tr>
        """);
    for (Influence influence : of.influences()) {
      page.append("<tr>");
      cell("td", escaped(influence.parameter()));
      cell("td class=n", String.format(Locale.ROOT, "%+.3f", influence.correlation()));
      cell("td class=n", chance(influence.chance()));
      page.append("</tr>\n");
    }
    page.append("</table>\n<div class=pictures>\n");
    for (int i = 0; i < Math.min(DRAWN, of.influences().size()); i++) {
      Influence influence = of.influences().get(i);
      if (influence.explains() || i < DRAWN_ANYWAY) page.append(picture(influence));
    }
    page.append("</div>\n");
  }

  /** Below a billionth nobody wants to know, and the tests cannot tell. */
  private static String chance(double chance) {
    return chance < 1e-9 ? "&lt; 1e-9" : String.format(Locale.ROOT, "%.2g", chance);
  }

  private static String picture(Influence influence) {
    List<Influence.Bin> bins = influence.bins();
    double[] x = bins.stream().mapToDouble(bin -> 0.5 * (bin.from() + bin.to())).toArray();
    return new SharePicture(bins.getFirst().from(), bins.getLast().to())
        .draw(
            "completed",
            influence.parameter(),
            x,
            bins.stream().mapToDouble(bin -> bin.completed().share()).toArray(),
            bins.stream().mapToDouble(bin -> bin.completed().low()).toArray(),
            bins.stream().mapToDouble(bin -> bin.completed().high()).toArray());
  }

  private void worst() {
    if (of.answer().worst().isEmpty()) return;
    page.append("<h2>The worst, ready to fly again</h2>\n<table>\n");
    for (Answer.Bad bad : of.answer().worst()) {
      page.append("<tr>");
      cell("td class=n", Integer.toString(bad.run()));
      cell("td", bad.fell() ? "fell" : escaped(bad.outcome()));
      cell("td", escaped(bad.why()));
      cell("td", "<code>" + escaped(of.replay(bad.run())) + "</code>");
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private static String bar(Interval share) {
    return String.format(
        Locale.ROOT,
        "<svg width=\"%d\" height=\"14\" role=\"img\"><rect width=\"%.1f\" height=\"14\" fill=\"#7fb3d5\"/>"
            + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"7\" y2=\"7\" stroke=\"#222\" stroke-width=\"2\"/></svg>",
        WIDTH,
        WIDTH * (Double.isNaN(share.share()) ? 0 : share.share()),
        WIDTH * share.low(),
        WIDTH * share.high());
  }

  private void cell(String tag, String content) {
    int blank = tag.indexOf(' ');
    String name = blank < 0 ? tag : tag.substring(0, blank);
    page.append('<')
        .append(tag)
        .append('>')
        .append(content)
        .append("</")
        .append(name)
        .append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
