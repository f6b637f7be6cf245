package raven.tools.picture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.mode.Mode;

class TimePlotTest {
  /** The words before a long bar may reach over its beginning; it is named all the same, and a short one is not. */
  @Test
  void aLongModeIsNamedBesideTheWordBeforeIt() {
    String svg = new TimePlot("t", 0, 24)
        .mode(Mode.DISARMED, 0)
        .mode(Mode.STANDING, 0.6)
        .mode(Mode.WALKING, 1.2)
        .mode(Mode.CROUCHING, 5)
        .panel("height", "m", new double[] {0, 24})
        .curve("estimate", new double[] {0, 1})
        .draw();
    for (String word : new String[] {">disarmed<", ">walking<", ">crouching<"}) {
      assertTrue(svg.contains(word), word);
    }
    assertFalse(svg.contains(">standing<"));
  }
}
