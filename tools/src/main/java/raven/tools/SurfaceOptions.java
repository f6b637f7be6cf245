package raven.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import raven.file.FileError;

/** How {@link SurfaceSearch} searches. */
final class SurfaceOptions implements TuneMethod {
  /** Fewer say nothing about the dozen parameters of a plant. */
  private static final int LEAST_FLIGHTS = 100;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "4",
      description = "surface: rounds of the search; default: ${DEFAULT-VALUE}.")
  int rounds;

  @Option(
      names = "--flights",
      paramLabel = "N",
      defaultValue = "1500",
      description =
          "surface: flights of a round, each of a plant of its own; default: ${DEFAULT-VALUE}.")
  int flights;

  @Override
  public List<String> options() {
    return List.of("--rounds", "--flights");
  }

  @Override
  public TuneTask of(TuneTask task) {
    if (rounds < 1) throw new FileError("--rounds " + rounds + ": expected 1 or more");
    if (flights < LEAST_FLIGHTS)
      throw new FileError("--flights " + flights + ": expected " + LEAST_FLIGHTS + " or more");
    if (SurfaceSearch.figures(task).isEmpty()) {
      throw new FileError("--method surface: the objective of " + task.name()
          + " has no figure that a surface could be of: expected a term near, more or less");
    }
    return task;
  }

  @Override
  public long seeds(TuneTask task) {
    return task.exam() + (long) flights * rounds;
  }

  @Override
  public String journal(TuneTask task, int values) {
    return "surface flights " + flights;
  }

  @Override
  public void search(TuneRun run, Judge judge, Consumer<String> progress) {
    new SurfaceSearch(run, judge).run(rounds, flights, now -> progress.accept(line(now)));
  }

  private static String line(SurfaceSearch.Round now) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(
        Locale.ROOT,
        "round %d, %d flights, %d with all figures; surfaces miss",
        now.number(),
        now.flights(),
        now.flown()));
    for (int f = 0; f < now.residuals().size(); f++) {
      line.append(String.format(
          Locale.ROOT,
          "%s %s by %.3g",
          f == 0 ? "" : ",",
          now.figures().get(f),
          now.residuals().get(f)));
    }
    line.append(
        String.format(Locale.ROOT, "; exam %.3f points, best so far %.3f", now.exam(), now.best()));
    return line.toString();
  }

  @Override
  public String words(TuneTask task, int values) {
    return String.format(
        Locale.ROOT,
        "response surface, %d rounds of %d flights, steps of %.3g of each range",
        rounds,
        flights,
        task.step());
  }

  @Override
  public Map<String, Object> json(TuneTask task, int values) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", "surface");
    json.put("rounds", rounds);
    json.put("flights", flights);
    return json;
  }
}
