package raven.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.mission.Task;
import raven.mode.Itinerary.Outcome;
import raven.state.Health;

/** The script as wishes, with the mode machine in the loop and the world played by the test. */
final class ItineraryTest {
  private static final ModeSettings.Patience PATIENCE =
      new ModeSettings.Patience(30, 5, 0.5, 3, 1.5, 4, 10, 10, 1, 0.5, 0.3);
  private static final double DT = 0.01;

  private static final Task WALK = new Task.Walk(Task.Walk.Until.OBSTACLE, 0, 0.25);
  private static final Task HOP = new Task.Hop();
  private static final Task TAKE_OFF = new Task.TakeOff(2.2);
  private static final Task CRUISE = new Task.Cruise(5, 9.5, 4);

  private final ModeMachine machine = new ModeMachine();
  private final BehaviourReport report = new BehaviourReport();
  private final Situation s = new Situation();
  private Itinerary itinerary = new Itinerary(List.of(), PATIENCE, machine, report);
  private boolean hold;
  private Refusal refusal = Refusal.NONE;
  private double time;

  private void mission(Task... script) {
    itinerary = new Itinerary(List.of(script), PATIENCE, machine, report);
    s.armed = true;
    s.fit = true;
    s.estimate = Health.GOOD;
    s.charge = Situation.Charge.GOOD;
    s.support = Situation.Support.FEET;
  }

  private void tick() {
    time += DT;
    s.arrived = report.arrived;
    s.settled = report.settled;
    s.tooLong = time - machine.since() > limit(machine.mode());
    s.wish = itinerary.update(s.armed, hold, refusal, "no word from the pilot", time);
    if (machine.update(s, time)) report.clear();
  }

  private static double limit(Mode mode) {
    return switch (mode) {
      case WALKING -> PATIENCE.walking();
      case CROUCHING -> PATIENCE.crouching();
      case PUSHING -> PATIENCE.pushing();
      case LEAPING -> PATIENCE.leaping();
      case LANDING -> PATIENCE.landing();
      case CLIMBING -> PATIENCE.climbing();
      default -> Double.POSITIVE_INFINITY;
    };
  }

  private void run(double seconds) {
    for (double end = time + seconds; time < end; ) {
      tick();
    }
  }

  private void settleInto(Mode expected) {
    report.settled = true;
    tick();
    assertEquals(expected, machine.mode());
  }

  private void hopUntilTouchDown() {
    tick();
    settleInto(Mode.CROUCHING);
    settleInto(Mode.PUSHING);
    s.support = Situation.Support.LEAVING;
    tick();
    assertEquals(Mode.LEAPING, machine.mode());
    s.support = Situation.Support.FEET;
    tick();
    assertEquals(Mode.LANDING, machine.mode());
  }

  private void climb() {
    tick();
    settleInto(Mode.CROUCHING);
    s.propellerReady = true;
    settleInto(Mode.PUSHING);
    s.support = Situation.Support.AIR;
    tick();
    assertEquals(Mode.CLIMBING, machine.mode());
  }

  @Test
  void walksThenHopsThenStands() {
    mission(WALK, HOP);
    tick();
    settleInto(Mode.WALKING);
    report.arrived = true;
    tick();
    assertEquals(Mode.STANDING, machine.mode());
    assertEquals(HOP, itinerary.task());
    settleInto(Mode.CROUCHING);
    settleInto(Mode.PUSHING);
    s.support = Situation.Support.LEAVING;
    tick();
    s.support = Situation.Support.FEET;
    tick();
    report.beyond = true;
    settleInto(Mode.STANDING);
    tick();
    assertEquals(Outcome.COMPLETED, itinerary.outcome());
    assertEquals(Wish.REST, itinerary.wish());
  }

  @Test
  void twoWalksInARowAreTwoTasks() {
    mission(WALK, WALK);
    tick();
    settleInto(Mode.WALKING);
    report.arrived = true;
    tick();
    assertEquals(Mode.STANDING, machine.mode());
    settleInto(Mode.WALKING);
    assertEquals(Outcome.RUNNING, itinerary.outcome(), itinerary.why());
    report.arrived = true;
    tick();
    tick();
    assertEquals(Outcome.COMPLETED, itinerary.outcome());
  }

  @Test
  void landingBeforeTheFarSideIsAFailure() {
    mission(HOP);
    hopUntilTouchDown();
    settleInto(Mode.STANDING);
    tick();
    assertEquals(Outcome.FAILED, itinerary.outcome());
    assertEquals("did not get across", itinerary.why());
  }

