package raven.gait;

import raven.file.Unit;

/** How the robot finds the rate of its toe springs before a jump. */
public record ToeTrialSettings(
    /** The rate is known when its standard deviation is this share of it. */
    @Unit(value = "", min = 0, max = 1) double known,
    /** Postures on the way to which the heels rise: of stiff springs on the way to the first, of soft ones on the slower way to the second. */
    Posture first,
    Posture second,
    /** Time to get back to the first when the tail leaves the ground, and to rest. */
    @Unit(value = "s", min = 0.05, max = 5) double yieldTime,
    @Unit(value = "s", min = 0.1, max = 5) double returnTime,
    /** The feet stand on their tips from this turn on. */
    @Unit(value = "rad", min = 0.01, max = 0.5) double heels,
    /** The robot tips when the tail is this far off the ground and the mass centre this far ahead of the toe joints. */
    @Unit(value = "m", min = 0.001, max = 0.1) double tail,
    @Unit(value = "m", min = 0, max = 0.1) double ahead,
    /** Time for the body to come to rest, and to feel. */
    @Unit(value = "s", min = 0, max = 2) double calm,
    @Unit(value = "s", min = 0.01, max = 2) double window,
    /** Error of the moment over the weight when the feet are flat or the tail is up, over that of the rest. */
    @Unit(value = "m", min = 0, max = 0.05) double rough) {

  /** Toe joint ahead of the hip, hip above the toe joint, and the time to get there. */
  public record Posture(
      @Unit(value = "m", min = -0.15, max = 0.15) double footAhead,
      @Unit(value = "m", min = 0.04, max = 0.28) double hipHeight,
      @Unit(value = "s", min = 0.1, max = 5) double time) {}
}
