package raven.safety;

import raven.file.Unit;

/** How far {@link Limits} lets the actuators go, where the robot file does not say it. */
public record LimitsSettings(
    /** Greatest position gain of a leg joint [N m/rad]. */
    @Unit(value = "N m/rad", min = 1, max = 200) double stiffness,
    /** Greatest velocity gain of a leg joint [N m s/rad]. */
    @Unit(value = "N m s/rad", min = 0.01, max = 5) double damping,
    /** Distance from a joint's stop over which torque towards it fades out [rad]. */
    @Unit(value = "rad", min = 0.001, max = 0.3) double stopMargin,
    /** Fastest rise of the propeller command [1/s]; it may fall at once. */
    @Unit(value = "1/s", min = 0.5, max = 1000) double throttleRise,
    /** A faulty frame aloft repeats the last good one for this long, then glides [s]. */
    @Unit(value = "s", min = 0, max = 2) double faultGrace) {}
