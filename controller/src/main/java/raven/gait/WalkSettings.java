package raven.gait;

import raven.file.Unit;

/** Parameters of the upright waddle: where the feet go, and which feedback bends that. */
public record WalkSettings(
    /** Nose-up attitude that the gait is laid out for. */
    @Unit(value = "rad", min = 0, max = 1.4) double pitch,
    /** Hip above the toe joint of the standing leg. */
    @Unit(value = "m", min = 0.08, max = 0.28) double hipHeight,
    /** Mean toe joint ahead of the hip. */
    @Unit(value = "m", min = -0.1, max = 0.1) double footAhead,
    /** Feet further back when the nose is higher than that, as uphill, and bound of it. */
    @Unit(value = "m/rad", min = 0, max = 1) double slope,
    @Unit(value = "m", min = 0, max = 0.1) double slopeLimit,
    /** Strides a second, as commanded; the body's rocking pulls the phase to its own. */
    @Unit(value = "Hz", min = 0.5, max = 5) double strideRate,
    /** Walking slower than this, the robot hurries: its strides come faster, by a share that grows with the lag, up to a bound. */
    @Unit(value = "m/s", min = 0, max = 1) double pace,
    @Unit(value = "1/m", min = 0, max = 50) double hurry,
    @Unit(value = "", min = 0, max = 0.5) double hurryLimit,
    /** Share of a stride in which a leg stands. */
    @Unit(value = "", min = 0.5, max = 0.9) double duty,
    /** Travel of a standing foot under the hip. */
    @Unit(value = "m", min = 0, max = 0.25) double stride,
    @Unit(value = "m", min = 0, max = 0.1) double clearance,
    /** How far the swing peak is shifted. */
    @Unit(value = "", min = -1, max = 1) double skew,
    /** Ground speed matching at both ends of the swing. */
    @Unit(value = "", min = 0, max = 2) double sweep,
    /** Rocking of the leg lengths with the phase. */
    @Unit(value = "m", min = -0.02, max = 0.02) double rock,
    @Unit(value = "rad", min = -7, max = 7) double rockPhase,
    /** Share of a pitch error that the hips do not follow. */
    @Unit(value = "", min = -1, max = 1) double pitchStance,
    @Unit(value = "", min = -1, max = 1) double pitchSwing,
    /** Differential leg length against roll and roll rate. */
    @Unit(value = "m/rad", min = 0, max = 0.5) double roll,
    @Unit(value = "m s/rad", min = 0, max = 0.1) double rollRate,
    @Unit(value = "m", min = 0, max = 0.05) double rollLimit,
    /** Pull of the phase towards the body's rocking. */
    @Unit(value = "", min = 0, max = 1) double phasePull,
    @Unit(value = "rad", min = -7, max = 7) double phaseLead,
    /** Phase jump at early touch-down. */
    @Unit(value = "", min = 0, max = 1) double phaseReset,
    /** Slowing of the phase while a foot that should stand is not loaded. */
    @Unit(value = "", min = 0, max = 1) double phaseWait,
    /** Differential stride against heading error and yaw rate. */
    @Unit(value = "1/rad", min = 0, max = 5) double yaw,
    @Unit(value = "s/rad", min = -1, max = 1) double yawRate,
    /** Strides over which the amplitude builds up. */
    @Unit(value = "", min = 0.1, max = 10) double ramp,
    @Unit(value = "N m/rad", min = 1, max = 50) double hipStiffness,
    @Unit(value = "N m/rad", min = 1, max = 50) double ankleStiffness,
    /** Damping over stiffness of the joints. */
    @Unit(value = "s", min = 0, max = 0.1) double damping,
    /** Share of the way that the odometry counts in walking, and that the feet slid back. */
    @Unit(value = "", min = -0.2, max = 0.5) double slide,
    /** Distance to a mark over which the stride shrinks. */
    @Unit(value = "m", min = 0.02, max = 0.5) double brakingDistance,
    /** A mark is reached within this. */
    @Unit(value = "m", min = 0.001, max = 0.05) double markTolerance,
    /** The body still moves on by this while the amplitude dies away. */
    @Unit(value = "m", min = 0, max = 0.1) double coast,
    /** Integral correction of the stride near a mark. */
    @Unit(value = "1/s", min = 0, max = 10) double markIntegral) {}
