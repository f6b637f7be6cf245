package raven.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import raven.controller.Settings;
import raven.file.Default;
import raven.file.Document;
import raven.file.FileError;
import raven.file.Unit;
import raven.file.Value;
import raven.mission.MissionFile;
import raven.sim.spread.Spread;

/**
 * What is tuned, in which ranges, on which flights and towards what.
 *
 * @param mission bundled mission or file that is flown
 * @param spread bundled spread or file that the plants are drawn from
 * @param springsKnown each robot knows its spring rates, as after a calibration
 * @param until how far a flight goes: to its end, or to the first lift-off, which is all that a push is judged by
 * @param plants how many of them a candidate of the evolution strategy flies; fresh ones in each generation
 * @param exam how many others the best candidate of each generation or round flies, always the same ones: what does best on them is the result
 * @param step standard deviation of the steps that a response surface is fitted to, as a share of each range: the smaller, the better a
 *     quadratic holds; the larger, the better what a step does stands out of the noise
 */
record TuneTask(
    String name,
    String mission,
    String spread,
    boolean springsKnown,
    @Default("end") Until until,
    int plants,
    int exam,

    @Default("0.04") @Unit(value = "", min = 0.001, max = 0.2)
    double step,

    List<Objective> objective,
    List<Variable> variables) {

  /** Behaviours whose tuning comes with RAVEN. */
  static final List<String> BUNDLED =
      List.of("walk", "gap", "gap-landing", "step", "step-landing", "jump");

  /** How far a flight goes. */
  enum Until {
    END,
    LIFT_OFF
  }

  /** A value of the settings, or with {@code *} for an index that value of every entry of a table, and the range it is looked for in, with units. */
  record Variable(String path, String from, String to) {
    boolean ofTable() {
      return path.contains(".*.");
    }

    /** The paths that are meant in these settings; none when there is no such value. */
    List<String> paths(Document<Settings> settings) {
      List<String> all = settings.values().stream().map(Value::path).toList();
      if (!ofTable()) return all.contains(path) ? List.of(path) : List.of();
      return IntStream.iterate(0, entry -> entry + 1)
          .mapToObj(entry -> path.replace("*", Integer.toString(entry)))
          .takeWhile(all::contains)
          .toList();
    }

    /** Where an entry of its table says for which toe rate it is. */
    String toe(int entry) {
      return path.substring(0, path.indexOf('*')) + entry + ".toe";
    }
  }

  TuneTask withPlants(int count) {
    return new TuneTask(
        name, mission, spread, springsKnown, until, count, exam, step, objective, variables);
  }

  static Document<TuneTask> open(String behaviour) {
    if (BUNDLED.contains(behaviour)) {
      String file = behaviour.concat(".yaml");
      return Document.resource(
          "tune ".concat(file), "/raven/tunes/".concat(file), TuneTask.class, TuneTask::check);
    }
    if (behaviour.indexOf('/') >= 0 || behaviour.endsWith(".yaml")) {
      return Document.load(Path.of(behaviour), TuneTask.class, TuneTask::check);
    }
    throw new FileError("there is no behaviour " + behaviour + " to tune: choose one of "
        + String.join(", ", BUNDLED) + ", or give the path of a YAML file");
  }

  private static void check(TuneTask task, Document<TuneTask> document) {
    MissionFile.open(task.mission);
    Spread.open(task.spread);
    if (task.plants < 1)
      throw document.error("plants", "is no number of plants, expected 1 or more");
    if (task.exam < 1) throw document.error("exam", "is no number of plants, expected 1 or more");
    if (task.objective.isEmpty()) throw document.error("objective", "names nothing to reach");
    for (int i = 0; i < task.objective.size(); i++) {
      String figure = task.objective.get(i).figure();
      if (!figure.isEmpty() && !Metrics.NAMES.contains(figure)) {
        throw document.error(
            "objective." + i,
            "names no metric: there is no \"" + figure + "\"" + near(figure)
                + "; docs/metrics.md lists them");
      }
    }
    if (task.variables.isEmpty())
      throw document.error("variables", "is empty: what is to be tuned?");
    Document<Settings> settings = Settings.bundled();
    for (int i = 0; i < task.variables.size(); i++) {
      Variable variable = task.variables.get(i);
      String where = "variables." + i;
      List<String> paths = variable.paths(settings);
      if (paths.isEmpty()) {
        throw document.error(where, "names no value of the settings: " + variable.path);
      }
      if (variable.ofTable() && !settings.has(variable.toe(0))) {
        throw document.error(where, "has a * for entries without a toe rate: " + variable.path);
      }
      String origin = document.name() + ": " + where + " ";
      double from = si(settings, paths.getFirst(), variable.from, origin.concat("from"));
      double to = si(settings, paths.getFirst(), variable.to, origin.concat("to"));
      if (from >= to) throw document.error(where, "ends before it begins");
    }
  }

  /** What a text means as a value of the settings; out of range or with a wrong unit it is an error. */
  static double si(Document<Settings> settings, String path, String text, String origin) {
    settings.override(path, text, origin);
    return value(settings, path).si();
  }

  static Value value(Document<Settings> settings, String path) {
    return settings.values().stream()
        .filter(v -> v.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static String near(String figure) {
    return Metrics.NAMES.stream()
        .filter(name -> name.contains(figure) || figure.contains(name))
        .sorted()
        .findFirst()
        .map(name -> ", did you mean " + name + "?")
        .orElse("");
  }

  /** The objective in words, for the record. */
  String words() {
    return String.join(" + ", objective.stream().map(Objective::words).toList());
  }
}
