package raven.hal.pi.simulated;

import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.Errno;

/** An I2C chip with 8-bit register addresses that count up. It can be pulled off its bus. */
public abstract class RegisterChip implements SimulatedChip {
  protected final byte[] registers = new byte[256];
  private final String name;
  private boolean absent;
  private int pointer;

  protected RegisterChip(String name) {
    this.name = "simulated " + name;
  }

  @Override
  public void cut(boolean cut) {
    absent = cut;
  }

  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    if (absent) {
      throw new DeviceFault(
          name,
          inLength > 0 ? "cannot be read" : "cannot be written",
          Errno.EREMOTEIO,
          "nobody acknowledged: check power, SDA, SCL and the address");
    }
    if (outLength > 0) {
      pointer = out[0] & 0xff;
      for (int i = 1; i < outLength; i++) {
        int register = pointer++ & 0xff;
        registers[register] = out[i];
        written(register);
      }
    }
    if (inLength > 0) {
      reading(pointer);
      for (int i = 0; i < inLength; i++) in[i] = registers[pointer++ & 0xff];
    }
  }

  /** A register was written. */
  protected void written(int register) {}

  /** Registers from this one on are about to be read. */
  protected void reading(int register) {}

  protected void set(int register, int... values) {
    for (int i = 0; i < values.length; i++) registers[register + i] = (byte) values[i];
  }

  protected int get(int register) {
    return registers[register] & 0xff;
  }

  @Override
  public String name() {
    return name;
  }
}
