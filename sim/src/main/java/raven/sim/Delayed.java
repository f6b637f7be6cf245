package raven.sim;

import raven.hal.ActuatorFrame;

/** Commands on their way to the drivers: each takes effect a fixed time after it was sent. */
final class Delayed {
  private static final int MOST = 32;

  private final double delay;
  private final ActuatorFrame[] line = new ActuatorFrame[MOST];
  private final double[] due = new double[MOST];
  private int newest;
  private int oldest;

  Delayed(double delay) {
    this.delay = delay;
    for (int i = 0; i < MOST; i++) {
      line[i] = new ActuatorFrame();
    }
  }

  void send(ActuatorFrame frame, double time) {
    newest = (newest + 1) % MOST;
    line[newest].set(frame);
    due[newest] = time + delay;
  }

  /** The command in force. */
  ActuatorFrame at(double time) {
    while (oldest != newest && due[(oldest + 1) % MOST] <= time + 1e-9) {
      oldest = (oldest + 1) % MOST;
    }
    return line[oldest];
  }
}
