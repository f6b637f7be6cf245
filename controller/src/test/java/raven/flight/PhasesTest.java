package raven.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.flight.Bundled.DEGREE;
import static raven.flight.Bundled.ROBOT;
import static raven.flight.Bundled.SETTINGS;
import static raven.flight.Bundled.TICK;

import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.Health;
import raven.state.NavState;

/** Climb, cruise, glide and what lies between them. */
final class PhasesTest {
  private final Flight flight = new Flight(ROBOT, SETTINGS);
  private final Airflow air = new Airflow();
  private final ActuatorFrame out = new ActuatorFrame();

  @Test
  void pitchFallsFromHangingToFlyingAsTheAirspeedGrows() {
    double climbRate = SETTINGS.climb().climbRate();
    double before = Double.POSITIVE_INFINITY;
    for (double v = 2; v <= 9; v += 0.5) {
      double path = Math.asin(climbRate / v);
      double pitch = settledPitch(Bundled.flying(v, path, 30 * DEGREE));
      assertTrue(pitch <= before + 1e-9, "pitch " + pitch + " after " + before + " at " + v);
      before = pitch;
    }
    assertEquals(SETTINGS.climb().fastPitch(), before, 0.15);
  }

  @Test
  void sinkingRaisesTheNoseWithinBounds() {
    NavState sinking = Bundled.flying(3, -60 * DEGREE, 50 * DEGREE);
    double up = settledPitch(sinking);
    double level = settledPitch(Bundled.flying(3, Math.asin(0.8 / 3), 50 * DEGREE));
    assertTrue(up > level + 10 * DEGREE);
    assertTrue(up <= SETTINGS.climb().mostPitch());
  }

  @Test
  void nearTheStallTheAngleOfAttackIsLimited() {
    double path = -5 * DEGREE;
    NavState x = Bundled.flying(ROBOT.wing().stallSpeed(), path, 10 * DEGREE);
    assertTrue(settledPitch(x) <= path + SETTINGS.climb().alpha() + 1e-6);
  }

  @Test
  void withoutAirspeedTimeTakesItsPlace() {
    NavState x = Bundled.flying(2.3, 20 * DEGREE, 57 * DEGREE);
    x.airspeedGood = false;
    x.health = Health.DEGRADED;
    Climb climb = new Climb(SETTINGS.climb(), ROBOT.wing().stallSpeed());
    climb.begin(x);
    air.update(x);
    for (int i = 0; i < 1000; i++) {
      x.time += TICK;
      climb.update(x, air, TICK);
    }
    assertEquals(SETTINGS.climb().fastPitch(), climb.pitch, 2 * DEGREE);
  }

  @Test
  void theGateOpensOnlyWhenEverythingHasHeldForAWhile() {
    NavState x = climbing(1.3 * ROBOT.wing().stallSpeed());
    fly(x, 0.36);
    assertFalse(flight.readyForCruise(), "legs are folded only now");
    fly(x, SETTINGS.handover().held() - 0.1);
    assertFalse(flight.readyForCruise(), "not held for long enough");
    fly(x, 0.2);
    assertTrue(flight.readyForCruise());

    // one bad moment, and it counts anew
    x.w_WB_B.setY(3);
    fly(x, TICK);
    x.w_WB_B.setY(0);
    fly(x, 0.1);
    assertFalse(flight.readyForCruise());
  }

  @Test
  void tooSlowAnAircraftIsNotCruised() {
    NavState x = climbing(1.02 * ROBOT.wing().stallSpeed());
    fly(x, 1);
    assertFalse(flight.readyForCruise());
    assertTrue(flight.refusesCruise());
  }

  @Test
  void cruiseBeginsWithTheThrottleOfTheClimb() {
    NavState x = climbing(1.3 * ROBOT.wing().stallSpeed());
    fly(x, 1);
    flight.beginCruise(x, out, 0, 5, 9.5);
    x.time += TICK;
    flight.cruise(x, out);
    assertEquals(1, out.throttle, 0.01);
  }

  @Test
  void whatTheClimbGivesIsEasedIntoTheTurnAndWhatIsTakenBackTurnsAtOnce() {
    double straight = aileronAfterClimb(0, false);
    double eased = aileronAfterClimb(0.5, false) - straight;
    double atOnce = aileronAfterClimb(0.5, true) - straight;
    assertTrue(atOnce < 4 * eased && eased < 0, eased + " against " + atOnce + " rad");
  }

  @Test
  void cruiseTurnsTowardsItsCourse() {
    NavState x = climbing(9.5);
    fly(x, 0.5);
    flight.beginCruise(x, out, 0.5, 5, 9.5);
    assertTrue(aileronAfter(x, 0.2) < 0, "left is banked to the left");
  }

  @Test
  void glidesWithoutThrustAndLowersTheNoseWhenSlow() {
    NavState x = Bundled.flying(7, 0, 8 * DEGREE);
    flight.beginGlide(x, out);
    for (int i = 0; i < 250; i++) {
      x.time += TICK;
      flight.glide(x, out);
    }
    assertEquals(0, out.throttle);
    assertTrue(out.elevator < 0, "elevator " + out.elevator);
  }

  @Test
  void legsSwingAftSmoothlyAndStayThere() {
    NavState x = climbing(8);
    x.jointAngle[JointId.hip(0)] = -0.5;
    flight.beginClimb(x, out);
    double before = -0.5;
    double fastest = 1.5 * (SETTINGS.legs().hip() + 0.5) / SETTINGS.legs().duration();
    for (int i = 0; i < 250; i++) {
      x.time += TICK;
      flight.climb(x, out);
      double angle = out.joints[JointId.hip(0)].angle;
      assertTrue(angle - before >= 1.01 * fastest * TICK, "jumps to " + angle);
      before = angle;
    }
    assertEquals(SETTINGS.legs().hip(), before, 1e-12);
    assertEquals(SETTINGS.legs().ankle(), out.joints[JointId.ankle(1)].angle, 1e-12);
  }

  private NavState climbing(double speed) {
    NavState x = Bundled.flying(speed, 5 * DEGREE, 9 * DEGREE);
    x.height = 0.3;
    flight.beginClimb(x, out);
    x.height = 3;
    return x;
  }

  private void fly(NavState x, double duration) {
    for (double t = 0; t < duration - 1e-9; t += TICK) {
      x.time += TICK;
      flight.climb(x, out);
    }
  }

  private double aileronAfterClimb(double course, boolean takenBack) {
    NavState x = climbing(9.5);
    fly(x, 0.5);
    if (takenBack) flight.resumeCruise(x, out, course, 5, 9.5);
    else flight.beginCruise(x, out, course, 5, 9.5);
    return aileronAfter(x, 0.1);
  }

  private double aileronAfter(NavState x, double duration) {
    for (double t = 0; t < duration - 1e-9; t += TICK) {
      x.time += TICK;
      flight.cruise(x, out);
    }
    return out.aileron;
  }

  private double settledPitch(NavState x) {
    Climb climb = new Climb(SETTINGS.climb(), ROBOT.wing().stallSpeed());
    climb.begin(x);
    air.update(x);
    for (int i = 0; i < 1000; i++) {
      climb.update(x, air, TICK);
    }
    return climb.pitch;
  }
}
