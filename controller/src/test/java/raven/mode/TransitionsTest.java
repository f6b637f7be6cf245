package raven.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.mode.Mode.CROUCHING;
import static raven.mode.Mode.DISARMED;
import static raven.mode.Mode.FALLEN;
import static raven.mode.Mode.GLIDING;
import static raven.mode.Mode.PUSHING;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import raven.state.Health;

/** Every situation in every mode. */
final class TransitionsTest {
  private static final Mode[] MODES = Mode.values();

  /** The mode that follows a mode in a situation; itself when nothing changes. */
  private static final Mode[][] NEXT = new Mode[MODES.length][Situations.COUNT];

  /** Rows that some situation takes, by mode. */
  private static final Map<Mode, Set<Transition>> TAKEN = new EnumMap<>(Mode.class);

  @FunctionalInterface
  private interface Law {
    void check(Mode mode, Situation s, Mode next);
  }

  @BeforeAll
  static void walkEverySituationInEveryMode() {
    Situation s = new Situation();
    for (Mode mode : MODES) {
      Set<Transition> taken = Collections.newSetFromMap(new IdentityHashMap<>());
      for (int i = 0; i < Situations.COUNT; i++) {
        Situations.set(i, s);
        Transition row = match(mode, s);
        NEXT[mode.ordinal()][i] = row == null ? mode : row.to();
        if (row != null) taken.add(row);
      }
      TAKEN.put(mode, taken);
    }
  }

  /** A second, plain reading of the table. */
  private static Transition match(Mode mode, Situation s) {
    for (Transition row : Transitions.TABLE) {
      if (row.from().contains(mode) && row.to() != mode && row.guard().holds(s)) return row;
    }
    return null;
  }

  private static void everywhere(Law law) {
    Situation s = new Situation();
    for (int i = 0; i < Situations.COUNT; i++) {
      Situations.set(i, s);
      for (Mode mode : MODES) {
        law.check(mode, s, NEXT[mode.ordinal()][i]);
      }
    }
  }

  @Test
  void everyModeHasAnExitAndAWayBackToDisarmed() {
    for (Mode mode : MODES) {
      assertTrue(reachable(mode).size() > 1, () -> mode + " has no exit");
      assertTrue(reachable(mode).contains(DISARMED), () -> mode + " never gets back to DISARMED");
    }
  }

  @Test
  void everyModeCanBeReached() {
    assertEquals(EnumSet.allOf(Mode.class), reachable(DISARMED));
  }

  @Test
  void everyRowIsTakenFromEachOfItsModes() {
    for (Transition row : Transitions.TABLE) {
      for (Mode mode : row.from()) {
        if (mode == row.to()) continue;
        assertTrue(
            TAKEN.get(mode).contains(row),
            () -> mode + " -> " + row.to() + " \"" + row.why() + "\" is never taken");
      }
    }
  }

  @Test
  void everyGroundedModeDisarmsFirst() {
    everywhere((mode, s, next) -> {
      if (Mode.GROUNDED.contains(mode) && !s.armed) {
        assertEquals(DISARMED, next, () -> mode + ": " + Situations.describe(s));
      }
    });
  }

  @Test
  void withoutThePilotNothingEntersAModeWithThePropeller() {
    everywhere((mode, s, next) -> {
      if (!s.armed && next != mode)
        assertFalse(
            next.permit().propeller(), () -> mode + " -> " + next + ": " + Situations.describe(s));
    });
  }

  @Test
  void aFallenRobotStaysDownUntilThePilotDisarms() {
    everywhere((mode, s, next) -> {
      if (mode == FALLEN)
        assertEquals(s.armed ? FALLEN : DISARMED, next, () -> Situations.describe(s));
    });
  }

  @Test
  void aToppledRobotOnTheGroundGoesLimp() {
    everywhere((mode, s, next) -> {
      boolean toppled =
          s.armed && s.posture == Situation.Posture.TOPPLED && Mode.GROUNDED.contains(mode);
      if (toppled) assertEquals(FALLEN, next, () -> mode + ": " + Situations.describe(s));
    });
  }

  @Test
  void noJumpBeginsOnALowBatteryOrADoubtfulEstimate() {
    everywhere((mode, s, next) -> {
      boolean begins = next != mode && (next == CROUCHING || next == PUSHING);
      if (begins) {
        assertEquals(Situation.Charge.GOOD, s.charge, () -> mode + ": " + Situations.describe(s));
        assertEquals(Health.GOOD, s.estimate, () -> mode + ": " + Situations.describe(s));
      }
    });
  }

  @Test
  void aTakeOffIsNotPushedBeforeThePropellerIsReady() {
    everywhere((mode, s, next) -> {
      boolean pushes = mode == CROUCHING && next == PUSHING && s.wish == Wish.TAKE_OFF;
      if (pushes) assertTrue(s.propellerReady && s.settled, () -> Situations.describe(s));
    });
  }

  @Test
  void withALostEstimateThePropellerDoesNotFlyOn() {
    everywhere((mode, s, next) -> {
      boolean powered = Mode.POWERED.contains(mode) && s.estimate == Health.LOST;
      if (powered)
        assertFalse(next.permit().propeller(), () -> mode + ": " + Situations.describe(s));
    });
  }

  @Test
  void aGlideWithoutReasonToFlyOnStaysAGlideUntilTheGround() {
    everywhere((mode, s, next) -> {
      boolean spent = s.charge == Situation.Charge.EMPTY || s.estimate == Health.LOST || !s.armed;
      if (mode == GLIDING && spent)
        assertNotEquals(Mode.CRUISING, next, () -> Situations.describe(s));
    });
  }

  /** Patience apart: how giving up a task ends is the itinerary's part, see {@link ItineraryTest}. */
  @Test
  void underFrozenFactsTheMachineSettles() {
    Situation s = new Situation();
    for (int i = 0; i < Situations.COUNT; i++) {
      Situations.set(i, s);
      if (s.tooLong) continue;
      for (Mode start : MODES) {
        Mode mode = start;
        int changes = 0;
        while (NEXT[mode.ordinal()][i] != mode && changes <= MODES.length) {
          mode = NEXT[mode.ordinal()][i];
          changes++;
        }
        assertTrue(
            changes <= MODES.length, () -> "circles from " + start + ": " + Situations.describe(s));
      }
    }
  }

  @Test
  void theMachineReadsTheTableAsThePlainReaderDoes() {
    Situation s = new Situation();
    ModeMachine machine = new ModeMachine();
    for (int i = 0; i < Situations.COUNT; i++) {
      // a stride that shares no factor with the count visits all of them in a mixed order
      Situations.set((int) (i * 7919L % Situations.COUNT), s);
      Mode before = machine.mode();
      Transition row = match(before, s);

      boolean changed = machine.update(s, i);
      assertEquals(row != null, changed);
      if (row != null) {
        assertSame(row, machine.row());
        assertEquals(row.to(), machine.mode());
        assertEquals(before, machine.previous());
        assertEquals(i, machine.since());
      }
    }
  }

  private static Set<Mode> reachable(Mode start) {
    Set<Mode> reached = EnumSet.of(start);
    boolean grew = true;
    while (grew) {
      Set<Mode> more = EnumSet.copyOf(reached);
      for (Mode mode : reached) {
        for (Transition row : TAKEN.get(mode)) {
          more.add(row.to());
        }
      }
      grew = reached.addAll(more);
    }
    return reached;
  }
}
