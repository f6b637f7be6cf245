package raven.hal.pi.simulated;

/** An INA226: registers of 16 bits, so the byte-wise counting up of other chips does not apply. */
public final class SimulatedIna226 extends RegisterChip {
  private final double shunt;
  private int shuntRegister;
  private int busRegister;

  /** Resistance of the shunt [ohm]. */
  public SimulatedIna226(double shunt) {
    super("INA226");
    this.shunt = shunt;
  }

  /** Battery voltage [V] and current [A]. */
  public void measure(double voltage, double current) {
    busRegister = (int) Math.round(voltage / 1.25e-3);
    // it stops at 81.92 mV over the shunt
    shuntRegister = (int) Math.clamp(Math.round(current * shunt / 2.5e-6), -32768L, 32767L);
  }

  @Override
  protected void reading(int register) {
    int value = switch (register) {
      case 0x01 -> shuntRegister;
      case 0x02 -> busRegister;
      case 0xfe -> 0x5449;
      case 0xff -> 0x2260;
      default -> 0;
    };
    registers[register] = (byte) (value >> 8);
    registers[register + 1 & 0xff] = (byte) value;
  }
}
