package raven.tools;

import java.util.List;
import java.util.Map;
import raven.controller.Settings;
import raven.file.FileError;

/** What candidates of a tune are worth, from the journal or from flights; keeps the one that did best in the exam. */
final class Judge {
  private final TuneRun run;
  private double first = Double.NaN;
  private double best = Double.NEGATIVE_INFINITY;
  private double[] bestAt;
  private int bestCompleted = -1;
  private int lastCompleted = -1;

  Judge(TuneRun run) {
    this.run = run;
    bestAt = run.values().start();
  }

  /** Mean points on so many plants; values that do not go together bring none. */
  double points(double[] at, long seed, int plants) {
    lastCompleted = -1;
    if (run.journal().knows()) return run.journal().recall(1)[0];
    double points = 0;
    try {
      points = mean(run.values().settingsAt(at), seed, plants);
    } catch (FileError e) {
      // no settings: no points
    }
    run.journal().keep(points);
    return points;
  }

  private double mean(Settings settings, long seed, int plants) {
    double sum = 0;
    int completed = 0;
    List<FlightResult> flown = run.flights().fly(settings, seed, plants);
    for (FlightResult flight : flown) {
      sum += Objective.points(run.task().objective(), flight);
      if (flight.completed()) completed++;
    }
    lastCompleted = completed;
    return sum / plants;
  }

  /** Mean points in the exam, whose plants are the same for all; the first to take it is where the tune began. */
  double examine(double[] at) {
    double score = points(at, run.firstSeed(), run.task().exam());
    if (Double.isNaN(first)) first = score;
    if (score > best) {
      best = score;
      bestCompleted = lastCompleted;
      bestAt = at.clone();
    }
    return score;
  }

  /** Puts the best candidate into the settings. Returns its values. */
  Map<String, String> adopt() {
    run.values().settingsAt(bestAt);
    return run.values().texts(bestAt);
  }

  double best() {
    return best;
  }

  /** Exam's flights of the best candidate that did what was asked; -1 when they are not known any more. */
  int bestCompleted() {
    return bestCompleted;
  }

  /** Score of the settings that it began with. */
  double first() {
    return first;
  }
}
