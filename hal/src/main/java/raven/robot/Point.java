package raven.robot;

import raven.file.Unit;

/** A point in the frame of the part that names it [m]. */
public record Point(
    @Unit(value = "m", min = -2, max = 2) double x,
    @Unit(value = "m", min = -2, max = 2) double y,
    @Unit(value = "m", min = -2, max = 2) double z) {}
