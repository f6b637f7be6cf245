package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.DeviceFault;
import raven.math.Trig;

/**
 * Air pressure and temperature (Bosch BMP388 data sheet BST-BMP388-DS001: 4.3 registers, 9.1 trimming coefficients, 9.2 and 9.3 compensation in
 * floating point). 50 Hz, 8 pressure samples per reading, filter coefficient 3. Not thread-safe.
 */
public final class Bmp388 {
  static final int CHIP_ID = 0x00;
  static final int STATUS = 0x03;
  static final int PWR_CTRL = 0x1b;
  static final int OSR = 0x1c;
  static final int ODR = 0x1d;
  static final int CONFIG = 0x1f;
  static final int TRIMMING = 0x31;
  static final int CMD = 0x7e;

  private static final int IDENTITY = 0x50;
  private static final int PRESSURE_READY = 0x20;

  /** Pressure [Pa]. */
  public double pressure;

  /** Temperature [°C]. */
  public double temperature;

  private final I2cPort port;
  private final double[] t = new double[3];
  private final double[] p = new double[11];
  private final byte[] out = new byte[2];
  private final byte[] in = new byte[21];
  private final byte[] none = new byte[0];

  public Bmp388(I2cPort port) {
    this.port = port;
    read(CHIP_ID, 1);
    int identity = in[0] & 0xff;
    if (identity != IDENTITY) {
      throw new DeviceFault(
          port.name(),
          "answers 0x" + Integer.toHexString(identity) + " where a BMP388 says 0x50",
          "another chip sits at this address: correct the robot file (SDO sets 0x76 or 0x77)");
    }
    read(TRIMMING, 21);
    t[0] = unsigned(0) * 0x1p8;
    t[1] = unsigned(2) * 0x1p-30;
    t[2] = in[4] * 0x1p-48;
    p[0] = (signed(5) - 0x1p14) * 0x1p-20;
    p[1] = (signed(7) - 0x1p14) * 0x1p-29;
    p[2] = in[9] * 0x1p-32;
    p[3] = in[10] * 0x1p-37;
    p[4] = unsigned(11) * 0x1p3;
    p[5] = unsigned(13) * 0x1p-6;
    p[6] = in[15] * 0x1p-8;
    p[7] = in[16] * 0x1p-15;
    p[8] = signed(17) * 0x1p-48;
    p[9] = in[19] * 0x1p-48;
    p[10] = in[20] * 0x1p-65;
    write(OSR, 0x03);
    write(ODR, 0x02);
    write(CONFIG, 0x04);
    write(PWR_CTRL, 0x33);
  }

  private int unsigned(int at) {
    return (in[at + 1] & 0xff) << 8 | in[at] & 0xff;
  }

  private int signed(int at) {
    return in[at + 1] << 8 | in[at] & 0xff;
  }

  private void read(int register, int length) {
    out[0] = (byte) register;
    port.transfer(out, 1, in, length);
  }

  private void write(int register, int value) {
    out[0] = (byte) register;
    out[1] = (byte) value;
    port.transfer(out, 2, none, 0);
  }

  /** Takes a new sample; false when there was none since the last. */
  public boolean read() {
    read(STATUS, 1);
    if ((in[0] & PRESSURE_READY) == 0) return false;
    // status and data in one go, so that pressure and temperature belong together
    read(STATUS, 7);
    compensate(raw(1), raw(4));
    return true;
  }

  private double raw(int at) {
    return (in[at + 2] & 0xff) << 16 | (in[at + 1] & 0xff) << 8 | in[at] & 0xff;
  }

  private void compensate(double up, double ut) {
    // T = T₂ (ut − T₁) + T₃ (ut − T₁)²
    double dt = ut - t[0];
    double tl = t[1] * dt + t[2] * dt * dt;

    // p = P₅ + P₆ T + P₇ T² + P₈ T³ + up (P₁ + P₂ T + P₃ T² + P₄ T³) + up² (P₉ + P₁₀ T) + up³ P₁₁
    double offset = p[4] + tl * (p[5] + tl * (p[6] + tl * p[7]));
    double slope = p[0] + tl * (p[1] + tl * (p[2] + tl * p[3]));
    double curve = p[8] + p[9] * tl;
    pressure = offset + up * (slope + up * (curve + up * p[10]));
    temperature = tl;
  }

  /** Height in the standard atmosphere above the level where the pressure is {@code reference} [m] (ISO 2533). */
  public static double height(double pressure, double reference) {
    return 44330.8 * (1 - Trig.pow(pressure / reference, 0.190263));
  }
}
