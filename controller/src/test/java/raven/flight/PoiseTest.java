package raven.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.flight.Bundled.DEGREE;
import static raven.flight.Bundled.ROBOT;
import static raven.flight.Bundled.SETTINGS;
import static raven.flight.Bundled.TICK;

import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.state.NavState;

/** A body in a hop, whose attitude the propeller's jet is to turn. */
final class PoiseTest {
  private final Poise poise = new Poise(ROBOT, SETTINGS.attitude());
  private final ActuatorFrame out = new ActuatorFrame();
  private final NavState x = Bundled.flying(0, 0, 40 * DEGREE);

  /** So many seconds with a throttle. */
  private void run(double seconds, double pitch, double throttle) {
    for (double end = x.time + seconds; x.time < end; x.time += TICK) {
      poise.turn(x, pitch, throttle, out.throttle, out);
    }
  }

  @Test
  void theNoseComesUpByTheElevatorOnceThePropellerTurns() {
    poise.start(x);
    run(0.6, 50 * DEGREE, 0.4);
    assertEquals(0.4, out.throttle);
    assertTrue(out.elevator > 0);
    assertEquals(0.4 * ROBOT.propeller().staticThrust(), poise.thrust(), 0.1);
    run(0.3, 30 * DEGREE, 0.4);
    assertTrue(out.elevator < 0);
  }

  @Test
  void beforeThePropellerHasSpunUpTheElevatorMustMoveFurther() {
    poise.start(x);
    run(0.05, 42 * DEGREE, 0.8);
    double spinningUp = out.elevator;
    run(0.5, 42 * DEGREE, 0.8);
    assertTrue(spinningUp > 1.2 * out.elevator, spinningUp + " > " + out.elevator);
  }

  @Test
  void onTheFeetOnlyRollAndHeadingAreItsAffair() {
    poise.start(x);
    for (int i = 0; i < 100; i++, x.time += TICK) poise.steady(x, 0.4, out.throttle, out);
    assertEquals(0, out.elevator);
    // the propeller's torque wants to be held
    assertTrue(out.aileron != 0);
  }
}
