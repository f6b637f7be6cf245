package raven.flight;

import raven.file.Unit;

/** What is a choice about flying, and not a property of the robot. Speeds with "stalls" are in multiples of the stall speed. */
public record FlightSettings(
    Attitude attitude,
    Climb climb,
    Legs legs,
    Energy energy,
    Cruise cruise,
    Glide glide,
    Handover handover) {

  /** Gains of the attitude loop, and what is fed forward. */
  public record Attitude(
      Axis roll,
      Axis pitch,
      Axis yaw,
      /** Bound of each rate integrator, as an angular acceleration. */
      @Unit(value = "rad/s2", min = 0, max = 200) double integralLimit,
      /** Roll damping of the wing, as the magnitude of the derivative Clp, of which 80 % is fed forward. */
      @Unit(value = "", min = 0, max = 2) double rollDamping,
      /** Thrust line above the centre of mass, averaged over the folding of the legs. */
      @Unit(value = "m", min = -0.1, max = 0.1) double thrustArm) {}

  /** One axis: rate wanted per angle, acceleration wanted per rate error, and how fast its integral grows. */
  public record Axis(
      @Unit(value = "1/s", min = 0.1, max = 20) double angle,
      @Unit(value = "1/s", min = 0.1, max = 60) double rate,
      @Unit(value = "1/s", min = 0, max = 20) double integral) {}

  /** From feet-off to wing-borne: pitch falls from slow to fast with airspeed, or with time when there is no airspeed. */
  public record Climb(
      @Unit(value = "rad", min = 0, max = 1.6) double slowPitch,
      @Unit(value = "rad", min = -0.2, max = 1) double fastPitch,
      @Unit(value = "m/s", min = 0, max = 20) double slowSpeed,
      @Unit(value = "m/s", min = 1, max = 30) double fastSpeed,
      @Unit(value = "s", min = 0, max = 2) double blindStart,
      @Unit(value = "s", min = 0.1, max = 5) double blindDuration,
      /** Climb rate below which the nose goes up, and by how much, within bounds. */
      @Unit(value = "m/s", min = -1, max = 5) double climbRate,
      @Unit(value = "rad s/m", min = 0, max = 1) double climbRateGain,
      @Unit(value = "rad", min = 0, max = 1) double noseDown,
      @Unit(value = "rad", min = 0, max = 1) double noseUp,
      /** Angle of attack allowed at speed, the extra below, and where the limit begins and is complete. */
      @Unit(value = "rad", min = 0, max = 0.5) double alpha,
      @Unit(value = "rad", min = 0, max = 1.5) double alphaExtra,
      @Unit(value = "", min = 0, max = 2) double alphaFromStalls,
      @Unit(value = "", min = 0, max = 2) double alphaToStalls,
      @Unit(value = "rad", min = -1, max = 0.5) double leastPitch,
      @Unit(value = "rad", min = 0.5, max = 1.6) double mostPitch,
      @Unit(value = "rad/s", min = 0.1, max = 10) double pitchRate) {}

  /** How the legs trail in flight. */
  public record Legs(
      @Unit(value = "rad", min = -2.3, max = 0.5) double hip,
      @Unit(value = "rad", min = 0.26, max = 2.8) double ankle,
      @Unit(value = "s", min = 0, max = 1) double start,
      @Unit(value = "s", min = 0.05, max = 3) double duration,
      @Unit(value = "N m/rad", min = 0.1, max = 40) double stiffness,
      @Unit(value = "N m s/rad", min = 0, max = 1) double damping) {}

  /** Total energy control: throttle holds the sum of height and speed, pitch their balance. */
  public record Energy(
      /** Of the errors in height and speed. */
      @Unit(value = "1/s", min = 0.05, max = 5) double height,
      @Unit(value = "1/s", min = 0.05, max = 5) double speed,
      @Unit(value = "m/s", min = 0, max = 10) double mostClimb,
      @Unit(value = "m/s", min = 0, max = 10) double mostSink,
      @Unit(value = "m/s2", min = 0, max = 10) double mostAcceleration,
      @Unit(value = "", min = 0, max = 5) double totalGain,
      @Unit(value = "1/s", min = 0, max = 5) double totalIntegral,
      @Unit(value = "", min = 0, max = 5) double balanceGain,
      @Unit(value = "1/s", min = 0, max = 5) double balanceIntegral,
      /** Drag coefficient in cruise, and lift coefficient as a straight line of trimmed pitch: a first guess for the integrals. */
      @Unit(value = "", min = 0, max = 1) double drag,
      @Unit(value = "", min = -1, max = 2) double levelLift,
      @Unit(value = "1/rad", min = 1, max = 7) double liftSlope,
      @Unit(value = "rad", min = -1, max = 0) double leastPitch,
      @Unit(value = "rad", min = 0, max = 1) double mostPitch,
      @Unit(value = "rad/s", min = 0.1, max = 10) double pitchRate,
      @Unit(value = "1/s", min = 0.1, max = 100) double throttleRate) {}

  /** Turning. */
  public record Cruise(
      /** Turn rate wanted per course error. */
      @Unit(value = "1/s", min = 0.05, max = 5) double course,
      @Unit(value = "rad", min = 0, max = 1.2) double bank,
      @Unit(value = "rad/s", min = 0.1, max = 10) double bankRate,
      /** From the end of the climb until pitch and bank may be commanded at their full rates, which grow evenly from nothing. */
      @Unit(value = "s", min = 0.01, max = 5) double ease,
      /** Height kept above ground that the range finder sees, whatever height is asked for. */
      @Unit(value = "m", min = 0, max = 10) double clearance) {}

  /** Without thrust. */
  public record Glide(@Unit(value = "", min = 1, max = 3) double stalls) {}

  /** What has to hold together, and for how long, before cruise takes over; and below which speed it gives back. */
  public record Handover(
      @Unit(value = "", min = 1, max = 3) double stalls,
      @Unit(value = "", min = 0.5, max = 2) double refuseStalls,
      @Unit(value = "rad", min = 0.05, max = 1.5) double bank,
      @Unit(value = "rad", min = 0.05, max = 1) double alpha,
      @Unit(value = "rad/s", min = 0.1, max = 10) double rate,
      @Unit(value = "m/s", min = 0, max = 5) double sink,
      /** Above lift-off. */
      @Unit(value = "m", min = -1, max = 50) double height,
      /** Share of its travel that each surface may use. */
      @Unit(value = "", min = 0.1, max = 1) double surfaces,
      @Unit(value = "s", min = 0, max = 5) double held) {}
}
