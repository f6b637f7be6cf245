package raven.sim.sense;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;

/**
 * Height from static pressure, zero at power-up. Besides noise and a random walk, which reaches its stated size in a minute, the jet of
 * the propeller recovers a small share of its dynamic pressure on the ground under the sensor, which then reads low.
 */
public final class BarometerSensor {
  private static final double GRAVITY = 9.81;
  private static final double DRIFT_TIME = 60;

  /** Share of the jet's dynamic pressure that is felt with the body on the ground. */
  private static final double RECOVERY = 0.05;

  /** Height above ground over which the recovery dies out [m]. */
  private static final double REACH = 0.5;

  private final Sensors.Barometer parameters;
  private final Noise noise;
  private final SlowSampler sampler;
  private final double driftStep;
  private double drift;
  private double zero = Double.NaN;

  public BarometerSensor(Sensors.Barometer parameters, long seed) {
    this.parameters = parameters;
    noise = new Noise(seed, "barometer");
    sampler = new SlowSampler(parameters.rate(), parameters.delay());
    driftStep = parameters.drift() / Math.sqrt(DRIFT_TIME * parameters.rate());
  }

  /** Reads at a height in the world, a clearance above the ground below [m] and a jet speed [m/s]. */
  public void read(
      double time, double height, double clearance, double jetSpeed, SensorFrame.Scalar out) {
    if (sampler.due(time)) {
      if (Double.isNaN(zero)) {
        zero = height;
      }
      drift += noise.gaussian(driftStep);
      // q/ρg = v²/2g
      double head = jetSpeed * jetSpeed / (2 * GRAVITY);
      double wash = -RECOVERY * head * StrictMath.exp(-Math.max(0, clearance) / REACH);
      sampler.take(time, height - zero + drift + wash + noise.gaussian(parameters.noise()), true);
    }
    sampler.deliver(time, out);
  }
}
