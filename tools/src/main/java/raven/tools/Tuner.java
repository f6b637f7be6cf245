package raven.tools;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;

/**
 * Evolution strategy with covariance matrix adaptation (Hansen and Ostermeier 2001, in the implementation of Commons Math) over values of the
 * settings, each scaled to its range. The plants are fresh in each generation, so that the search cannot learn them by heart; the best of each
 * generation takes an exam on others.
 */
final class Tuner {
  /** First step size as a share of each range. */
  private static final double SIGMA = 0.1;

  /** What a tune has come to. */
  record Progress(int generation, int evaluations, double score, double best, int completed) {}

  private final TuneTask task;
  private final Document<Settings> settings;
  private final Fleet fleet;
  private final Journal journal;
  private final long firstSeed;
  private final double[] from;
  private final double[] to;
  private final String[] units;

  private double first;
  private double best = Double.NEGATIVE_INFINITY;
  private int bestCompleted = -1;
  private double[] bestAt;
  private int lastCompleted;
  private double generationBest = Double.NEGATIVE_INFINITY;
  private double[] generationBestAt;
  private int evaluations;

  /** @param firstSeed the plants of the exam and, after them, of the generations are drawn from here on */
  Tuner(TuneTask task, Document<Settings> settings, Fleet fleet, Journal journal, long firstSeed) {
    this.task = task;
    this.settings = settings;
    this.fleet = fleet;
    this.journal = journal;
    this.firstSeed = firstSeed;
    int n = task.variables().size();
    from = new double[n];
    to = new double[n];
    units = new String[n];
    bestAt = new double[n];
    generationBestAt = new double[n];
  }

  /** Searches from the present settings, which take the exam first. */
  void run(int generations, int population, long seed, Consumer<Progress> watcher) {
    double[] start = start();
    double[] zero = new double[start.length];
    double[] one = new double[start.length];
    double[] sigma = new double[start.length];
    Arrays.fill(one, 1);
    Arrays.fill(sigma, SIGMA);
    examine(start);
    first = best;
    CMAESOptimizer search = new CMAESOptimizer(
        generations, 0, true, 0, 0, new Well19937c(hash(seed)), false, (i, before, now) -> false);
    try {
      search.optimize(
          new MaxEval(Math.max(1, generations * population)),
          new ObjectiveFunction(at -> evaluate(at, population, watcher)),
          GoalType.MAXIMIZE,
          new CMAESOptimizer.PopulationSize(population),
          new CMAESOptimizer.Sigma(sigma),
          new InitialGuess(start),
          new SimpleBounds(zero, one));
    } catch (TooManyEvaluationsException e) {
      // all generations are flown
    }
  }

  private double[] start() {
    double[] start = new double[from.length];
    for (int i = 0; i < start.length; i++) {
      TuneTask.Variable variable = task.variables().get(i);
      var now = settings.values().stream()
          .filter(v -> v.path().equals(variable.path()))
          .findFirst()
          .orElseThrow();
      units[i] = now.siUnit();
      String origin = "variables." + i;
      from[i] = TuneTask.si(settings, variable.path(), variable.from(), origin);
      to[i] = TuneTask.si(settings, variable.path(), variable.to(), origin);
      start[i] = Math.clamp((now.si() - from[i]) / (to[i] - from[i]), 0, 1);
    }
    return start;
  }

  /** Score of a candidate on its generation's plants; with the last of a generation, its best takes the exam. */
  private double evaluate(double[] at, int population, Consumer<Progress> watcher) {
    int generation = evaluations / population + 1;
    long plants = firstSeed + task.exam() + (long) (generation - 1) * task.plants();
    double score = points(at, plants, task.plants());
    if (score > generationBest) {
      generationBest = score;
      generationBestAt = at.clone();
    }
    evaluations++;
    if (evaluations % population == 0) {
      examine(generationBestAt);
      generationBest = Double.NEGATIVE_INFINITY;
      watcher.accept(new Progress(generation, evaluations, score, best, bestCompleted));
    }
    return score;
  }

  private void examine(double[] at) {
    double score = points(at, firstSeed, task.exam());
    if (score > best) {
      best = score;
      bestCompleted = lastCompleted;
      bestAt = at.clone();
    }
  }

  /** Mean points, from the journal or from flights; values that do not go together bring none. */
  private double points(double[] at, long seed, int plants) {
    lastCompleted = -1;
    if (journal.knows()) return journal.recall();
    double points = 0;
    try {
      Fleet.Score flown = fleet.score(settingsAt(at), task.objective(), seed, plants);
      points = flown.points();
      lastCompleted = flown.completed();
    } catch (FileError e) {
      // no settings: no points
    }
    journal.keep(points);
    return points;
  }

  /** The settings of a candidate, with as many digits as a file shows, so that the file flies as the candidate did. */
  Settings settingsAt(double[] at) {
    for (int i = 0; i < at.length; i++) {
      double value = from[i] + Math.clamp(at[i], 0, 1) * (to[i] - from[i]);
      String text = String.format(Locale.ROOT, "%.5g %s", value, units[i]).strip();
      settings.override(task.variables().get(i).path(), text, "tune");
    }
    return settings.bind();
  }

  /** Puts the best candidate into the settings. Returns its values. */
  Map<String, String> adopt() {
    settingsAt(bestAt);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < bestAt.length; i++) {
      String path = task.variables().get(i).path();
      double value = from[i] + Math.clamp(bestAt[i], 0, 1) * (to[i] - from[i]);
      values.put(path, String.format(Locale.ROOT, "%.5g %s", value, units[i]).strip());
    }
    return values;
  }

  double best() {
    return best;
  }

  /** Score of the settings that it began with. */
  double first() {
    return first;
  }

  int evaluations() {
    return evaluations;
  }

  /** Neighbouring seeds must not share their first draws. */
  private static long hash(long seed) {
    long z = (seed + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    return z ^ (z >>> 27);
  }
}
