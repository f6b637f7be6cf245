package raven.gait;

import raven.file.Unit;

/** Rest on both feet and the tail skid. */
public record StanceSettings(
    /** Toe joint ahead of the hip. */
    @Unit(value = "m", min = -0.15, max = 0.15) double footAhead,
    /** Hip above the toe joint. */
    @Unit(value = "m", min = 0.04, max = 0.28) double hipHeight,
    /** Time to get from one posture to another. */
    @Unit(value = "s", min = 0.1, max = 5) double moveTime,
    /** Differential leg length against roll and roll rate. */
    @Unit(value = "m/rad", min = 0, max = 0.5) double roll,
    @Unit(value = "m s/rad", min = 0, max = 0.1) double rollRate,
    @Unit(value = "m", min = 0, max = 0.05) double rollLimit,
    /** Feet further forward when the nose is lower than level ground would have it, and bound of that. */
    @Unit(value = "m/rad", min = 0, max = 0.5) double slope,
    @Unit(value = "m", min = 0, max = 0.05) double slopeLimit,
    /** Tail this far off the ground: the robot tips forward. */
    @Unit(value = "m", min = 0.002, max = 0.2) double tip,
    /** Time to get back to the posture of rest then. */
    @Unit(value = "s", min = 0.05, max = 2) double retreatTime,
    @Unit(value = "N m/rad", min = 1, max = 50) double stiffness,
    @Unit(value = "N m s/rad", min = 0, max = 2) double damping,
    /** At rest below these rates for this long. */
    @Unit(value = "rad/s", min = 0.01, max = 2) double stillTurn,
    @Unit(value = "m/s", min = 0.005, max = 1) double stillSpeed,
    @Unit(value = "s", min = 0.02, max = 3) double stillTime) {}
