package raven.hal.pi.simulated;

import raven.hal.pi.bus.I2cPort;

/** A chip on a simulated I2C bus. */
interface SimulatedChip extends I2cPort {
  /** Wires cut, or joined again. */
  void cut(boolean cut);
}
