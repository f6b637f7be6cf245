package raven.robot;

import raven.file.Unit;

/** Tractor propeller in the nose with its motor; turns clockwise seen from behind. */
public record Propeller(
    @Unit(value = "m", min = 0.05, max = 1) double diameter,
    Point hub,
    /** Static thrust at the reference voltage and speed [N]. */
    @Unit(value = "N", min = 0.5, max = 100) double staticThrust,
    @Unit(value = "rev/s", min = 20, max = 1000) double referenceSpeed,
    @Unit(value = "V", min = 3, max = 30) double referenceVoltage,
    /** Airspeed at which the thrust is zero at the reference speed [m/s]. */
    @Unit(value = "m/s", min = 3, max = 60) double pitchSpeed,
    /** Time constant of the speed [s]. */
    @Unit(value = "s", min = 0.02, max = 0.5) double lag,
    @Unit(value = "", min = 0.2, max = 0.9) double figureOfMerit,
    /** Efficiency of motor and ESC. */
    @Unit(value = "", min = 0.3, max = 1) double motorEfficiency,
    /** Moment of inertia of propeller and rotor about the shaft [kg m2]. */
    @Unit(value = "kg m2", min = 1e-7, max = 1e-2) double inertia,
    /** Share of the swirl that wing and body straighten. */
    @Unit(value = "", min = 0, max = 1) double swirlRecovery) {}
