package raven.tools.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What the runs of a campaign say together, gathered row by row. It remembers every run's count, but values of a bounded number of runs only.
 *
 * <p>Not thread-safe.
 */
public final class Answer implements RunFile.Reader {
  /** Parameters are compared over about so many runs, taken evenly from all. */
  private static final int COMPARED = 20_000;

  private static final int WORST = 10;

  /** Why runs were not completed, and the first of them. */
  public record Reason(String outcome, String mode, String reason, int runs, int example) {}

  /** A run worth another look. */
  public record Bad(int run, String outcome, boolean fell, double tasks, double time, String why) {
    /** The worst first: the program's own faults, falls, other failures, refusals; then who came least far. */
    static final Comparator<Bad> WORST_FIRST = Comparator.comparingInt(Bad::rank)
        .thenComparingDouble(Bad::tasks)
        .thenComparingDouble(Bad::time)
        .thenComparingInt(Bad::run);

    private int rank() {
      if (outcome.equals(RunRow.FAULT)) return 0;
      if (fell) return 1;
      return outcome.equals(RunRow.REFUSED) ? 3 : 2;
    }
  }

  private record Key(String outcome, String mode, String reason) {}

  private final List<String> columns;
  private final List<Integer> parameters = new ArrayList<>();
  private final int outcome;
  private final int stride;
  private final Map<Key, int[]> reasons = new LinkedHashMap<>();
  private final PriorityQueue<Bad> worst = new PriorityQueue<>(Bad.WORST_FIRST.reversed());
  private final List<double[]> values = new ArrayList<>();
  private final List<Boolean> completed = new ArrayList<>();

  /** Gathers about so many runs. */
  public Answer(List<String> columns, int runs) {
    this.columns = List.copyOf(columns);
    outcome = columns.indexOf(RunRow.OUTCOME);
    stride = Math.max(1, (runs + COMPARED - 1) / COMPARED);
    // between number and seed and the outcome stands what was varied and drawn
    for (int i = 2; i < outcome; i++) parameters.add(i);
  }

  @Override
  public void row(int run, List<String> row) {
    String how = row.get(outcome);
    boolean good = how.equals(RunRow.COMPLETED);
    if (!good) {
      Key key = new Key(how, of(row, RunRow.MODE), of(row, RunRow.REASON));
      reasons.computeIfAbsent(key, k -> new int[] {0, run})[0]++;
      worst.add(new Bad(
          run,
          how,
          Boolean.parseBoolean(of(row, RunRow.FELL)),
          number(of(row, "tasks_done")),
          number(of(row, "sim_s")),
          of(row, RunRow.WHY)));
      if (worst.size() > WORST) worst.poll();
    }
    if (Math.floorMod(mixed(run), stride) != 0) return;
    double[] at = new double[parameters.size()];
    for (int i = 0; i < at.length; i++) at[i] = number(row.get(parameters.get(i)));
    values.add(at);
    completed.add(good);
  }

  /** A number without any pattern: every so many runs would be the same design of a grid again and again (Stafford 2011, mix 13). */
  private static int mixed(int run) {
    long z = (run ^ run >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (int) (z >>> 32);
  }

  private String of(List<String> row, String column) {
    int at = columns.indexOf(column);
    return at < 0 || at >= row.size() ? "" : row.get(at);
  }

  /** The number that a value begins with, its unit apart; NaN if it begins with none. */
  private static double number(String value) {
    int blank = value.indexOf(' ');
    try {
      return Double.parseDouble(blank < 0 ? value : value.substring(0, blank));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Why runs were not completed, the most frequent first. */
  public List<Reason> reasons() {
    return reasons.entrySet().stream()
        .map(e -> new Reason(
            e.getKey().outcome,
            e.getKey().mode,
            e.getKey().reason,
            e.getValue()[0],
            e.getValue()[1]))
        .sorted(Comparator.comparingInt(Reason::runs).reversed().thenComparingInt(Reason::example))
        .toList();
  }

  /** The worst runs, the worst first. */
  public List<Bad> worst() {
    return worst.stream().sorted(Bad.WORST_FIRST).toList();
  }

  /** What each parameter has to do with success, the surest first. */
  public List<Influence> influences() {
    List<Influence> influences = new ArrayList<>();
    boolean[] good = new boolean[completed.size()];
    for (int i = 0; i < good.length; i++) good[i] = completed.get(i);
    for (int p = 0; p < parameters.size(); p++) {
      double[] at = new double[good.length];
      boolean numbers = true;
      for (int i = 0; i < at.length; i++) {
        at[i] = values.get(i)[p];
        numbers &= Double.isFinite(at[i]);
      }
      if (!numbers || at.length == 0) continue;
      influences.add(Influence.of(columns.get(parameters.get(p)), at, good, parameters.size()));
    }
    influences.sort(Comparator.comparingDouble(Influence::chance)
        .thenComparing(Comparator.comparingDouble((Influence i) -> Math.abs(i.correlation()))
            .reversed()));
    return influences;
  }
}
