package raven.gait;

import raven.file.Unit;

/** Legs in the ballistic part of a hop: tuck, then reach for the landing, re-planned from the measured velocity. */
public record LeapSettings(
    @Unit(value = "rad", min = -2.5, max = 0.5) double tuckHip,
    @Unit(value = "rad", min = 0.3, max = 2.79) double tuckAnkle,
    /** Time before touch-down at which the legs begin to reach. */
    @Unit(value = "s", min = 0, max = 0.5) double lead,
    /** Absolute angle of the tarsus at touch-down: the sole is level with the toe spring at rest. */
    @Unit(value = "rad", min = -1.6, max = 0.5) double tarsusAngle,
    /** The foot lands ahead of the mass centre by this, plus the capture time times the forward speed. */
    @Unit(value = "m", min = -0.1, max = 0.2) double ahead,
    @Unit(value = "s", min = 0, max = 0.3) double capture,
    @Unit(value = "N m/rad", min = 1, max = 50) double stiffness,
    @Unit(value = "N m s/rad", min = 0, max = 2) double damping) {}