  @Test
  void takesOffAndHoldsTheCruiseForItsTime() {
    mission(TAKE_OFF, CRUISE);
    climb();
    s.lift = Situation.Lift.WING;
    report.settled = true;
    tick();
    assertEquals(Mode.CRUISING, machine.mode());
    run(4.9);
    assertEquals(Outcome.RUNNING, itinerary.outcome());
    run(0.2);
    assertEquals(Outcome.COMPLETED, itinerary.outcome());
    assertEquals(Wish.CRUISE, itinerary.wish(), "aloft, a mission that is done flies on");
  }

  @Test
  void aCruiseThatIsInterruptedCountsAnew() {
    mission(TAKE_OFF, CRUISE);
    climb();
    s.lift = Situation.Lift.WING;
    report.settled = true;
    run(4);
    s.lift = Situation.Lift.THRUST;
    run(0.5);
    s.lift = Situation.Lift.WING;
    report.settled = true;
    run(4);
    assertEquals(Outcome.RUNNING, itinerary.outcome());
    run(1.2);
    assertEquals(Outcome.COMPLETED, itinerary.outcome());
  }

  @Test
  void aReasonAgainstTheJumpMustStayBeforeItCounts() {
    mission(HOP);
    run(1);
    refusal = Refusal.BATTERY;
    run(0.9);
    refusal = Refusal.NONE;
    run(0.5);
    assertEquals(Outcome.RUNNING, itinerary.outcome());
    refusal = Refusal.BATTERY;
    run(1.2);
    assertEquals(Outcome.REFUSED, itinerary.outcome());
    assertEquals("battery too low to jump", itinerary.why());
    assertEquals(Mode.STANDING, machine.mode());
  }

  @Test
  void whoeverStandsTooFarAwayWalksUpOnceMoreAndThenJumps() {
    mission(HOP);
    tick();
    settleInto(Mode.CROUCHING);
    refusal = Refusal.TOO_FAR;
    run(1.2);
    assertEquals(Mode.STANDING, machine.mode());
    assertEquals(Outcome.RUNNING, itinerary.outcome(), itinerary.why());
    settleInto(Mode.WALKING);
    refusal = Refusal.NONE;
    report.arrived = true;
    tick();
    assertEquals(Mode.STANDING, machine.mode());
    assertEquals(HOP, itinerary.task());
    settleInto(Mode.CROUCHING);
    assertEquals(Outcome.RUNNING, itinerary.outcome(), itinerary.why());
  }

  @Test
  void whoeverDoesNotGetNearerGivesUp() {
    mission(HOP);
    refusal = Refusal.TOO_FAR;
    int walks = 0;
    while (itinerary.outcome() == Outcome.RUNNING && time < 60) {
      Mode before = machine.mode();
      report.settled = machine.mode() == Mode.STANDING;
      report.arrived = machine.mode() == Mode.WALKING;
      tick();
      if (before == Mode.STANDING && machine.mode() == Mode.WALKING) walks++;
    }
    assertEquals(Outcome.REFUSED, itinerary.outcome());
    assertEquals(Refusal.TOO_FAR.words(), itinerary.why());
    assertEquals(3, walks);
  }

  @Test
  void tooLittleThrustAtSpinUpStandsUpAgain() {
    mission(TAKE_OFF);
    tick();
    settleInto(Mode.CROUCHING);
    refusal = Refusal.THRUST;
    report.settled = true;
    run(2);
    assertEquals(Outcome.REFUSED, itinerary.outcome());
    assertEquals(Refusal.THRUST.words(), itinerary.why());
    assertEquals(Mode.STANDING, machine.mode());
  }

  @Test
  void aCrouchThatNeverBalancesIsGivenUpOnce() {
    mission(HOP);
    tick();
    settleInto(Mode.CROUCHING);
    run(20);
    assertEquals(Outcome.REFUSED, itinerary.outcome());
    assertEquals("does not get ready", itinerary.why());
    assertEquals(Mode.STANDING, machine.mode());
  }

  @Test
  void aPushThatStaysOnTheGroundIsNotRepeated() {
    mission(HOP);
    tick();
    settleInto(Mode.CROUCHING);
    settleInto(Mode.PUSHING);
    run(0.6);
    assertEquals(Mode.LANDING, machine.mode());
    report.settled = true;
    run(1);
    assertEquals(Outcome.FAILED, itinerary.outcome());
    assertEquals("did not leave the ground", itinerary.why());
    assertEquals(Mode.STANDING, machine.mode());
  }

