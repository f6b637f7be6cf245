package raven.sim.sense;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;

/** Toe encoder and sole switch of one foot. */
public final class FootSensor {
  /** Load on the foot at which the switch closes, and below which it opens again [N]. */
  static final double CLOSES = 0.3;

  static final double OPENS = 0.15;

  private final Sensors.Encoder parameters;
  private final Noise noise;
  private final double step;
  private final double offset;
  private final DelayLine line = new DelayLine(2);
  private final double[] delayed = new double[2];
  private boolean closed;

  /** The sensors of a foot, whose name makes its noise its own. */
  public FootSensor(Sensors.Encoder parameters, long seed, String foot) {
    this.parameters = parameters;
    noise = new Noise(seed, foot);
    step = Quantised.step(2 * Math.PI, parameters.bits());
    offset = noise.gaussian(parameters.offset());
  }

  /** Reads a foot at its true toe angle [rad] and the sum of its contact points' normal forces [N]. */
  public void read(double time, double toeAngle, double load, SensorFrame.Foot out) {
    closed = load > (closed ? OPENS : CLOSES);
    line.put(time);
    line.set(0, Quantised.round(toeAngle + offset + noise.gaussian(parameters.noise()), step));
    line.set(1, closed ? 1 : 0);

    line.at(time - parameters.delay(), delayed);
    out.toeAngle = delayed[0];
    out.pressed = delayed[1] >= 0.5;
    out.valid = true;
    out.fresh = true;
    out.age = parameters.delay();
  }
}
