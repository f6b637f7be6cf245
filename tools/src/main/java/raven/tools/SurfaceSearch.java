package raven.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;
import raven.sim.noise.Noise;
import raven.sim.spread.Truth;

/**
 * Search by response surfaces (Box and Wilson 1951): in each round every flight has a plant and a step of its own; surfaces of the objective's
 * figures over steps and plants say where the plants together would bring most, no further than the surfaces can be trusted. There the exam
 * is taken, and from there the next round goes on.
 */
final class SurfaceSearch {
  /** How far the values move in a round, in steps: further out few flights were. */
  private static final double TRUSTED = 2;

  /**
   * What a round has come to.
   *
   * @param flown flights that had all figures
   * @param residuals what the surface of each figure misses
   * @param exam points there
   */
  record Round(
      int number,
      int flights,
      int flown,
      List<String> figures,
      List<Double> residuals,
      double exam,
      double best) {}

  private final TuneRun run;
  private final Judge judge;
  private final List<String> figures;
  private double[] present;

  SurfaceSearch(TuneRun run, Judge judge) {
    this.run = run;
    this.judge = judge;
    figures = figures(run.task());
    present = run.values().start();
  }

  /** The figures that an objective is about. */
  static List<String> figures(TuneTask task) {
    return task.objective().stream()
        .map(Objective::figure)
        .filter(figure -> !figure.isEmpty())
        .distinct()
        .toList();
  }

  /** Searches from the present settings, which take the exam first; of each plant there is one flight. */
  void run(int rounds, int flights, Consumer<Round> watcher) {
    judge.examine(present);
    for (int round = 1; round <= rounds; round++) {
      long seed = run.firstSeed() + run.task().exam() + (long) (round - 1) * flights;
      double[][] steps = new double[flights][];
      Arrays.setAll(steps, n -> step(seed + n));
      double[][] flown = fly(seed, steps);
      watcher.accept(move(round, seed, steps, flown));
    }
  }

  /** The step of a flight, by value, in steps of the round: entries of a table take one together, and none leaves its range. */
  private double[] step(long seed) {
    Noise noise = new Noise(seed, "tune step");
    double[] common = new double[run.values().variables()];
    Arrays.setAll(common, i -> noise.gaussian());
    double[] step = run.values().ofVariables(common);
    Arrays.setAll(step, j -> Math.clamp(step[j], least(j), most(j)));
    return step;
  }

  private double least(int value) {
    return -present[value] / run.task().step();
  }

  private double most(int value) {
    return (1 - present[value]) / run.task().step();
  }

  private double[] moved(double[] steps) {
    double[] at = new double[steps.length];
    Arrays.setAll(at, j -> Math.clamp(present[j] + run.task().step() * steps[j], 0, 1));
    return at;
  }

  /** The figures of each flight, from the journal as far as it goes. */
  private double[][] fly(long seed, double[][] steps) {
    double[][] flown = new double[steps.length][];
    int known = 0;
    while (known < flown.length && run.journal().knows()) {
      flown[known++] = run.journal().recall(figures.size());
    }
    List<@Nullable Future<FlightResult>> begun = new ArrayList<>();
    for (int n = known; n < flown.length; n++) begun.add(begin(moved(steps[n]), seed + n));
    for (int n = known; n < flown.length; n++) {
      flown[n] = figuresOf(begun.get(n - known));
      run.journal().keep(flown[n]);
    }
    return flown;
  }

  /** Null when the values do not go together. */
  private @Nullable Future<FlightResult> begin(double[] at, long seed) {
    try {
      return run.flights().begin(run.values().settingsAt(at), seed);
    } catch (FileError e) {
      return null;
    }
  }

  /** NaN for what there is not. */
  private double[] figuresOf(@Nullable Future<FlightResult> flight) {
    double[] row = new double[figures.size()];
    Arrays.fill(row, Double.NaN);
    if (flight == null) return row;
    FlightResult result = Flights.ended(flight);
    Arrays.setAll(row, f -> Metrics.number(result.metrics(), figures.get(f)));
    return row;
  }

  /** Fits to the flights that had all figures, and moves to where the surfaces are best. */
  private Round move(int round, long seed, double[][] steps, double[][] flown) {
    List<Truth> truths = new ArrayList<>();
    List<double[]> blended = new ArrayList<>();
    List<double[]> whole = new ArrayList<>();
    for (int n = 0; n < flown.length; n++) {
      if (Arrays.stream(flown[n]).anyMatch(Double::isNaN)) continue;
      Truth truth = run.flights().truth(seed + n);
      truths.add(truth);
      double toe = truth.robot().legs().toe().stiffness();
      blended.add(run.values().blended(steps[n], run.values().shares(toe)));
      whole.add(flown[n]);
    }
    SurfacePlants plants = new SurfacePlants(truths);
    SurfaceTerms terms = plants.terms(run.values().variables());
    // a plane through half of them could be anything
    if (whole.size() < 2 * terms.firstOrder()) {
      throw new FileError("round " + round + ": only " + whole.size() + " of " + flown.length
          + " flights have all figures of the objective (" + String.join(", ", figures)
          + "), too few for a surface over " + (terms.firstOrder() - 1)
          + " values and parameters: more --flights, or settings that get further to start from");
    }
    SurfaceFit fit = new SurfaceFit(
        terms,
        blended.toArray(double[][]::new),
        plants.parameters(),
        whole.toArray(double[][]::new));

    SurfaceModel model =
        new SurfaceModel(run.task().objective(), figures, run.values(), plants, fit);
    double[] from = new double[present.length];
    double[] to = new double[present.length];
    Arrays.setAll(from, j -> Math.max(-TRUSTED, least(j)));
    Arrays.setAll(to, j -> Math.min(TRUSTED, most(j)));
    double[] next = moved(new SurfaceOptimum(model, from, to).at());
    // values that bring nothing, perhaps as they do not go together, are no place to go on from
    double exam = judge.examine(next);
    if (exam > 0) present = next;
    List<Double> residuals =
        IntStream.range(0, figures.size()).mapToObj(fit::residual).toList();
    return new Round(round, flown.length, whole.size(), figures, residuals, exam, judge.best());
  }
}
