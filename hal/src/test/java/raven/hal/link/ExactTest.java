package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactTest {
  private static double through(double value, double base) {
    return Exact.merge(base, Exact.first(value, base), Exact.second(value, base));
  }

  @Test
  void noBitIsLost() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-20, 30));
      assertEquals(value, through(value, (float) value));
      double scaled = (float) (value / 0.37) * 0.37;
      assertEquals(value, through(value, scaled));
    }
  }

  @Test
  void zerosKeepTheirSigns() {
    assertEquals(-0.0, through(-0.0, (float) -0.0));
    assertEquals(0.0, through(0.0, 0f));
  }

  @Test
  void whatIsNoNumberStaysSo() {
    assertEquals(Double.NaN, through(Double.NaN, Float.NaN));
    assertEquals(
        Double.POSITIVE_INFINITY, through(Double.POSITIVE_INFINITY, Float.POSITIVE_INFINITY));
  }
}
