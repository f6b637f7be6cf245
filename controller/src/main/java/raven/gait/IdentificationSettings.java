package raven.gait;

import raven.file.Unit;

/** What is believed of springs and weight before anything was felt, and how much a moment of rest tells. */
public record IdentificationSettings(
    /** Standard deviations around the robot file. */
    @Unit(value = "N m/rad", min = 0, max = 2) double toeSpread,
    @Unit(value = "N m/rad", min = 0, max = 1) double ankleSpread,
    /** Of the weight, as a share. */
    @Unit(value = "", min = 0, max = 0.5) double weightSpread,
    /** The robot is at rest when body and joints turn slower than this over a window. */
    @Unit(value = "rad/s", min = 0.001, max = 1) double still,
    /** What one window at rest tells of an ankle's torque, model errors included. */
    @Unit(value = "N m", min = 0.001, max = 0.5) double noise,
    /** What standing on the toe tips tells: error of the springs' moment over the weight, and of the toe joints' angle. */
    @Unit(value = "m", min = 1e-4, max = 0.05) double lever,
    @Unit(value = "rad", min = 0, max = 0.1) double toeAngle,
    /** Standard deviations from the file at which the file is given up. */
    @Unit(value = "", min = 0, max = 10) double contradiction,
    /** Length of a window. */
    @Unit(value = "s", min = 0.01, max = 1) double window,
    /** Postures nearer to each other than this tell nothing new. */
    @Unit(value = "rad", min = 0, max = 1) double news) {}
