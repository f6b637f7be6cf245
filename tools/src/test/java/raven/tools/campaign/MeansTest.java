package raven.tools.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MeansTest {
  @Test
  void aMeanIsOfTheRunsThatHaveTheFigure() {
    Plan plan =
        new Plan("b", "m", "r", "s", "", false, List.of(new Axis("p", List.of("1", "2"))), 1);
    Means means = new Means(plan, List.of("run", "x", "good"), List.of("x", "good"));
    String[] x = {"1", "10", "2", "", "6", ""};
    for (int run = 0; run < x.length; run++) {
      means.row(run, List.of(Integer.toString(run), x[run], run < 3 ? "true" : "false"));
    }
    // point 0 flew runs 0, 2 and 4: 1, 2 and 6, whose variance is 7
    assertEquals(new Means.Mean(3, 3, 1.96 * Math.sqrt(7.0 / 3)), means.mean(0, 0));
    assertEquals(new Means.Mean(1, 10, Double.NaN), means.mean(1, 0));
    assertEquals(2.0 / 3, means.mean(0, 1).mean(), 1e-12);
  }
}
