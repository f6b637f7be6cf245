package raven.hal.pi.guard;

import raven.hal.SensorFrame;
import raven.robot.Robot;

/**
 * Lowers the throttle while the battery gives way or gives too much, so that the computer does not brown out and the ESC does not burn; it comes
 * back slowly. Without a battery monitor nothing is limited. Makes no garbage. Not thread-safe.
 */
public final class PowerLimit {
  /** Of the battery's reserve voltage: below this the supply of the computer is in danger. */
  private static final double BROWN_OUT = 0.88;

  /** Full throttle is taken back in a quarter of a second and given back in two [1/s]. */
  private static final double DOWN = 4;

  private static final double UP = 0.5;

  private final double leastVoltage;
  private final double mostCurrent;
  private double limit = 1;
  private boolean active;

  public PowerLimit(Robot robot) {
    leastVoltage = BROWN_OUT * robot.battery().reserveVoltage();
    mostCurrent = robot.wiring().esc().currentLimit();
  }

  /** What is left of a throttle, {@code dt} after the last call [s]. */
  public double apply(SensorFrame.Battery battery, double throttle, double dt) {
    active = battery.valid && (battery.voltage < leastVoltage || battery.current > mostCurrent);
    // from where the throttle is, not from where the limit was
    if (active) limit = Math.min(limit, throttle);
    limit = Math.clamp(limit + (active ? -DOWN : UP) * dt, 0, 1);
    return Math.min(throttle, limit);
  }

  /** It is lowering the throttle now. */
  public boolean active() {
    return active;
  }
}
