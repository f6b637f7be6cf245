package raven.robot;

import raven.file.Unit;

/**
 * What the robot is made of: the one description that controller, simulator and hardware read. Frames: body FLU with its origin midway
 * between the hip axes. Ranges are those in which the model is meant to be used.
 */
public record Robot(
    String name,
    @Unit(value = "kg", min = 0.1, max = 10) double totalMass,
    Body body,
    Legs legs,
    Wing wing,
    Tail tail,
    Propeller propeller,
    Battery battery,
    SurfaceServo surfaceServo,
    Sensors sensors,
    Wiring wiring) {

  /** Mass of all parts [kg]. */
  public double partsMass() {
    return body.mass()
        + 2 * (legs.thigh().mass() + legs.tarsus().mass() + legs.foot().mass());
  }
}
