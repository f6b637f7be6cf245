package raven.sim.sense;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;

/** Range finder: distance along its beam to the first surface; invalid when there is none within reach. */
public final class RangeSensor {
  private final Sensors.Ranger parameters;
  private final Noise noise;
  private final SlowSampler sampler;
  private final double bias;

  public RangeSensor(Sensors.Ranger parameters, long seed) {
    this.parameters = parameters;
    noise = new Noise(seed, "range");
    sampler = new SlowSampler(parameters.rate(), parameters.delay());
    bias = noise.gaussian(parameters.bias());
  }

  /** Reads at a true distance along the beam [m]; infinite when the beam meets nothing. */
  public void read(double time, double distance, SensorFrame.Scalar out) {
    if (sampler.due(time)) {
      double measured = distance + bias + noise.gaussian(parameters.noise());
      boolean echo = measured <= parameters.maxRange();
      sampler.take(time, echo ? Math.max(0, measured) : parameters.maxRange(), echo);
    }
    sampler.deliver(time, out);
  }
}
