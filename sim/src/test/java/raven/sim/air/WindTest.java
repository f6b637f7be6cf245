package raven.sim.air;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import raven.sim.noise.Noise;

final class WindTest {
  private static final double STEP = 5e-4;

  @Test
  void growsWithHeightAsAPowerLaw() {
    Wind wind = new Wind(3, 0, 0, new Noise(1, "wind"));
    double[] at = new double[3];
    wind.at(2, at);
    assertArrayEquals(new double[] {3, 0, 0}, at, 1e-12);
    wind.at(8, at);
    assertEquals(3 * Math.pow(4, 0.2), at[0], 1e-12);
  }

  @Test
  void blowsWhereItIsToldTo() {
    Wind wind = new Wind(2, Math.PI / 2, 0, new Noise(1, "wind"));
    double[] at = new double[3];
    wind.at(2, at);
    assertArrayEquals(new double[] {0, 2, 0}, at, 1e-12);
  }

  @Test
  void itsTurbulenceHasTheStatedDeviationAndLessOfItUpwards() {
    // over many seeds, before the discrete gust of most of them; 4000 draws: 1.1 % standard error
    double[] at = new double[3];
    double across = 0;
    double up = 0;
    int runs = 4000;
    for (int seed = 0; seed < runs; seed++) {
      Wind wind = new Wind(2, 0, 0.3, new Noise(seed, "wind"));
      wind.step(STEP);
      wind.at(2, at);
      across += at[1] * at[1];
      up += at[2] * at[2];
    }
    assertEquals(0.6, Math.sqrt(across / runs), 0.03);
    assertEquals(0.3, Math.sqrt(up / runs), 0.015);
  }

  @Test
  void theSameSeedBlowsTheSameBits() {
    Wind a = new Wind(2, 1, 0.3, new Noise(7, "wind"));
    Wind b = new Wind(2, 1, 0.3, new Noise(7, "wind"));
    double[] atA = new double[3];
    double[] atB = new double[3];
    for (int i = 0; i < 2000; i++) {
      a.step(STEP);
      b.step(STEP);
    }
    a.at(1, atA);
    b.at(1, atB);
    assertArrayEquals(atA, atB, 0);
  }
}
