package raven.robot;

import raven.file.Unit;

/** Fixed wing with full-span ailerons. */
public record Wing(
    @Unit(value = "m", min = 0.2, max = 5) double span,
    @Unit(value = "m2", min = 0.02, max = 3) double area,
    /** Quarter-chord line, x from the hip axis [m]. */
    @Unit(value = "m", min = -1, max = 1) double quarterChordX,
    @Unit(value = "m", min = -1, max = 1) double z,
    @Unit(value = "rad", min = -0.5, max = 0.5) double dihedral,
    @Unit(value = "rad", min = -0.5, max = 0.5) double incidence,
    @Unit(value = "rad", min = -0.5, max = 0.5) double washout,
    /** Normal force coefficient of the stalled wing. */
    @Unit(value = "", min = 1, max = 2.5) double stalledNormalForce,
    /** Share of the chord that is aileron. */
    @Unit(value = "", min = 0, max = 0.6) double aileronChord,
    @Unit(value = "rad", min = 0, max = 1) double aileronLimit,
    /** Speed of level flight at greatest lift [m/s]. */
    @Unit(value = "m/s", min = 1, max = 30) double stallSpeed) {}
