package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import raven.mode.Mode;

/** The estimate of a few simulated tours against the plant; {@link SimulatedErrors#main} shows it of as many as one likes. */
class SimulatedErrorsTest {
  private static final List<SimulatedErrors> RUNS = new ArrayList<>();
  private static final ContactTimes CONTACTS = new ContactTimes();

  @BeforeAll
  static void fly() {
    for (long seed = 1; seed <= 4; seed++) {
      SimulatedErrors run = new SimulatedErrors("tour", seed);
      RUNS.add(run);
      CONTACTS.add(run.contacts[0]);
      CONTACTS.add(run.contacts[1]);
    }
  }

  private static ErrorSum ground() {
    return SimulatedErrors.over(RUNS, SimulatedErrors.GROUND);
  }

  private static ErrorSum flight() {
    return SimulatedErrors.over(RUNS, SimulatedErrors.FLIGHT);
  }

  @Test
  void tiltIsKnownToADegreeOnTheGroundAndTwoInFlight() {
    assertTrue(ground().tiltDeg() < 1, ground().toString());
    assertTrue(flight().tiltDeg() < 2, flight().toString());
  }

  @Test
  void velocityOfWalkingIsKnown() {
    ErrorSum walking = SimulatedErrors.over(RUNS, Mode.WALKING);
    assertTrue(walking.velocity() < 0.05, walking.toString());
  }

  @Test
  void velocityOfFlightDriftsLittle() {
    assertTrue(flight().velocity() < 0.3, flight().toString());
  }

  @Test
  void heightAtLiftOffIsKnown() {
    double sum2 = 0;
    int jumps = 0;
    for (SimulatedErrors run : RUNS) {
      for (double error : run.liftOff) {
        sum2 += error * error;
        jumps++;
      }
    }
    assertTrue(jumps >= 4, "jumps " + jumps);
    assertEquals(0, Math.sqrt(sum2 / jumps), 0.02);
  }

  @Test
  void touchDownAndTakeOffAreFeltWithinFiveMilliseconds() {
    assertTrue(CONTACTS.events() > 100, CONTACTS.toString());
    assertTrue(CONTACTS.touchDownWithin(0.005) > 0.95, CONTACTS.toString());
    assertTrue(CONTACTS.takeOffWithin(0.005) > 0.95, CONTACTS.toString());
    // a push's lean makes feet so light that they leave and land by the scales, but not by the eye
    assertTrue(CONTACTS.missed + CONTACTS.invented < 0.08 * CONTACTS.events(), CONTACTS.toString());
  }

  /** In the band that χ² of four seeds keeps in 95 of 100 cases; fifty are flown by hand. */
  @Test
  void covarianceIsNeitherBoastfulNorTimid() {
    for (ErrorSum sum : List.of(ground(), flight())) {
      double nees = sum.nees();
      assertTrue(nees > 3.8 && nees < 11.1, "normalised " + nees + " of " + ErrorSum.FREEDOM);
    }
  }

  @Test
  void theVerdictIsGoodAllTheWay() {
    for (SimulatedErrors run : RUNS) {
      if (run.completed) assertEquals(0, run.notGood);
    }
  }
}
