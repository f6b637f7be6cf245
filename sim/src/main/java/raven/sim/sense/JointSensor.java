package raven.sim.sense;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;

/** Encoder and current sense of one motorised joint, as its driver reports them. */
public final class JointSensor {
  private final Sensors.Encoder parameters;
  private final Noise noise;
  private final double step;
  private final double offset;
  private final DelayLine line = new DelayLine(3);
  private final double[] delayed = new double[3];

  /** The sensor of a joint, whose name makes its noise its own. */
  public JointSensor(Sensors.Encoder parameters, long seed, String joint) {
    this.parameters = parameters;
    noise = new Noise(seed, joint);
    step = Quantised.step(2 * Math.PI, parameters.bits());
    offset = noise.gaussian(parameters.offset());
  }

  /** Reads a joint at its true angle, rate and motor current [rad, rad/s, A]. */
  public void read(double time, double angle, double rate, double current, SensorFrame.Joint out) {
    line.put(time);
    line.set(0, Quantised.round(angle + offset + noise.gaussian(parameters.noise()), step));
    line.set(1, rate + noise.gaussian(parameters.rateNoise()));
    line.set(2, current + noise.gaussian(parameters.currentNoise()));

    line.at(time - parameters.delay(), delayed);
    out.angle = delayed[0];
    out.rate = delayed[1];
    out.current = delayed[2];
    out.valid = true;
    out.fresh = true;
    out.age = parameters.delay();
  }
}
