package raven.gait;

import raven.file.Unit;

/** How the edge ahead is located with the range finder. */
public record ObstacleSettings(
    /** The course may be off by this much where an edge is looked for. */
    @Unit(value = "m", min = 0.01, max = 1) double window,
    /** A hit counts as on the face of a step when it is this far from both of its ends. */
    @Unit(value = "m", min = 0.001, max = 0.1) double faceMargin,
    /** A hit counts as on the far wall of a gap when it is this deep. */
    @Unit(value = "m", min = 0.001, max = 0.1) double wallMargin,
    /** A hit this near to where the ground should be is ground, and tells how it slopes. */
    @Unit(value = "m", min = 0.001, max = 0.1) double groundBand,
    /** Share that a new reading has in the estimate, at least. */
    @Unit(value = "", min = 0.005, max = 1) double gain,
    /** Standard deviation of where the course says the edge is, and of one reading, for their first combination. */
    @Unit(value = "m", min = 0.001, max = 0.5) double courseError,
    @Unit(value = "m", min = 0.001, max = 0.1) double readingError) {}
