package raven.hal.pi.device;

/** A chip that measures the battery's voltage and, over a shunt, its current. */
public interface BatteryMonitor {
  /** Measures. */
  void read();

  /** Voltage [V]. */
  double voltage();

  /** Current that the robot draws [A]. */
  double current();
}
