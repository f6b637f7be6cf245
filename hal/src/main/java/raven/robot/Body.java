package raven.robot;

import raven.file.Unit;

/** Trunk with wing, tail, battery and both near-hip clusters; moments of inertia about its own centre of mass. */
public record Body(
    @Unit(value = "kg", min = 0.05, max = 9) double mass,
    Point centreOfMass,
    Inertia inertia,
    /** Foremost point that can strike the ground: the spinner. */
    Point nose,
    /** Lowest points of the fuselage, front and rear. */
    Point bellyFront,
    Point bellyRear,
    /** Lower edge of the rigid tail skid. */
    Point skid,
    @Unit(value = "m", min = 0, max = 0.2) double skidWidth,
    @Unit(value = "", min = 0, max = 1.5) double skidFriction,
    /** Highest point of a wing tip, left; the right one mirrors it. */
    Point wingTip,
    ContactMaterial contact) {}
