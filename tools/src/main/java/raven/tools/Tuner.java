package raven.tools;

import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;

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

  private final TuneRun run;
  private final Judge judge;
  private double generationBest = Double.NEGATIVE_INFINITY;
  private double[] generationBestAt;
  private int evaluations;

  Tuner(TuneRun run, Judge judge) {
    this.run = run;
    this.judge = judge;
    generationBestAt = run.values().start();
  }

  /** Searches from the present settings, which take the exam first. */
  void run(int generations, int population, long seed, Consumer<Progress> watcher) {
    double[] start = run.values().start();
    double[] zero = new double[start.length];
    double[] one = new double[start.length];
    double[] sigma = new double[start.length];
    Arrays.fill(one, 1);
    Arrays.fill(sigma, SIGMA);
    judge.examine(start);
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

  /** Score of a candidate on its generation's plants; with the last of a generation, its best takes the exam. */
  private double evaluate(double[] at, int population, Consumer<Progress> watcher) {
    int generation = evaluations / population + 1;
    TuneTask task = run.task();
    long plants = run.firstSeed() + task.exam() + (long) (generation - 1) * task.plants();
    double score = judge.points(at, plants, task.plants());
    if (score > generationBest) {
      generationBest = score;
      generationBestAt = at.clone();
    }
    evaluations++;
    if (evaluations % population == 0) {
      judge.examine(generationBestAt);
      generationBest = Double.NEGATIVE_INFINITY;
      watcher.accept(
          new Progress(generation, evaluations, score, judge.best(), judge.bestCompleted()));
    }
    return score;
  }

  /** Neighbouring seeds must not share their first draws. */
  private static long hash(long seed) {
    long z = (seed + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    return z ^ (z >>> 27);
  }
}