  @Test
  void theHoldSuspendsAWalkAndReleasesItAgain() {
    mission(WALK);
    tick();
    settleInto(Mode.WALKING);
    hold = true;
    run(20);
    assertEquals(Mode.STANDING, machine.mode());
    assertEquals(Outcome.RUNNING, itinerary.outcome());
    hold = false;
    settleInto(Mode.WALKING);
    assertEquals(Outcome.RUNNING, itinerary.outcome());
  }

  @Test
  void aPushThatHasBegunIsFinishedUnderHold() {
    mission(TAKE_OFF, CRUISE);
    tick();
    settleInto(Mode.CROUCHING);
    s.propellerReady = true;
    settleInto(Mode.PUSHING);
    hold = true;
    tick();
    s.support = Situation.Support.LEAVING;
    tick();
    assertEquals(Mode.CLIMBING, machine.mode());
    s.lift = Situation.Lift.WING;
    report.settled = true;
    run(0.1);
    assertEquals(Mode.GLIDING, machine.mode(), "held aloft it comes down once it can glide");
    assertEquals(Outcome.RUNNING, itinerary.outcome());
  }

  @Test
  void aRobotThatCannotBeArmedSaysWhy() {
    mission(WALK);
    s.fit = false;
    run(12);
    assertEquals(Outcome.REFUSED, itinerary.outcome());
    assertEquals("no word from the pilot", itinerary.why());
    assertEquals(Mode.DISARMED, machine.mode());
  }

  @Test
  void aFallIsAFailureWithItsReason() {
    mission(WALK);
    tick();
    settleInto(Mode.WALKING);
    s.posture = Situation.Posture.TOPPLED;
    run(0.1);
    assertEquals(Outcome.FAILED, itinerary.outcome());
    assertEquals("toppled", itinerary.why());
  }

  @Test
  void cruisingFromTheGroundIsRefused() {
    mission(CRUISE);
    run(0.1);
    assertEquals(Outcome.REFUSED, itinerary.outcome());
    assertEquals(Mode.STANDING, machine.mode());
  }

  @Test
  void inAFrozenWorldMachineAndItineraryComeToRest() {
    SplittableRandom random = new SplittableRandom(20260101);
    Task[] tasks = {WALK, HOP, new Task.Mount(), TAKE_OFF, CRUISE};
    for (int run = 0; run < 2000; run++) {
      ItineraryTest world = new ItineraryTest();
      world.stir(random);
      world.mission(tasks[random.nextInt(5)], tasks[random.nextInt(5)], tasks[random.nextInt(5)]);
      world.comesToRest(random, run);
    }
  }

  /** Any mode may be the start; nearly always armed, so that not all end at once. */
  private void stir(SplittableRandom random) {
    mission(HOP, TAKE_OFF, CRUISE);
    for (int i = 0; i < 30; i++) {
      freeze(random);
      s.armed |= random.nextInt(20) > 0;
      boolean settled = s.settled;
      for (int k = 0; k < 5; k++) {
        report.settled = settled;
        tick();
      }
    }
  }

  /** In twice all patience together, the last half is asked to be quiet. */
  private void comesToRest(SplittableRandom random, int run) {
    freeze(random);
    boolean settled = s.settled;
    boolean arrived = s.arrived;
    double quiet = time + 60;
    for (double end = time + 120; time < end; time += 0.2) {
      report.settled = settled;
      report.arrived = arrived;
      Mode before = machine.mode();
      tick();
      if (time > quiet) {
        assertEquals(
            before,
            machine.mode(),
            () -> "run " + run + " does not come to rest: " + Situations.describe(s));
      }
    }
  }

  private void freeze(SplittableRandom random) {
    Situations.draw(random, s);
    refusal = random.nextBoolean() ? Refusal.NONE : Refusal.TILTED;
    hold = random.nextInt(4) == 0;
    report.beyond = random.nextBoolean();
  }

  @Test
  void outcomesAreFinal() {
    mission(HOP);
    hopUntilTouchDown();
    settleInto(Mode.STANDING);
    tick();
    String why = itinerary.why();
    s.posture = Situation.Posture.TOPPLED;
    run(0.1);
    assertEquals(why, itinerary.why());
    assertNotEquals(Outcome.COMPLETED, itinerary.outcome());
    assertFalse(why.isEmpty());
    assertTrue(itinerary.index() == 0);
  }
}
