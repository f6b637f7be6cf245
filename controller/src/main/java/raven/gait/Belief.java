package raven.gait;

import raven.file.Unit;

/** Ground and legs that a jump is believed to succeed with; beyond them it is refused. */
public record Belief(
    /** Steepest ground, rising and falling ahead. */
    @Unit(value = "rad", min = 0, max = 0.5) double uphill,
    @Unit(value = "rad", min = 0, max = 0.5) double downhill,
    /** Rate of the softest spring of one toe. */
    @Unit(value = "N m/rad", min = 0, max = 5) double softestToe) {

  /** The ground at the robot's feet is flat enough [rad], uphill positive. */
  public boolean bears(double slope) {
    return -downhill <= slope && slope <= uphill;
  }
}
