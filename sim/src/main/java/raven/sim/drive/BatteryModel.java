package raven.sim.drive;

import raven.robot.Battery;

/** Battery pack: a voltage that sinks with the charge used, behind a resistance. */
public final class BatteryModel {
  /** Beyond its capacity the voltage breaks down to nothing over this share of it. */
  private static final double KNEE = 0.02;

  /** Share of the open voltage that is gone when the pack is empty. */
  private static final double DISCHARGE_SAG = 0.15;

  private final Battery battery;

  /** At the terminals [V]. */
  public double voltage;

  /** Drawn [A]. */
  public double current;

  /** Charge drawn so far [C]. */
  public double charge;

  /** Energy delivered at the terminals so far [J]. */
  public double energy;

  public BatteryModel(Battery battery) {
    this.battery = battery;
    voltage = battery.openVoltage();
  }

  /** Voltage without load [V]. */
  public double openVoltage() {
    double used = charge / battery.capacity();
    double beyond = Math.max(0, Math.min(1, (used - 1) / KNEE));
    return battery.openVoltage() * (1 - DISCHARGE_SAG * Math.min(1, used)) * (1 - beyond);
  }

  /** Delivers a power [W] for h [s], or as much of it as the resistance lets through. */
  public void step(double power, double h) {
    double open = openVoltage();

    // P = V I, V = V₀ − R I  ⇒  V = V₀/2 + √(V₀²/4 − R P)
    double root = open * open / 4 - battery.resistance() * Math.max(0, power);
    voltage = open / 2 + Math.sqrt(Math.max(0, root));
    current = battery.resistance() > 0 ? (open - voltage) / battery.resistance() : power / open;
    charge += current * h;
    energy += voltage * current * h;
  }
}
