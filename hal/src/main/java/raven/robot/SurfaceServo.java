package raven.robot;

import raven.file.Unit;

/** Servo of the control surfaces. */
public record SurfaceServo(
    @Unit(value = "rad/s", min = 0.5, max = 50) double rateLimit,
    @Unit(value = "s", min = 0, max = 0.2) double lag,
    @Unit(value = "s", min = 0, max = 0.1) double delay) {}
