package raven.mode;

import raven.state.Health;

/**
 * What is going on: every fact that decides about the mode, and nothing else. Alternatives are enums, so that no two facts can
 * contradict. Written by {@link Facts} once per tick.
 */
public final class Situation {
  /** What the feet feel. */
  public enum Support {
    /** A foot bears load. */
    FEET,
    /** Neither foot bears load, since a moment only. */
    LEAVING,
    /** Neither foot bears load, for good. */
    AIR,
    /** A foot bears load again, since a moment only. */
    TOUCHING
  }

  /** Whether feet and tail can be below the body. */
  public enum Posture {
    UPRIGHT,
    TOPPLED
  }

  /** Whether anything moves. */
  public enum Motion {
    MOVING,
    STILL
  }

  /** What holds the robot up once it is off the ground. */
  public enum Lift {
    /** Slower than the wing needs, held by the propeller. */
    THRUST,
    /** Fast enough for the wing. */
    WING,
    /** Too slow for the wing, and sinking. */
    SINKING
  }

  /** What is left in the battery. */
  public enum Charge {
    GOOD,
    /** Not enough, or not known to be enough, to begin a jump. */
    LOW,
    /** The propeller must stop. */
    EMPTY
  }

  // from outside
  public boolean armed;
  public Wish wish = Wish.REST;

  // the robot and the ground
  public Support support = Support.FEET;
  public Posture posture = Posture.UPRIGHT;
  public Motion motion = Motion.MOVING;

  // the robot itself
  /** Every arming check passes. */
  public boolean fit;

  /** Every joint and every toe says where it is. */
  public boolean legsAnswer = true;

  public Health estimate = Health.LOST;
  public Charge charge = Charge.LOW;
  public boolean propellerReady;
  public Lift lift = Lift.THRUST;

  // the present mode
  /** The walk is at its end. */
  public boolean arrived;

  /** The posture of this mode is reached and holds. */
  public boolean settled;

  /** The autopilot that was to fly on will not. */
  public boolean abandoned;

  /** This mode takes longer than it should. */
  public boolean tooLong;
}
