package raven.hal.pi.simulated;

/** An MMC5983MA whose bridges have an offset; it measures only when it is told to, and once per command. */
public final class SimulatedMmc5983ma extends RegisterChip {
  private static final int STATUS = 0x08;
  private static final int CONTROL_0 = 0x09;
  private static final int CONTROL_1 = 0x0a;
  private static final int PRODUCT_ID = 0x2f;
  private static final double COUNTS = 16384 / 1e-4;

  private final double[] field = new double[3];
  private final double[] bridge = {40e-6, -25e-6, 10e-6};
  private boolean set = true;
  private boolean deaf;

  public SimulatedMmc5983ma() {
    super("MMC5983MA");
    registers[PRODUCT_ID] = 0x30;
  }

  /** The field along the chip's axes [T]. */
  public void measure(double x, double y, double z) {
    field[0] = x;
    field[1] = y;
    field[2] = z;
  }

  /** What the bridges add to every measurement, however the chip is magnetised [T]. */
  public void offset(double x, double y, double z) {
    bridge[0] = x;
    bridge[1] = y;
    bridge[2] = z;
  }

  /** Forgets commands to measure, as after a dip of its supply, or no longer. */
  public void deafen(boolean on) {
    deaf = on;
  }

  @Override
  protected void written(int register) {
    int value = registers[register];
    if (register == CONTROL_1 && (value & 0x80) != 0) {
      set = true;
      registers[STATUS] = 0;
    }
    if (register != CONTROL_0) return;
    if ((value & 0x08) != 0) set = true;
    if ((value & 0x10) != 0) set = false;
    if ((value & 0x01) != 0 && !deaf) convert();
    // the bits of a command clear themselves
    registers[CONTROL_0] = 0;
  }

  private void convert() {
    registers[6] = 0;
    for (int axis = 0; axis < 3; axis++) {
      double seen = (set ? field[axis] : -field[axis]) + bridge[axis];
      int raw = (int) Math.clamp(Math.round(seen * COUNTS) + (1 << 17), 0L, (1L << 18) - 1);
      registers[2 * axis] = (byte) (raw >> 10);
      registers[2 * axis + 1] = (byte) (raw >> 2);
      registers[6] |= (byte) ((raw & 3) << 6 - 2 * axis);
    }
    registers[STATUS] |= 1;
  }

  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    super.transfer(out, outLength, in, inLength);
    if (outLength > 0 && out[0] == 0 && inLength > 0) registers[STATUS] = 0;
  }
}
