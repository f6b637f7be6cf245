package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.DeviceFault;

/** Battery monitor up to 85 V with 20 bits (TI INA228 data sheet SLYS021: 7.6.1 registers). Not thread-safe. */
public final class Ina228 implements BatteryMonitor {
  private static final int ADC_CONFIG = 0x01;
  private static final int SHUNT = 0x04;
  private static final int BUS = 0x05;
  private static final int MANUFACTURER = 0x3e;
  private static final int DEVICE = 0x3f;

  private static final int TEXAS = 0x5449;
  private static final int DEVICE_ID = 0x228;

  /** Temperature, shunt and bus continuously, 540 us each, mean of 4 (7.6.1.2). */
  private static final int SETTING = 0xf000 | 4 << 9 | 4 << 6 | 4 << 3 | 1;

  private static final double SHUNT_LSB = 312.5e-9;
  private static final double BUS_LSB = 195.3125e-6;

  private final I2cPort port;
  private final double shunt;
  private final byte[] out = new byte[3];
  private final byte[] in = new byte[3];
  private double voltage;
  private double current;

  /** {@code shunt} is the resistance over which it measures [ohm]. */
  public Ina228(I2cPort port, double shunt) {
    this.port = port;
    this.shunt = shunt;
    int manufacturer = register(MANUFACTURER, 2);
    int device = register(DEVICE, 2) >> 4;
    if (manufacturer != TEXAS || device != DEVICE_ID) {
      throw new DeviceFault(
          port.name(),
          String.format(
              "answers 0x%04x 0x%03x where an INA228 says 0x5449 0x228", manufacturer, device),
          "another chip sits at this address: correct the robot file (A0 and A1 set 0x40 to 0x4f)");
    }
    out[0] = ADC_CONFIG;
    out[1] = (byte) (SETTING >> 8);
    out[2] = (byte) SETTING;
    port.transfer(out, 3, in, 0);
  }

  private int register(int register, int length) {
    out[0] = (byte) register;
    port.transfer(out, 1, in, length);
    int value = 0;
    for (int i = 0; i < length; i++) value = value << 8 | in[i] & 0xff;
    return value;
  }

  /** The upper 20 of 24 bits, with their sign. */
  private int twenty(int register) {
    return register(register, 3) << 8 >> 12;
  }

  @Override
  public void read() {
    voltage = BUS_LSB * twenty(BUS);
    current = SHUNT_LSB * twenty(SHUNT) / shunt;
  }

  @Override
  public double voltage() {
    return voltage;
  }

  @Override
  public double current() {
    return current;
  }
}
