package raven.hal.pi.simulated;

/** An AS5600 with a magnet over it. */
public final class SimulatedAs5600 extends RegisterChip {
  public SimulatedAs5600() {
    super("AS5600");
    registers[0x0b] = 0x20;
  }

  /** Angle of the magnet [rad]. */
  public void turn(double angle) {
    int step = Math.floorMod(Math.round(angle / (2 * Math.PI) * 4096), 4096);
    registers[0x0c] = (byte) (step >> 8);
    registers[0x0d] = (byte) step;
  }

  /** The magnet fell off, or is back. */
  public void lose(boolean lost) {
    registers[0x0b] = (byte) (lost ? 0 : 0x20);
  }
}
