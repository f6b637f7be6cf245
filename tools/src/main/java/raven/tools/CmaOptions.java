package raven.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.file.FileError;

/** How {@link Tuner} searches. */
final class CmaOptions implements TuneMethod {
  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "20",
      description = "cma: generations of the search; default: ${DEFAULT-VALUE}.")
  int generations;

  @Option(
      names = "--population",
      paramLabel = "N",
      description = "cma: candidates of a generation; by default 4 + 3 ln of the number of values.")
  @Nullable
  Integer population;

  @Option(
      names = "--plants",
      paramLabel = "K",
      description = "cma: plants that each candidate flies; by default what the task says.")
  @Nullable
  Integer plants;

  @Override
  public List<String> options() {
    return List.of("--generations", "--population", "--plants");
  }

  @Override
  public TuneTask of(TuneTask task) {
    if (generations < 1)
      throw new FileError("--generations " + generations + ": expected 1 or more");
    if (population != null && population < 2)
      throw new FileError("--population " + population + ": expected 2 or more");
    if (plants != null && plants < 1)
      throw new FileError("--plants " + plants + ": expected 1 or more");
    return plants != null ? task.withPlants(plants) : task;
  }

  @Override
  public long seeds(TuneTask task) {
    return task.exam() + (long) task.plants() * generations;
  }

  private int candidates(int values) {
    return population != null ? population : 4 + (int) (3 * Math.log(values));
  }

  @Override
  public String journal(TuneTask task, int values) {
    return "population " + candidates(values) + " plants " + task.plants();
  }

  @Override
  public void search(TuneRun run, Judge judge, Consumer<String> progress) {
    int exam = run.task().exam();
    new Tuner(run, judge)
        .run(
            generations,
            candidates(run.values().count()),
            run.firstSeed(),
            now -> progress.accept(line(now, exam)));
  }

  private static String line(Tuner.Progress now, int exam) {
    return String.format(
        Locale.ROOT,
        "generation %d, %d candidates flown: best in the exam so far %.3f points%s",
        now.generation(),
        now.evaluations(),
        now.best(),
        now.completed() < 0
            ? ""
            : String.format(Locale.ROOT, ", %d of %d completed", now.completed(), exam));
  }

  @Override
  public String words(TuneTask task, int values) {
    return "CMA-ES, " + generations + " generations of " + candidates(values);
  }

  @Override
  public Map<String, Object> json(TuneTask task, int values) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", "cma");
    json.put("evaluations", generations * candidates(values));
    json.put("generations", generations);
    json.put("plants", task.plants());
    return json;
  }
}
