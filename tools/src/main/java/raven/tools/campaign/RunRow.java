package raven.tools.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One run as a row: its number, seed and point, what was drawn, what came of it and why, and its figures. Nothing in it depends on the clock,
 * the machine, or who else flew.
 */
public final class RunRow {
  /** What the robot did, by the word of {@code raven sim}; {@link #FAULT} when the program itself failed. */
  public static final String OUTCOME = "outcome";

  public static final String COMPLETED = "completed";
  public static final String REFUSED = "refused";
  public static final String FAULT = "fault";

  /** Whether a robot that failed fell over or struck the ground. */
  public static final String FELL = "fell";

  public static final String MODE = "mode";
  public static final String REASON = "reason";
  public static final String WHY = "why";

  /** Before the names of what a spread draws. */
  public static final String DRAWN = "spread.";

  private static final List<String> HEAD = List.of("run", "seed");
  private static final List<String> RESULT =
      List.of(OUTCOME, FELL, MODE, "at_s", REASON, WHY, "sim_s");

  /** As flights say it: in which mode, when, and what; what was reached instead is for the column "why". */
  private static final Pattern SAID =
      Pattern.compile("(\\w+) (?:at|from) ([0-9.]+) s: (.*?)(?:, reached .*)?");

  private RunRow() {}

  /** Names of the columns. */
  public static List<String> columns(
      Plan plan, Collection<String> drawn, Collection<String> figures) {
    List<String> columns = new ArrayList<>(HEAD);
    for (Axis axis : plan.axes()) columns.add(axis.path());
    for (String name : drawn) columns.add(DRAWN + name);
    columns.addAll(RESULT);
    columns.addAll(figures);
    return columns;
  }

  /** What came of a run. */
  public record Result(String outcome, boolean fell, String why, double sim_s) {}

  /** The row under those columns. */
  public static String of(
      Plan plan,
      int run,
      Map<String, Object> drawn,
      Collection<String> drawnNames,
      Result result,
      Map<String, ?> figures,
      Collection<String> figureNames) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(run);
    row.add(plan.seed(run));
    row.addAll(plan.values(plan.point(run)));
    for (String name : drawnNames) row.add(drawn.get(name));
    Matcher said = SAID.matcher(result.why());
    boolean parts = said.matches();
    row.add(result.outcome());
    row.add(result.fell());
    row.add(parts ? said.group(1) : null);
    row.add(parts ? said.group(2) : null);
    row.add(parts ? said.group(3) : result.why());
    row.add(result.why());
    row.add(result.sim_s());
    for (String name : figureNames) row.add(figures.get(name));
    return Csv.row(row);
  }
}
