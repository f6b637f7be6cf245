package raven.sim.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final int SAMPLES = 200_000;

  /** Four standard errors of a mean over SAMPLES draws of unit variance. */
  private static final double FOUR_SIGMA = 4 / Math.sqrt(SAMPLES);

  @Test
  void gaussianHasTheMomentsOfANormal() {
    Noise noise = new Noise(1, "moments");
    double m1 = 0;
    double m2 = 0;
    double m3 = 0;
    double m4 = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double x = noise.gaussian();
      m1 += x;
      m2 += x * x;
      m3 += x * x * x;
      m4 += x * x * x * x;
    }
    assertEquals(0, m1 / SAMPLES, FOUR_SIGMA);
    // variances of x², x³ and x⁴ are 2, 15 and 96
    assertEquals(1, m2 / SAMPLES, Math.sqrt(2) * FOUR_SIGMA);
    assertEquals(0, m3 / SAMPLES, Math.sqrt(15) * FOUR_SIGMA);
    assertEquals(3, m4 / SAMPLES, Math.sqrt(96) * FOUR_SIGMA);
  }

  @Test
  void firstDrawsOfNeighbouringSeedsAreIndependent() {
    int seeds = 20_000;
    double product = 0;
    double last = new Noise(0, "first").gaussian();
    for (int seed = 1; seed <= seeds; seed++) {
      double x = new Noise(seed, "first").gaussian();
      product += last * x;
      last = x;
    }
    assertEquals(0, product / seeds, 4 / Math.sqrt(seeds));
  }

  @Test
  void namesSeparateStreams() {
    int seeds = 20_000;
    double product = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      product += new Noise(seed, "left hip").gaussian() * new Noise(seed, "right hip").gaussian();
    }
    assertEquals(0, product / seeds, 4 / Math.sqrt(seeds));
  }

  @Test
  void sameSeedSameBits() {
    Noise a = new Noise(42, "same");
    Noise b = new Noise(42, "same");
    for (int i = 0; i < 1000; i++) {
      assertEquals(a.bits(), b.bits());
    }
    assertEquals(a.gaussian(), b.gaussian());
  }

  @Test
  void uniformStaysInItsRange() {
    Noise noise = new Noise(3, "range");
    double least = 9;
    double greatest = -9;
    for (int i = 0; i < SAMPLES; i++) {
      double x = noise.uniform(-2, 3);
      least = Math.min(least, x);
      greatest = Math.max(greatest, x);
    }
    assertTrue(least >= -2 && least < -1.999, "least " + least);
    assertTrue(greatest < 3 && greatest > 2.999, "greatest " + greatest);
  }
}
