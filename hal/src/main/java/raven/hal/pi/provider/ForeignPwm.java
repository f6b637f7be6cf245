package raven.hal.pi.provider;

import com.pi4j.io.pwm.Pwm;
import raven.hal.pi.bus.PulsePort;

/** A PWM channel of somebody else's Pi4J provider as a port of ours: a hundred steps of the period are all it has. */
record ForeignPwm(Pwm pwm, int rate) implements PulsePort {
  @Override
  public void pulse(long length_ns) {
    pwm.on((int) Math.round(length_ns / step_ns()), rate);
  }

  @Override
  public double step_ns() {
    return 1e7 / rate;
  }

  @Override
  public String name() {
    return "PWM chip " + pwm.getChip() + " channel " + pwm.getChannel();
  }
}
