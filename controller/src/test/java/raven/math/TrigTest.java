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
  void anglesOfVectorsAgreeWithStrictMath() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 100000; i++) {
      double y = random.nextDouble() - 0.5;
      double x = 2 * random.nextDouble() - 0.5;
      double exact = StrictMath.atan2(y, x);
      assertEquals(exact, Trig.atan2(y, x), ROUNDING, () -> "atan2 " + y + ", " + x);
    }
    assertEquals(Math.PI, Trig.atan2(0, -1));
    assertEquals(0, Trig.atan2(0, 0));
    assertTrue(Double.isNaN(Trig.atan2(Double.NaN, 1)));
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
