package raven.gait;

import raven.file.Unit;

/** Ground and legs that a jump is believed to succeed with; beyond them it is refused. */
public record Belief(
    /** Steepest ground, rising and falling ahead. */
    @Unit(value = "rad", min = 0, max = 0.5) double uphill,
    @Unit(value = "rad", min = 0, max = 0.5) double downhill,
    /** Rates of the softest and of the stiffest spring of one toe; felt stiffer than any, a posture was not understood. */
    @Unit(value = "N m/rad", min = 0, max = 5) double softestToe,
    @Unit(value = "N m/rad", min = 0, max = 50) double stiffestToe) {

  /** The ground at the robot's feet is flat enough [rad], uphill positive. */
  public boolean bears(double slope) {
    return -downhill <= slope && slope <= uphill;
  }
}
