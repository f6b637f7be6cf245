package raven.robot;

import raven.file.Unit;

/** Compliance and friction of a surface that touches the ground, per contact point. */
public record ContactMaterial(
    @Unit(value = "N/m", min = 100, max = 1e6) double stiffness,
    @Unit(value = "N s/m", min = 0, max = 1000) double damping,
    @Unit(value = "", min = 0, max = 1.5) double friction) {}
