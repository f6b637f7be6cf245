package raven.robot;

import raven.file.Unit;

/** Sensors with their imperfections; standard deviations are per sample. */
public record Sensors(
    Imu imu,
    Encoder joint,
    Encoder toe,
    Barometer barometer,
    Airspeed airspeed,
    Ranger ranger,
    Magnetometer magnetometer,
    Power power) {

  public record Imu(
      @Unit(value = "rad/s", min = 0, max = 0.5) double gyroNoise,
      /** Spread of the bias from one power-up to the next [rad/s]. */
      @Unit(value = "rad/s", min = 0, max = 0.5) double gyroBias,
      @Unit(value = "rad/s", min = 1, max = 100) double gyroRange,
      @Unit(value = "m/s2", min = 0, max = 5) double accelNoise,
      @Unit(value = "m/s2", min = 0, max = 5) double accelBias,
      @Unit(value = "m/s2", min = 10, max = 1000) double accelRange,
      /** Spread of the mounting error about each axis [rad]. */
      @Unit(value = "rad", min = 0, max = 0.2) double misalignment,
      @Unit(value = "s", min = 0, max = 0.02) double delay,
      @Unit(value = "bit", min = 8, max = 24) double bits) {}

  public record Encoder(
      @Unit(value = "rad", min = 0, max = 0.1) double noise,
      /** Spread of the zero error [rad]. */
      @Unit(value = "rad", min = 0, max = 0.2) double offset,
      @Unit(value = "rad/s", min = 0, max = 5) double rateNoise,
      /** Spread of the current reading's noise [A]. */
      @Unit(value = "A", min = 0, max = 5) double currentNoise,
      @Unit(value = "bit", min = 8, max = 24) double bits,
      @Unit(value = "s", min = 0, max = 0.02) double delay) {}

  public record Barometer(
      @Unit(value = "m", min = 0, max = 5) double noise,
      @Unit(value = "m", min = 0, max = 10) double drift,
      @Unit(value = "Hz", min = 1, max = 1000) double rate,
      @Unit(value = "s", min = 0, max = 0.2) double delay) {}

  public record Airspeed(
      @Unit(value = "Pa", min = 0, max = 50) double pressureNoise,
      @Unit(value = "Pa", min = 0, max = 50) double pressureBias,
      @Unit(value = "Hz", min = 1, max = 1000) double rate,
      @Unit(value = "s", min = 0, max = 0.2) double delay) {}

  /** Range finder; its beam leaves {@code mount} in the x-z plane, {@code tilt} below body x. */
  public record Ranger(
      Point mount,
      @Unit(value = "rad", min = -3.2, max = 3.2) double tilt,
      @Unit(value = "m", min = 0, max = 0.5) double noise,
      @Unit(value = "m", min = 0, max = 0.5) double bias,
      @Unit(value = "m", min = 0.1, max = 50) double maxRange,
      @Unit(value = "Hz", min = 1, max = 1000) double rate,
      @Unit(value = "s", min = 0, max = 0.2) double delay) {}

  /** Magnetometer after its calibration. */
  public record Magnetometer(
      @Unit(value = "T", min = 0, max = 1e-4) double noise,
      /** Spread of the robot's own field that calibration left over, each axis [T]. */
      @Unit(value = "T", min = 0, max = 1e-4) double hardIron,
      @Unit(value = "Hz", min = 1, max = 1000) double rate,
      @Unit(value = "s", min = 0, max = 0.2) double delay) {}

  public record Power(
      @Unit(value = "V", min = 0, max = 1) double voltageNoise,
      @Unit(value = "A", min = 0, max = 5) double currentNoise) {}
}
