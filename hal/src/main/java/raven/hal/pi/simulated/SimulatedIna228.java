package raven.hal.pi.simulated;

/** An INA228: registers of 16 and 24 bits. */
public final class SimulatedIna228 extends RegisterChip {
  private final double shunt;
  private int shuntRegister;
  private int busRegister;

  /** Resistance of the shunt [ohm]. */
  public SimulatedIna228(double shunt) {
    super("INA228");
    this.shunt = shunt;
  }

  /** Battery voltage [V] and current [A]. */
  public void measure(double voltage, double current) {
    busRegister = (int) Math.round(voltage / 195.3125e-6);
    shuntRegister = (int) Math.round(current * shunt / 312.5e-9);
  }

  @Override
  protected void reading(int register) {
    switch (register) {
      case 0x04 -> three(register, shuntRegister << 4);
      case 0x05 -> three(register, busRegister << 4);
      case 0x3e -> set(register, 0x54, 0x49);
      case 0x3f -> set(register, 0x22, 0x81);
      default -> {}
    }
  }

  private void three(int register, int value) {
    registers[register] = (byte) (value >> 16);
    registers[register + 1] = (byte) (value >> 8);
    registers[register + 2] = (byte) value;
  }
}
