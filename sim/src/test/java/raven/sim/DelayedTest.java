package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;

/** Commands on their way to the drivers. */
final class DelayedTest {
  private final ActuatorFrame frame = new ActuatorFrame();

  @Test
  void aCommandTakesEffectAfterItsDelayAndNotBefore() {
    Delayed line = new Delayed(0.003);
    send(line, 0.5, 0);
    assertEquals(0, line.at(0.0025).throttle);
    assertEquals(0.5, line.at(0.003).throttle);
  }

  @Test
  void commandsKeepTheirOrder() {
    Delayed line = new Delayed(0.005);
    for (int tick = 0; tick < 200; tick++) {
      double now = 0.002 * tick;
      send(line, tick, now);
      // 5 ms back lies between two ticks of 2 ms
      assertEquals(Math.max(0, tick - 3), line.at(now + 0.0005).throttle);
      assertEquals(Math.max(0, tick - 2), line.at(now + 0.001).throttle);
    }
  }

  @Test
  void whatWasSentIsACopy() {
    Delayed line = new Delayed(0);
    send(line, 0.5, 0);
    frame.throttle = 0.9;
    assertEquals(0.5, line.at(0).throttle);
  }

  private void send(Delayed line, double throttle, double time) {
    frame.throttle = throttle;
    line.send(frame, time);
  }
}
