package raven.mode;

import static raven.mode.Mode.*;
import static raven.mode.Situation.Support.AIR;
import static raven.mode.Situation.Support.FEET;
import static raven.mode.Transition.row;
import static raven.state.Health.GOOD;
import static raven.state.Health.LOST;

import java.util.List;
import java.util.Set;
import raven.mode.Situation.Charge;
import raven.mode.Situation.Lift;
import raven.mode.Situation.Motion;
import raven.mode.Situation.Posture;

/**
 * The mode table: which mode follows which, and why. Rows are tried from the top and the first match wins, at most one per tick. A test
 * walks every situation in every mode; the diagram in {@code docs/modes.md} is drawn from these rows.
 */
public final class Transitions {
  private Transitions() {}

  // spotless:off
  /** All rows, in order of precedence. */
  public static final List<Transition> TABLE = List.of(
      // safety first: these win over everything below
      row(GROUNDED,                    DISARMED,  "pilot disarms",                     s -> !s.armed),
      row(GROUNDED,                    FALLEN,    "toppled",                           s -> s.posture == Posture.TOPPLED),
      row(Set.of(LEAPING, LANDING, CLIMBING, CRUISING, GLIDING),
                                       FALLEN,    "lies still, no foot on the ground", s -> s.motion == Motion.STILL && s.support == AIR),
      row(FLYING,                      LANDING,   "touches the ground",                s -> s.support == FEET),
      row(POWERED,                     GLIDING,   "pilot disarms aloft",               s -> !s.armed),
      row(POWERED,                     GLIDING,   "estimate lost",                     s -> s.estimate == LOST),
      row(Set.of(WALKING, CROUCHING),  STANDING,  "estimate lost",                     s -> s.estimate == LOST),
      row(PUSHING,                     LANDING,   "estimate lost",                     s -> s.estimate == LOST),
      row(Set.of(WALKING, CROUCHING),  STANDING,  "legs do not answer",                s -> !s.legsAnswer),
      row(PUSHING,                     LANDING,   "legs do not answer",                s -> !s.legsAnswer),
      row(Set.of(WALKING, CROUCHING),  LANDING,   "lost the ground",                   s -> s.support == AIR),

      // to its feet, and on them
      row(DISARMED,                    STANDING,  "armed, all checks pass",            s -> s.armed && s.fit),
      row(STANDING,                    WALKING,   "asked to walk",                     s -> fitToWalk(s) && s.settled && s.support == FEET),
      row(WALKING,                     STANDING,  "arrived",                           s -> s.arrived),
      row(WALKING,                     STANDING,  "not asked to walk any more",        s -> s.wish != Wish.WALK),
      row(WALKING,                     STANDING,  "does not arrive",                   s -> s.tooLong),

      // off the ground
      row(STANDING,                    CROUCHING, "asked to jump",                     s -> fitToJump(s) && s.settled && s.support == FEET),
      row(CROUCHING,                   STANDING,  "not asked to jump any more",        s -> !s.wish.jump()),
      row(CROUCHING,                   STANDING,  "not fit to jump any more",          s -> !fitToJump(s)),
      row(CROUCHING,                   STANDING,  "does not get ready",                s -> s.tooLong),
      row(CROUCHING,                   PUSHING,   "balanced in the crouch",            s -> s.settled && s.wish != Wish.TAKE_OFF),
      row(CROUCHING,                   PUSHING,   "balanced, propeller ready",         s -> s.settled && s.propellerReady),
      row(PUSHING,                     CLIMBING,  "off the ground",                    s -> offTheGround(s) && s.wish == Wish.TAKE_OFF),
      row(PUSHING,                     LEAPING,   "off the ground",                    s -> offTheGround(s)),
      row(PUSHING,                     LANDING,   "did not leave the ground",          s -> s.tooLong),

      // back to it
      row(LEAPING,                     LANDING,   "touches down",                      s -> !offTheGround(s)),
      row(LEAPING,                     LANDING,   "no ground where it should be",      s -> s.tooLong),
      row(LANDING,                     STANDING,  "settled",                           s -> s.settled && s.support == FEET),
      row(LANDING,                     STANDING,  "does not settle, sits on the tail", s -> s.tooLong && s.support == FEET),

      // on the wing
      row(CLIMBING,                    CRUISING,  "wing-borne, handover gate open",    s -> s.lift == Lift.WING && s.settled),
      row(CLIMBING,                    GLIDING,   "sinks on full thrust",              s -> s.lift == Lift.SINKING),
      row(CLIMBING,                    GLIDING,   "does not become wing-borne",        s -> s.tooLong),
      row(CRUISING,                    CLIMBING,  "too slow for the wing",             s -> s.lift != Lift.WING),
      row(CRUISING,                    GLIDING,   "battery empty",                     s -> s.charge == Charge.EMPTY),
      row(CRUISING,                    GLIDING,   "no autopilot takes over",           s -> s.abandoned),
      row(CRUISING,                    GLIDING,   "asked to come down",                s -> s.wish == Wish.REST),
      row(GLIDING,                     CRUISING,  "may fly on",                        s -> mayFly(s) && s.lift == Lift.WING));
  // spotless:on

  private static boolean offTheGround(Situation s) {
    return s.support == AIR || s.support == Situation.Support.LEAVING;
  }

  private static boolean fitToWalk(Situation s) {
    return s.wish == Wish.WALK && s.estimate != LOST && s.legsAnswer && !s.arrived;
  }

  private static boolean fitToJump(Situation s) {
    return s.wish.jump() && s.estimate == GOOD && s.charge == Charge.GOOD && s.legsAnswer;
  }

  private static boolean mayFly(Situation s) {
    return s.armed
        && !s.abandoned
        && s.estimate != LOST
        && s.charge != Charge.EMPTY
        && s.wish != Wish.REST;
  }
}
