package raven.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.controller.Allocation;

final class TrigTest {
  /** Two units in the last place of 1. */
  private static final double ROUNDING = 4.5e-16;

  private double angle;
  private double sum;

  @Test
  void agreesWithStrictMath() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100000; i++) {
      double a = 100 * (random.nextDouble() - 0.5);
      assertEquals(StrictMath.sin(a), Trig.sin(a), ROUNDING, () -> "sin " + a);
      assertEquals(StrictMath.cos(a), Trig.cos(a), ROUNDING, () -> "cos " + a);
      assertEquals(
          StrictMath.pow(a * a, 0.8), Trig.pow(a * a, 0.8), 1e-13 * a * a, () -> "pow " + a);
    }
  }

  @Test
  void isExactAtQuarters() {
    assertEquals(0, Trig.sin(0));
    assertEquals(1, Trig.cos(0));
    assertEquals(1, Trig.sin(Math.PI / 2));
    assertEquals(-1, Trig.cos(Math.PI));
    assertTrue(Double.isNaN(Trig.sin(Double.NaN)));
    assertTrue(Double.isNaN(Trig.cos(Double.POSITIVE_INFINITY)));
  }

  @Test
  void makesNothingWhereStrictMathDoes() {
    long bytes = Allocation.bytesOf(() -> {
      angle += 0.013;
      sum += Trig.sin(angle) + Trig.cos(-angle) + Trig.tan(angle) + Trig.pow(angle, 0.8);
    });
    assertEquals(0, bytes, () -> "sum " + sum);
  }
}
