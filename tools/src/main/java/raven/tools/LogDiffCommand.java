package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.tools.log.FlightRecording;
import raven.tools.log.RowDifference;

/** {@code raven log diff}: where two flights part. */
@Command(
    name = "diff",
    description = {
      "Says in what two logs differ: words, files, and for each column of the rows the first tick that differs and by how much at most.",
      "Exit code 0 when all rows are the same to the bit, 1 when they are not."
    })
final class LogDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A.mcap", description = "A log.")
  Path a;

  @Parameters(index = "1", paramLabel = "B.mcap", description = "The log to lay beside it.")
  Path b;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "12",
      description = "Columns to list, those first that differ first; default: ${DEFAULT-VALUE}.")
  int most;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  /** A column of a topic that differs. */
  private record Found(String topic, RowDifference.Column column) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("topic", topic);
      json.put("field", column.name());
      json.put("first_at_s", column.firstTime());
      json.put("a", column.a());
      json.put("b", column.b());
      json.put("most", column.most());
      return json;
    }
  }

  @Override
  public Integer call() {
    new NamedFiles().reads("A.mcap", a).reads("B.mcap", b);
    try (FlightRecording first = new FlightRecording(a);
        FlightRecording second = new FlightRecording(b)) {
      List<String> words = words(first, second);
      List<Found> columns = new ArrayList<>();
      boolean same = true;
      Set<String> topics = new TreeSet<>(first.rowTopics());
      topics.addAll(second.rowTopics());
      // times of the machine, not of the robot
      topics.remove("/loop");
      for (String topic : topics) {
        RowDifference difference = new RowDifference(first.rows(topic), second.rows(topic));
        same &= difference.same();
        words.addAll(
            difference.shapes().stream().map(text -> topic + ": " + text).toList());
        for (RowDifference.Column column : difference.columns()) {
          columns.add(new Found(topic, column));
        }
      }
      columns.sort(Comparator.comparingDouble(found -> found.column.firstTime()));
      LogCommand.tellDamage(a, first);
      LogCommand.tellDamage(b, second);
      System.out.print(json ? json(same, words, columns) : text(same, words, columns));
      return same ? Main.DONE : Main.FAILED;
    }
  }

  /** Words and files that are not the same. */
  private static List<String> words(FlightRecording a, FlightRecording b) {
    List<String> lines = new ArrayList<>();
    Set<String> names = new TreeSet<>(a.about().keySet());
    names.addAll(b.about().keySet());
    for (String name : names) {
      String one = a.about().get(name);
      String other = b.about().get(name);
      if (!Objects.equals(one, other)) lines.add(name + ": " + one + " | " + other);
    }
    Set<String> files = new TreeSet<>(a.files());
    files.addAll(b.files());
    for (String file : files) lines.addAll(lines(file, a.file(file), b.file(file)));
    return lines;
  }

  /** Lines of a file that the other log does not have, one list beside the other. */
  private static List<String> lines(String name, @Nullable String a, @Nullable String b) {
    if (Objects.equals(a, b)) return List.of();
    if (a == null || b == null) return List.of(name + ": only in " + (a == null ? "B" : "A"));
    List<String> left = new ArrayList<>(a.lines().toList());
    List<String> right = new ArrayList<>(b.lines().toList());
    List<String> different = new ArrayList<>();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String one = i < left.size() ? left.get(i).strip() : "";
      String other = i < right.size() ? right.get(i).strip() : "";
      if (!one.equals(other)) different.add(name + " line " + (i + 1) + ": " + one + " | " + other);
    }
    return different;
  }

  private static String json(boolean same, List<String> words, List<Found> columns) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("same", same);
    result.put("words", words);
    result.put("columns", columns.stream().map(Found::json).toList());
    return Json.of(result) + "\n";
  }

  private String text(boolean same, List<String> words, List<Found> columns) {
    StringBuilder text = new StringBuilder();
    for (String line : words) text.append(line).append('\n');
    if (same) return text + "all rows are the same to the bit\n";
    if (columns.isEmpty()) return text + "what both have is the same to the bit\n";
    TextTable table =
        new TextTable().row("first at", "topic", "field", "A", "B", "differs by at most");
    for (Found found : columns.subList(0, Math.min(most, columns.size()))) {
      RowDifference.Column column = found.column;
      table.row(
          String.format(Locale.ROOT, "%.3f s", column.firstTime()),
          found.topic,
          column.name(),
          Double.toString(column.a()),
          Double.toString(column.b()),
          String.format(Locale.ROOT, "%.4g", column.most()));
    }
    if (columns.size() > most) table.row("and " + (columns.size() - most) + " more columns");
    return text.append(table).toString();
  }
}
