package raven.robot;

import raven.file.Unit;

/** Both legs, described once: the right one mirrors the left. */
public record Legs(
    @Unit(value = "m", min = 0.02, max = 0.3) double hipSpacing,
    Segment thigh,
    Segment tarsus,
    Foot foot,
    Joint hip,
    Joint ankle,
    AnkleSpring ankleSpring,
    Toe toe) {

  /** A straight leg segment; its centre of mass lies on the line between its joints. */
  public record Segment(
      @Unit(value = "m", min = 0.05, max = 0.5) double length,
      @Unit(value = "kg", min = 0.001, max = 1) double mass,
      /** Distance of the centre of mass from the upper joint [m]. */
      @Unit(value = "m", min = 0, max = 0.5) double centreOfMass,
      /** About the centre of mass, across the segment [kg m2]. */
      @Unit(value = "kg m2", min = 1e-7, max = 0.1) double inertia,
      /** About the segment's own axis [kg m2]. */
      @Unit(value = "kg m2", min = 1e-8, max = 0.1) double inertiaAxial) {}

  /** Foot: three forward toes, one backward hallux, rigid in itself; frame at the toe joint, x forward along the middle toe, z up. */
  public record Foot(
      @Unit(value = "kg", min = 0.001, max = 0.5) double mass,
      Point centreOfMass,
      /** Moment of inertia about any axis through the centre of mass [kg m2]. */
      @Unit(value = "kg m2", min = 1e-7, max = 0.01) double inertia,
      /** From the toe joint to the tip of the middle toe [m]. */
      @Unit(value = "m", min = 0.01, max = 0.2) double toeLength,
      /** Between the middle and a side toe [rad]. */
      @Unit(value = "rad", min = 0, max = 1) double toeSplay,
      @Unit(value = "m", min = 0, max = 0.1) double halluxLength,
      /** From the toe joint down to the sole [m]. */
      @Unit(value = "m", min = 0.002, max = 0.03) double sole,
      ContactMaterial contact) {}

  /** A motorised joint with its limits and actuator. */
  public record Joint(
      @Unit(value = "rad", min = -3.2, max = 3.2) double min,
      @Unit(value = "rad", min = -3.2, max = 3.2) double max,
      Motor motor) {}

  /** Torsion spring inside the ankle: pushes the leg straight once it is bent past the engagement angle. */
  public record AnkleSpring(
      @Unit(value = "N m/rad", min = 0, max = 0.6) double stiffness,
      @Unit(value = "rad", min = 0, max = 2.5) double engagesAt,
      @Unit(value = "N m s/rad", min = 0, max = 0.1) double damping) {}

  /** Passive, sprung toe joint. */
  public record Toe(
      @Unit(value = "N m/rad", min = 0.2, max = 1.5) double stiffness,
      @Unit(value = "N m s/rad", min = 0, max = 0.1) double damping,
      /** Angle between tarsus and foot at which the spring is at rest [rad]. */
      @Unit(value = "rad", min = -0.5, max = 2) double rest,
      @Unit(value = "rad", min = -3.2, max = 3.2) double min,
      @Unit(value = "rad", min = -3.2, max = 3.2) double max) {}
}
