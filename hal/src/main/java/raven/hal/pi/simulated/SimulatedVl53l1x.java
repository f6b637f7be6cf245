package raven.hal.pi.simulated;

import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.Errno;

/** A VL53L1X: registers with 16-bit addresses; it measures once it is started, and waits until the last measurement was taken. */
public final class SimulatedVl53l1x implements SimulatedChip {
  private static final int DATA_READY = 0x31;
  private static final int RESULT = 0x89;
  private static final int INTERRUPT_CLEAR = 0x86;
  private static final int MODE_START = 0x87;

  private final byte[] registers = new byte[0x200];
  private int pointer;
  private boolean absent;

  public SimulatedVl53l1x() {
    registers[0x10f] = (byte) 0xea;
    registers[0x110] = (byte) 0xcc;
    registers[0xe5] = 1;
    registers[0xde] = 0x01;
    registers[0xdf] = (byte) 0xf4;
    registers[DATA_READY] = 1;
  }

  /** A new measurement [m]; {@code good} false is one that the device does not believe in. */
  public void measure(double range, boolean good) {
    if (registers[MODE_START] != 0x40) return;
    int raw = (int) Math.round(range * 1000 * 2048 / 2011);
    registers[RESULT] = (byte) (good ? 9 : 4);
    registers[RESULT + 13] = (byte) (raw >> 8);
    registers[RESULT + 14] = (byte) raw;
    registers[DATA_READY] = 0;
  }

  @Override
  public void cut(boolean cut) {
    absent = cut;
  }

  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    if (absent) {
      throw new DeviceFault(
          name(), "cannot be read", Errno.EREMOTEIO, "nobody acknowledged: check power and wires");
    }
    if (outLength >= 2) pointer = (out[0] & 0xff) << 8 | out[1] & 0xff;
    for (int i = 2; i < outLength; i++) {
      registers[pointer] = out[i];
      if (pointer == INTERRUPT_CLEAR) registers[DATA_READY] = 1;
      pointer++;
    }
    for (int i = 0; i < inLength; i++) in[i] = registers[pointer++];
  }

  @Override
  public String name() {
    return "simulated VL53L1X";
  }
}
