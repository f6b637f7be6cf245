package raven.mode;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import raven.safety.Permit;

/** What the robot is doing, in one word. {@link Transitions} says how one leads to another. */
public enum Mode {
  DISARMED(Permit.NOTHING, "legs limp, propeller stopped, waiting for the pilot"),
  STANDING(Permit.LEGS, "gets up if need be, and rests on both feet and the tail"),
  WALKING(Permit.LEGS, "walks, also up to the launch point before an obstacle"),
  CROUCHING(
      Permit.LAUNCH,
      "balances down into the push posture and, for a take-off, spins the propeller up"),
  PUSHING(Permit.LAUNCH, "leans and straightens the legs until the feet leave the ground"),
  LEAPING(Permit.FLIGHT, "flies a hop or a jump onto a step, placing the feet for touch-down"),
  LANDING(Permit.LEGS, "absorbs the touch-down and comes to rest on the legs"),
  CLIMBING(Permit.FLIGHT, "hangs on the propeller and gathers airspeed after take-off"),
  CRUISING(Permit.FLIGHT, "flies on the wing, holding height, airspeed and heading"),
  GLIDING(Permit.GLIDE, "flies on the wing with the propeller stopped"),
  FALLEN(Permit.NOTHING, "lies on the ground, limp, until the pilot disarms");

  /** Modes with something solid under the robot; each of them obeys the pilot's switch at once. */
  public static final Set<Mode> GROUNDED =
      set(STANDING, WALKING, CROUCHING, PUSHING, LANDING, FALLEN);

  /** Modes that hold the robot up by thrust or wing. */
  public static final Set<Mode> FLYING = set(CLIMBING, CRUISING, GLIDING);

  /** Modes in which a motor pulls or may at any moment. */
  public static final Set<Mode> POWERED = set(CLIMBING, CRUISING);

  private final Permit permit;
  private final String does;

  Mode(Permit permit, String does) {
    this.permit = permit;
    this.does = does;
  }

  /** What this mode may ask of the actuators. */
  public Permit permit() {
    return permit;
  }

  /** What the robot does in this mode, in words. */
  public String does() {
    return does;
  }

  /** One of {@link #FLYING}, without a look into a set. */
  public boolean flying() {
    return this == CLIMBING || this == CRUISING || this == GLIDING;
  }

  private static Set<Mode> set(Mode first, Mode... rest) {
    return Collections.unmodifiableSet(EnumSet.of(first, rest));
  }
}
