package raven.sim.drive;

import raven.robot.SurfaceServo;

/** Servo of a control surface: a command arrives late, the surface follows with a lag, at limited rate, between its stops. */
public final class ServoModel {
  /** Commands under way at most: one per control tick. */
  private static final int LINE = 256;

  private final SurfaceServo servo;
  private final double limit;
  private final double[] sentAt = new double[LINE];
  private final double[] sent = new double[LINE];
  private int newest;
  private int oldest;
  private double time;
  private double target;

  /** Surface angle [rad]. */
  public double angle;

  /** Surface rate [rad/s]. */
  public double rate;

  public ServoModel(SurfaceServo servo, double limit) {
    this.servo = servo;
    this.limit = limit;
    sentAt[0] = Double.NEGATIVE_INFINITY;
  }

  /** Advances by h [s] under a command [rad]. */
  public void step(double command, double h) {
    time += h;

    // a new command enters the line; what has travelled long enough leaves it
    if (command != sent[newest]) {
      newest = (newest + 1) % LINE;
      sent[newest] = command;
      sentAt[newest] = time;
      if (newest == oldest) oldest = (oldest + 1) % LINE;
    }
    while (oldest != newest && sentAt[(oldest + 1) % LINE] <= time - servo.delay() + 1e-9) {
      oldest = (oldest + 1) % LINE;
    }
    target = Math.max(-limit, Math.min(limit, sent[oldest]));

    // ẋ = clamp((target − x)/lag), implicit in the lag
    double wanted = (target - angle) / (servo.lag() + h);
    rate = Math.max(-servo.rateLimit(), Math.min(servo.rateLimit(), wanted));
    angle += h * rate;
  }
}
