package raven.tools.flight;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.flight.FlightSettings;
import raven.robot.Robot;
import raven.state.Health;

/** The flight controllers on the simulated air: from the jump to wing-borne flight, cruise and glide. */
final class FlightTest {
  private static final double DEGREE = Math.PI / 180;
  private static final int SEEDS = 20;

  /** Spreads the wind's direction over the seeds, irrationally. */
  private static final double GOLDEN_ANGLE = 2.399963;

  private static Robot robot;
  private static FlightSettings settings;

  @BeforeAll
  static void load() {
    robot = Bundled.robot();
    settings = Bundled.flight();
  }

  @Test
  void theJumpBecomesWingBorneFlightInAboutOneAndAHalfSeconds() {
    Sortie.Conditions calm = new Sortie.Conditions();
    calm.noise = false;
    Sortie sortie = fly(calm);

    // the study: 1.2 stall speeds after 1.45 s and 7 m, 2 m higher, never below lift-off; of the
    // cruise, what is left after 3 s
    assertAll(
        () -> assertEquals(1.45, sortie.fastAfter, 0.15, "time to 1.2 stall speeds"),
        () -> assertEquals(7, sortie.pathLength, 1, "way to 1.2 stall speeds"),
        () -> assertTrue(sortie.lowest >= sortie.liftOff, "sank to " + sortie.lowest),
        () -> assertTrue(sortie.handoverHeight > 2, "hands over at " + sortie.handoverHeight),
        () -> assertEquals(0, sortie.heightError, 0.15, "mean height error in cruise"),
        () -> assertEquals(0, sortie.speedError, 0.2, "mean speed error in cruise"));
  }

  @Test
  void twentyOfTwentyFlyInAMetrePerSecondOfWindFromAnySide() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Sortie sortie = fly(windy(seed, 1));
      String who = "seed " + seed + ": ";

      // height errors from turbulence and transients, speed errors from a pitot that reads 3 %
      // wrong and from gusts
      assertAll(
          () -> assertTrue(sortie.fastAfter < 1.9, who + "fast after " + sortie.fastAfter),
          () -> assertTrue(sortie.lowest >= sortie.liftOff, who + "sank to " + sortie.lowest),
          () -> assertTrue(sortie.greatestBank < 25 * DEGREE, who + "bank " + sortie.greatestBank),
          () -> assertTrue(sortie.worstHeight < 0.6, who + "height off by " + sortie.worstHeight),
          () -> assertTrue(sortie.worstSpeed < 1.8, who + "speed off by " + sortie.worstSpeed));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 75})
  void climbsFromWhateverPitchTheJumpLeaves(double pitch) {
    for (int seed = 1; seed <= 5; seed++) {
      Sortie.Conditions with = windy(seed, 1);
      with.pitch = pitch * DEGREE;
      assertTrue(fly(with).lowest > 0.3, "pitch " + pitch + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 30, 60})
  void foldsItsLegsWithoutLosingItsAttitude(double legs) {
    Sortie.Conditions with = windy(3, 1);
    with.legs = legs * DEGREE;
    Sortie sortie = fly(with);
    assertTrue(sortie.lowest >= sortie.liftOff, "sank to " + sortie.lowest);
  }

  @Test
  void needsNoAirspeedToBecomeWingBorne() {
    for (int seed = 1; seed <= 5; seed++) {
      Sortie.Conditions with = windy(seed, 1);
      with.airspeed = false;
      with.health = Health.DEGRADED;
      Sortie sortie = fly(with);
      assertTrue(sortie.lowest >= sortie.liftOff, "seed " + seed + " sank to " + sortie.lowest);
    }
  }

  @Test
  void handsOverWithoutABump() {
    Sortie.Conditions calm = new Sortie.Conditions();
    calm.noise = false;
    Sortie sortie = fly(calm);

    // throttle may move by its slew, surfaces by what one tick of the climb would move them
    assertTrue(sortie.throttleBump <= 0.01, "throttle jumps by " + sortie.throttleBump);
    assertTrue(sortie.elevatorBump <= 2 * DEGREE, "elevator jumps by " + sortie.elevatorBump);
    assertTrue(sortie.handoverLoss < 0.05, "loses " + sortie.handoverLoss + " m");
  }

  @Test
  void glidesAtItsSpeedAfterTheThrottleIsShut() {
    Sortie.Conditions with = windy(2, 1);
    with.cruiseHeight = 12;
    with.cruise = 10;
    with.glideAfter = 5;
    with.cruiseSpeed = 9.5;
    Sortie sortie = new Sortie(robot, settings, with);
    sortie.fly(robot.wing().stallSpeed());

    // the study: sinks 1.3 m/s; gusts of a 1 m/s wind and a pitot 3 % off
    double target = settings.glide().stalls() * robot.wing().stallSpeed();
    assertEquals(target, sortie.glideSpeed, 0.9, "glide speed");
    assertEquals(1.4, sortie.glideSink, 0.5, "glide sink");
  }

  private static Sortie.Conditions windy(int seed, double wind) {
    Sortie.Conditions with = new Sortie.Conditions();
    with.seed = seed;
    with.wind = wind;
    with.windTowards = seed * GOLDEN_ANGLE;
    return with;
  }

  private static Sortie fly(Sortie.Conditions with) {
    Sortie sortie = new Sortie(robot, settings, with);
    boolean flown = sortie.fly(robot.wing().stallSpeed());
    assertTrue(
        flown,
        "seed " + with.seed + " ended at " + sortie.model.time + " s, height " + sortie.model.p[2]);
    return sortie;
  }
}
