package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.DeviceFault;

/** Battery monitor up to 36 V (TI INA226 data sheet SBOS547: 7.6 register maps). Four samples of 588 us per value. Not thread-safe. */
public final class Ina226 implements BatteryMonitor {
  private static final int CONFIGURATION = 0x00;
  private static final int SHUNT = 0x01;
  private static final int BUS = 0x02;
  private static final int MANUFACTURER = 0xfe;
  private static final int DIE = 0xff;

  private static final int TEXAS = 0x5449;
  private static final int DIE_ID = 0x2260;

  /** Mean of 4, 588 us each, shunt and bus continuously (7.6.1). */
  private static final int SETTING = 0x42df;

  private static final double SHUNT_LSB = 2.5e-6;
  private static final double BUS_LSB = 1.25e-3;

  private final I2cPort port;
  private final double shunt;
  private final byte[] out = new byte[3];
  private final byte[] in = new byte[2];
  private double voltage;
  private double current;

  /** {@code shunt} is the resistance over which it measures [ohm]. */
  public Ina226(I2cPort port, double shunt) {
    this.port = port;
    this.shunt = shunt;
    int manufacturer = register(MANUFACTURER);
    int die = register(DIE);
    if (manufacturer != TEXAS || (die & 0xfff0) != DIE_ID) {
      throw new DeviceFault(
          port.name(),
          String.format(
              "answers 0x%04x 0x%04x where an INA226 says 0x5449 0x2260", manufacturer, die),
          "another chip sits at this address: correct the robot file (A0 and A1 set 0x40 to 0x4f)");
    }
    out[0] = CONFIGURATION;
    out[1] = (byte) (SETTING >> 8);
    out[2] = (byte) SETTING;
    port.transfer(out, 3, in, 0);
  }

  private int register(int register) {
    out[0] = (byte) register;
    port.transfer(out, 1, in, 2);
    return (in[0] & 0xff) << 8 | in[1] & 0xff;
  }

  @Override
  public void read() {
    voltage = BUS_LSB * register(BUS);
    current = SHUNT_LSB * (short) register(SHUNT) / shunt;
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
