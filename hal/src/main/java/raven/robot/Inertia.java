package raven.robot;

import raven.file.Unit;

/** Inertia matrix about the centre of mass, body axes; the plane y = 0 is one of symmetry [kg m2]. */
public record Inertia(
    @Unit(value = "kg m2", min = 1e-7, max = 1) double xx,
    @Unit(value = "kg m2", min = 1e-7, max = 1) double yy,
    @Unit(value = "kg m2", min = 1e-7, max = 1) double zz,
    /** Element I_xz of the matrix (minus the product of inertia). */
    @Unit(value = "kg m2", min = -1, max = 1) double xz) {}
