package raven.sim.sense;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;

/**
 * Pitot tube along body x. Its pressure is quadratic in speed, so that noise and zero error of the pressure swamp it at low speed: below
 * two standard deviations it reports zero.
 */
public final class AirspeedSensor {
  private static final double DENSITY = 1.225;

  private final Sensors.Airspeed parameters;
  private final Noise noise;
  private final SlowSampler sampler;
  private final double bias;

  public AirspeedSensor(Sensors.Airspeed parameters, long seed) {
    this.parameters = parameters;
    noise = new Noise(seed, "airspeed");
    sampler = new SlowSampler(parameters.rate(), parameters.delay());
    bias = noise.gaussian(parameters.pressureBias());
  }

  /** Reads in a flow along body x, positive from the front [m/s]. */
  public void read(double time, double flow, SensorFrame.Scalar out) {
    if (sampler.due(time)) {
      // Δp = ½ρu|u|
      double pressure =
          0.5 * DENSITY * flow * Math.abs(flow) + bias + noise.gaussian(parameters.pressureNoise());
      double floor = 2 * parameters.pressureNoise();
      sampler.take(time, pressure > floor ? Math.sqrt(2 * pressure / DENSITY) : 0, true);
    }
    sampler.deliver(time, out);
  }
}
