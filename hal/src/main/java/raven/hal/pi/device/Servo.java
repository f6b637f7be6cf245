package raven.hal.pi.device;

import raven.hal.pi.bus.PulsePort;

/** A control surface's servo: angle to pulse, never outside the pulses that its linkage takes. Not thread-safe. */
public final class Servo {
  private final PulsePort port;
  private final double centre_ns;
  private final double perRadian_ns;
  private final double least_ns;
  private final double most_ns;
  private double pulse_ns;

  /** {@code perRadian_ns} is negative for a servo that turns the other way. */
  public Servo(
      PulsePort port, double centre_ns, double perRadian_ns, double least_ns, double most_ns) {
    this.port = port;
    this.centre_ns = centre_ns;
    this.perRadian_ns = perRadian_ns;
    this.least_ns = least_ns;
    this.most_ns = most_ns;
  }

  /** Moves to an angle [rad]; the pulse goes out with {@link #flush}. */
  public void angle(double angle) {
    pulse_ns = Math.clamp(centre_ns + perRadian_ns * angle, least_ns, most_ns);
    port.pulse(Math.round(pulse_ns));
  }

  /** No pulse: most servos then let go. */
  public void relax() {
    pulse_ns = 0;
    port.pulse(0);
  }

  public void flush() {
    port.flush();
  }

  /** The pulse that was last asked for [s]. */
  public double pulse() {
    return pulse_ns / 1e9;
  }

  /** The least turn that the line can make [rad]. */
  public double resolution() {
    return Math.abs(port.step_ns() / perRadian_ns);
  }
}
