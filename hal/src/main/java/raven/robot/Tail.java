package raven.robot;

import raven.file.Unit;

/** All-moving stabilator and fin with rudder. */
public record Tail(Surface stabilator, Surface fin) {

  public record Surface(
      @Unit(value = "m2", min = 0.001, max = 1) double area,
      @Unit(value = "m", min = 0.02, max = 2) double span,
      /** Quarter-chord point, x and z from the hip axis; z of the fin is its lower end [m]. */
      @Unit(value = "m", min = -2, max = 2) double x,
      @Unit(value = "m", min = -1, max = 1) double z,
      @Unit(value = "rad", min = 0, max = 1.2) double limit) {}
}
