package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.controller.Settings;
import raven.file.Document;
import raven.gait.PushPlan;
import raven.gait.PushSettings;
import raven.sim.noise.Noise;

/** The mathematics below the search by response surfaces. */
final class SurfaceMathTest {
  private static final List<Objective> TERMS = List.of(
      new Objective.Near("liftoff_speed_mps", 3, 2, 0.2),
      new Objective.More("liftoff_speed_mps", 3, 2),
      new Objective.Less("liftoff_speed_mps", 3, 1.5));

  @Test
  void expectedPointsAreTheMeanOverTheSpread() {
    Noise noise = new Noise(3, "test");
    for (Objective term : TERMS) {
      for (double mean = -2.5; mean < 4; mean += 0.25) {
        double sum = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
          sum += term.points(FlownWith.figure("liftoff_speed_mps", mean + noise.gaussian(0.3)));
        }
        // a twentieth of all: Lorentzian and Gaussian together are no Lorentzian
        assertEquals(sum / n, Expectation.points(term, mean, 0.3), 0.18, term + " at " + mean);
      }
    }
  }

  @Test
  void expectedPointsGrowAsTheirSlopeSays() {
    for (Objective term : TERMS) {
      for (double mean = -2.4; mean < 4; mean += 0.3) {
        double step = 1e-5;
        double grown =
            Expectation.points(term, mean + step, 0.3) - Expectation.points(term, mean - step, 0.3);
        assertEquals(grown / 2 / step, Expectation.slope(term, mean, 0.3), 1e-6, term.words());
      }
    }
  }

  @Test
  void aTableIsBlendedAsThePushPlanDoes() {
    // stiffer than any that is bundled, so that the last of the bundled table can be each of them
    double[] toes = {2, 3, 4.8};
    Document<Settings> settings = Settings.bundled();
    String last = "hop.push." + (settings.bind().hop().push().size() - 1);
    PushSettings[] table = new PushSettings[3];
    for (int entry = 0; entry < 3; entry++) {
      settings.override(last + ".toe", toes[entry] + " N m/rad", "test");
      settings.override(last + ".foot_ahead", 10 * entry * entry + " mm", "test");
      table[entry] = settings.unchecked().hop().push().getLast();
    }
    PushPlan plan = new PushPlan(table);
    ToeBlend blend = new ToeBlend(toes);
    for (double toe = 1.5; toe < 5; toe += 0.1) {
      plan.choose(table, toe);
      double mixed = 0;
      for (int entry = 0; entry < 3; entry++) mixed += blend.share(entry, toe) * entry * entry;
      assertEquals(plan.footAhead(), 0.01 * mixed, 1e-12, "toe " + toe);
    }
  }

  @Test
  void aQuadraticIsFittedThroughOutliers() {
    Noise noise = new Noise(5, "test");
    SurfaceTerms terms = new SurfaceTerms(2, 2, 0);
    int n = 300;
    double[][] steps = new double[n][2];
    double[][] plants = new double[n][2];
    double[][] figures = new double[n][2];
    for (int i = 0; i < n; i++) {
      double[] d = steps[i];
      double[] z = plants[i];
      for (int k = 0; k < 2; k++) {
        d[k] = noise.gaussian();
        z[k] = noise.gaussian();
      }
      figures[i][0] = 1 + 2 * d[0] - d[0] * d[0] + 3 * z[1] + 0.5 * d[1] * z[1] + z[0] * z[1];
      figures[i][0] += noise.gaussian(0.1) + (i % 20 == 0 ? 100 : 0);
      figures[i][1] = i % 3 == 0 ? 0 : 1;
    }
    SurfaceFit fit = new SurfaceFit(terms, steps, plants, figures);
    double[] c = fit.coefficients(0);
    double[] z = {0.5, 2};
    assertEquals(1 + 3 * 2 + 0.5 * 2, terms.unstepped(c, z), 0.1);
    assertEquals(2, terms.slope(c, 0, z), 0.05);
    assertEquals(0.5 * 2, terms.slope(c, 1, z), 0.1);
    assertEquals(-1, terms.bend(c, 0), 0.1);
    assertEquals(0.1, fit.residual(0), 0.02);
  }

  @Test
  void moreCoefficientsThanFlightsDoNotFoolTheResidual() {
    Noise noise = new Noise(6, "test");
    SurfaceTerms terms = new SurfaceTerms(10, 10, 0);
    int n = 120;
    double[][] steps = new double[n][10];
    double[][] plants = new double[n][10];
    double[][] figures = new double[n][1];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 10; k++) {
        steps[i][k] = noise.gaussian();
        plants[i][k] = noise.gaussian();
      }
      figures[i][0] = steps[i][0] + noise.gaussian();
    }
    assertTrue(terms.count() > n);
    double residual = new SurfaceFit(terms, steps, plants, figures).residual(0);
    assertTrue(residual > 0.9 && residual < 1.3, "residual " + residual + " of noise 1");
  }

  @Test
  void theTopIsFoundInsideAndOnTheEdge() {
    SurfaceOptimum.Hill hill = new SurfaceOptimum.Hill() {
      @Override
      public double height(double[] x) {
        double along = x[0] + x[1] - 1;
        double across = x[0] - x[1];
        return -along * along - 20 * across * across - (x[2] - 5) * (x[2] - 5);
      }

      @Override
      public double[] gradient(double[] x) {
        double along = -2 * (x[0] + x[1] - 1);
        double across = -40 * (x[0] - x[1]);
        return new double[] {along + across, along - across, -2 * (x[2] - 5)};
      }
    };
    // the origin lies on the edge of the first
    double[] at = new SurfaceOptimum(hill, new double[] {0, -2, -2}, new double[] {2, 2, 2}).at();
    assertEquals(0.5, at[0], 1e-3);
    assertEquals(0.5, at[1], 1e-3);
    assertEquals(2, at[2], 1e-3);
  }
}
