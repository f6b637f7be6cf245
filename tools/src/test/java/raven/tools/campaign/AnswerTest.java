package raven.tools.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** What is said of many runs is true of them. */
final class AnswerTest {
  private static final List<String> COLUMNS = List.of(
      "run",
      "seed",
      "spread.cause",
      "spread.middle",
      "spread.other",
      "outcome",
      "fell",
      "mode",
      "at_s",
      "reason",
      "why",
      "sim_s",
      "tasks_done");

  private static Answer answer(int runs) {
    Answer answer = new Answer(COLUMNS, runs);
    Random random = new Random(7);
    for (int run = 0; run < runs; run++) {
      double cause = random.nextDouble();
      double middle = random.nextDouble();
      boolean fell = random.nextDouble() < 0.6 * cause;
      boolean refused = !fell && Math.abs(middle - 0.5) > 0.4;
      answer.row(
          run,
          List.of(
              Integer.toString(run),
              Integer.toString(run),
              Double.toString(cause),
              Double.toString(middle),
              Double.toString(random.nextDouble()),
              fell ? "failed" : refused ? "refused" : "completed",
              Boolean.toString(fell),
              fell ? "walking" : refused ? "crouching" : "",
              "1.0",
              fell ? "toppled" : refused ? "tips" : "",
              "why",
              "2.5",
              run == 40 ? "0" : "3"));
    }
    return answer;
  }

  @Test
  void whatCausesFailureIsFoundAndWhatDoesNotIsNot() {
    List<Influence> influences = answer(800).influences();
    assertEquals("spread.cause", influences.getFirst().parameter());
    assertTrue(influences.getFirst().correlation() < -0.3, influences.getFirst().toString());

    // best in the middle of its range: no trend, but found
    Influence middle = influences.get(1);
    assertEquals("spread.middle", middle.parameter());
    assertTrue(middle.explains() && Math.abs(middle.correlation()) < 0.1, middle.toString());
    assertFalse(influences.get(2).explains(), influences.get(2).toString());
  }

  @Test
  void dependenceCountsEveryRunOnce() {
    for (Influence influence : answer(801).influences()) {
      assertEquals(801, influence.bins().stream().mapToInt(Influence.Bin::runs).sum());
    }
  }

  /** Every eighth of 160 000 runs is always the same of eight designs. */
  @Test
  void everyDesignOfALargeGridIsCompared() {
    int runs = 160_000;
    Answer answer = new Answer(List.of("run", "seed", "toe", "outcome"), runs);
    for (int run = 0; run < runs; run++) {
      String outcome = run % 8 < 3 ? "failed" : "completed";
      answer.row(run, List.of(Integer.toString(run), "1", Integer.toString(run % 8), outcome));
    }
    Influence toe = answer.influences().getFirst();
    assertEquals(8, toe.bins().size(), toe.toString());
    assertTrue(toe.explains() && toe.correlation() > 0.7, toe.toString());
    for (Influence.Bin bin : toe.bins()) assertEquals(2500, bin.runs(), 250);
  }

  @Test
  void reasonsAreCountedByModeTheMostFrequentFirst() {
    List<Answer.Reason> reasons = answer(800).reasons();
    assertEquals(2, reasons.size());
    assertEquals("toppled", reasons.getFirst().reason());
    assertEquals("walking", reasons.getFirst().mode());
    assertTrue(reasons.getFirst().runs() > reasons.get(1).runs());
  }

  @Test
  void theWorstFellFirst() {
    List<Answer.Bad> worst = answer(800).worst();
    assertEquals(10, worst.size());
    assertTrue(worst.stream().allMatch(Answer.Bad::fell), worst.toString());
  }

  @Test
  void theIntervalHoldsTheTruthInNineteenOfTwentyCampaigns() {
    for (double truth : new double[] {0.02, 0.3, 0.6, 0.97}) {
      BinomialDistribution successes = new BinomialDistribution(200, truth);
      double covered = 0;
      for (int k = 0; k <= 200; k++) {
        Interval interval = Interval.of(k, 200);
        if (interval.low() <= truth && truth <= interval.high())
          covered += successes.probability(k);
      }
      assertEquals(0.95, covered, 0.025, "at " + truth);
    }
  }

  @Test
  void trialsForAnIntervalAreNoMoreThanItTakes() {
    for (double share : new double[] {0, 0.04, 0.5, 0.9}) {
      for (double halfWidth : new double[] {0.1, 0.01, 0.001}) {
        // at a number of trials of which the share is a whole number
        int trials = (int) Interval.trialsFor(share, halfWidth);
        int above = (trials + 49) / 50 * 50;
        int below = (trials - 1) / 50 * 50;
        assertTrue(halfWidth(share, above) <= halfWidth, share + ", " + halfWidth);
        if (below > 0) assertTrue(halfWidth(share, below) > halfWidth, share + ", " + halfWidth);
      }
    }
  }

  private static double halfWidth(double share, int trials) {
    return Interval.of((int) Math.round(share * trials), trials).halfWidth();
  }

  @Test
  void aCampaignStopsAtTheSameRunHoweverItsRunsArrive() {
    Plan plan = new Plan("", "", "", "", "", false, List.of(), 1);
    Tally forwards = new Tally(plan, 1000, 0.05);
    Tally backwards = new Tally(plan, 1000, 0.05);
    for (int run = 0; run < 1000; run++) forwards.add(run, end(run));
    for (int block = 0; block < 1000; block += 10) {
      for (int run = block + 9; run >= block; run--) backwards.add(run, end(run));
    }
    assertEquals(forwards.all(), backwards.all());
    assertTrue(forwards.enough() && forwards.all().runs() < 1000);
    Interval share = Interval.of(forwards.all().completed(), forwards.all().runs());
    assertTrue(share.halfWidth() <= 0.05, share.toString());
    // what is left is told from the shares so far
    assertEquals(forwards.all().runs(), forwards.expected(), 10);
  }

  private static Tally.End end(int run) {
    return new Tally.End(run % 7 == 3 ? "failed" : "completed", false);
  }

  @Test
  void whatIsWrittenReadsBack() {
    List<String> row = List.of("1", "a, b", "say \"no\"", "", "2.5");
    assertEquals(row, Csv.split(Csv.row(row)));
  }
}
