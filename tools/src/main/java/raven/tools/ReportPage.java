package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of text, tables and figures that needs nothing else; its figures can be had as files of their own as well. */
final class ReportPage {
  private final StringBuilder body = new StringBuilder();
  private final Map<String, String> figures = new LinkedHashMap<>();
  private final String title;

  ReportPage(String title) {
    this.title = title;
    body.append("<h1>").append(escaped(title)).append("</h1>\n");
  }

  ReportPage heading(String words) {
    body.append("<h2>").append(escaped(words)).append("</h2>\n");
    return this;
  }

  ReportPage text(String words) {
    body.append("<p>").append(escaped(words)).append("</p>\n");
    return this;
  }

  /** Rows of cells, the first one the heads of the columns, with units where there are numbers. */
  ReportPage table(List<List<String>> rows) {
    body.append("<table>\n");
    for (int i = 0; i < rows.size(); i++) {
      String cell = i == 0 ? "th" : "td";
      body.append("<tr>");
      for (int k = 0; k < rows.get(i).size(); k++) {
        String words = rows.get(i).get(k);
        // a column with a unit holds numbers
        boolean number = rows.getFirst().get(k).endsWith("]");
        body.append('<').append(cell).append(number ? " class=n>" : ">");
        body.append(escaped(words)).append("</").append(cell).append('>');
      }
      body.append("</tr>\n");
    }
    body.append("</table>\n");
    return this;
  }

  /** A table that is HTML already. */
  ReportPage html(String table) {
    body.append(table);
    return this;
  }

  /** A vector picture with a name for its file and words below. */
  ReportPage figure(String name, String svg, String caption) {
    figures.put(name, svg);
    // names inside a picture are the page's when it is inside the page
    String inside = svg.substring(Math.max(0, svg.indexOf("<svg")))
        .replace("id=\"", "id=\"" + name + "-")
        .replace("url(#", "url(#" + name + "-");
    body.append("<figure>").append(inside).append("<figcaption>");
    body.append("Figure ").append(figures.size()).append(". ").append(escaped(caption));
    body.append("</figcaption></figure>\n");
    return this;
  }

  /** The whole page. */
  String page() {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
        <style>
        body {font: 15px/1.45 system-ui, sans-serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem; color: #222}
        h1 {font-size: 1.6rem} h2 {font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #ddd}
        table {border-collapse: collapse; margin: .8rem 0} td, th {padding: .2rem .8rem .2rem 0; text-align: left; border-bottom: 1px solid #e4e4e4; vertical-align: top}
        th {font-weight: 600; color: #555} td.n {text-align: right; font-variant-numeric: tabular-nums}
        figure {margin: 1.2rem 0; break-inside: avoid} svg {max-width: 100%%; height: auto} figcaption {color: #555; max-width: 52rem}
        .differs {color: #b03a2e}
        </style></head><body>
        %s</body></html>
        """.formatted(escaped(title), body);
  }

  /** Writes the page and each figure beside it. Returns the files, the page first. */
  List<Path> write(Path folder, String name, FigureOptions options) {
    List<Path> files = new ArrayList<>();
    files.add(folder.resolve(name + ".html"));
    SafeFile.write(files.getFirst(), page());
    figures.forEach((figure, svg) -> files.addAll(options.write(folder, figure, svg)));
    return files;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
