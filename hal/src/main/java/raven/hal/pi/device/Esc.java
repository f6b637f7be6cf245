package raven.hal.pi.device;

import raven.hal.pi.bus.PulsePort;

/** The propeller's speed controller on a pulse line: throttle 0 to 1 over its calibrated range. Not thread-safe. */
public final class Esc {
  private final PulsePort port;
  private final double stop_ns;
  private final double full_ns;

  public Esc(PulsePort port, double stop_ns, double full_ns) {
    this.port = port;
    this.stop_ns = stop_ns;
    this.full_ns = full_ns;
  }

  /** What is no number stops the propeller. */
  public void throttle(double throttle) {
    double safe = throttle >= 0 ? Math.min(throttle, 1) : 0;
    port.pulse(Math.round(stop_ns + safe * (full_ns - stop_ns)));
  }

  public void flush() {
    port.flush();
  }
}
