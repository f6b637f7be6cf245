package raven.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.flight.Bundled.DEGREE;
import static raven.flight.Bundled.ROBOT;
import static raven.flight.Bundled.SETTINGS;
import static raven.flight.Bundled.TICK;

import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.state.NavState;

/** A flight at 5 m above where the robot stood, over ground that may have risen since. */
final class ClearanceTest {
  private static final double CLEARANCE = 2;

  private final Clearance clearance = new Clearance(ROBOT, CLEARANCE);
  private final SensorFrame sensors = new SensorFrame();
  private final NavState x = Bundled.flying(10, 0, 0);

  /** What the range finder reads over level ground that lies so far below the body, at a bank [m, rad]. */
  private void over(double below, double bank) {
    x.q_WB.setYawPitchRoll(0, 0, bank);
    var ranger = ROBOT.sensors().ranger();
    sensors.range.value = (below / Math.cos(bank) + ranger.mount().z()) / Math.sin(ranger.tilt());
    sensors.range.valid = true;
    sensors.range.fresh = true;
    clearance.look(sensors, x);
  }

  @Test
  void aboveLowGroundTheHeightIsTheOneAskedFor() {
    over(3.2, 0);
    assertEquals(5, clearance.above(5, x));
  }

  @Test
  void groundThatRisesLiftsTheHeight() {
    over(0.7, 0);
    assertEquals(5 - 0.7 + CLEARANCE, clearance.above(5, x), 1e-9);
  }

  @Test
  void inABankTheBeamIsLongerForTheSameGround() {
    over(1.5, 40 * DEGREE);
    assertEquals(5 - 1.5 + CLEARANCE, clearance.above(5, x), 1e-9);
  }

  @Test
  void groundOutOfReachIsForgotten() {
    over(0.7, 0);
    sensors.range.valid = false;
    x.time += 0.4;
    clearance.look(sensors, x);
    assertTrue(clearance.above(5, x) > 6);
    x.time += 0.2;
    clearance.look(sensors, x);
    assertEquals(5, clearance.above(5, x));
  }

  @Test
  void theCruiseClimbsOverAHill() {
    Flight level = cruising();
    Flight warned = cruising();
    over(0.7, 0);
    ActuatorFrame low = new ActuatorFrame();
    ActuatorFrame high = new ActuatorFrame();
    for (int i = 0; i < 200; i++) {
      x.time += TICK;
      warned.look(sensors, x);
      level.cruise(x, low);
      warned.cruise(x, high);
    }
    assertTrue(high.throttle > low.throttle + 0.1, high.throttle + " > " + low.throttle);
  }

  private Flight cruising() {
    Flight flight = new Flight(ROBOT, SETTINGS);
    flight.resumeCruise(x, new ActuatorFrame(), 0, 5, 10);
    return flight;
  }
}
