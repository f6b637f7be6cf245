package raven.estimation;

import raven.file.Unit;

/** What the estimator assumes beyond the data sheets of the sensors, which the robot file holds. */
public record EstimationSettings(
    /** Time at power-up over which gravity and the gyro's bias are averaged, the robot standing [s]. */
    @Unit(value = "s", min = 0.05, max = 5) double startWindow,
    /** Spread of the slope that the robot may stand on at power-up [rad]. */
    @Unit(value = "rad", min = 1e-3, max = 1) double startSlope,
    Foot foot,
    Inertial inertial,
    Air air,
    Fix fix,
    /** Innovations beyond this many standard deviations are not believed. */
    @Unit(value = "", min = 2, max = 20) double gate,
    Trust trust) {

  /** How planted a planted foot is. */
  public record Foot(
      /** Error of the leg's kinematics at the sole, besides encoder noise [m]. */
      @Unit(value = "m", min = 1e-4, max = 0.05) double noise,
      /** Spread of a planted foot's creep in one second [m]. */
      @Unit(value = "m", min = 0, max = 0.5) double creep,
      /** A sole that moves faster over the ground slips [m/s]. */
      @Unit(value = "m/s", min = 0.02, max = 5) double slipSpeed,
      /** Deflection of the toe from rest that tells of load [rad]. */
      @Unit(value = "rad", min = 0.01, max = 1) double toeDeflection) {}

  /** What the inertial unit adds to its data sheet. */
  public record Inertial(
      /** Share of the specific force that is wrong: scale, mounting, vibration. */
      @Unit(value = "", min = 0, max = 0.5) double accelScale,
      /** Error of the rate about an axis whose gyro is at its limit [rad/s]. */
      @Unit(value = "rad/s", min = 0, max = 100) double clippedGyro,
      /** Error of the specific force along an axis at its limit [m/s2]. */
      @Unit(value = "m/s2", min = 0, max = 500) double clippedAccel,
      /** Spread of the biases' walk in one minute. */
      @Unit(value = "rad/s", min = 0, max = 0.1) double gyroWalk,
      @Unit(value = "m/s2", min = 0, max = 1) double accelWalk) {}

  /** What is assumed of the air. */
  public record Air(
      /** Spread of the wind before it is measured and long after, each axis [m/s]. */
      @Unit(value = "m/s", min = 0.1, max = 20) double windSpread,
      /** Spread of the wind's change in one second [m/s]. */
      @Unit(value = "m/s", min = 0, max = 10) double windWalk,
      /** Airspeed below which the sensor is not used [m/s]. */
      @Unit(value = "m/s", min = 0.5, max = 20) double airspeedFloor,
      /** Spread of the barometer's drift in one minute [m]. */
      @Unit(value = "m", min = 0, max = 20) double pressureWalk,
      /** Error of the barometer in the propeller's wash near the ground [m]. */
      @Unit(value = "m", min = 0, max = 20) double wash) {}

  /** Positions and headings that somebody else tells. */
  public record Fix(
      /** Later than this they are not believed [s]. */
      @Unit(value = "s", min = 0.02, max = 5) double longestDelay,
      /** First spread of how much later they are than their age says [s]. */
      @Unit(value = "s", min = 1e-3, max = 1) double latency,
      /** Standard deviation of a position that comes without one, each axis [m]. */
      @Unit(value = "m", min = 1e-4, max = 100) double deviation,
      /** Standard deviation of a heading that comes without one [rad]. */
      @Unit(value = "rad", min = 1e-4, max = 1) double headingDeviation) {}

  /** Standard deviations at which the estimate is no longer good, and at which it is lost. */
  public record Trust(
      @Unit(value = "rad", min = 0.01, max = 3) double degradedTilt,
      @Unit(value = "rad", min = 0.01, max = 3) double lostTilt,
      @Unit(value = "m/s", min = 0.05, max = 100) double degradedVelocity,
      @Unit(value = "m/s", min = 0.05, max = 100) double lostVelocity) {}
}
