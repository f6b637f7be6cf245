package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.DeviceFault;

/**
 * Time-of-flight range finder (ST VL53L1X data sheet DS12385: 2.4 firmware boot, 3.5 control interface with 16-bit registers; register
 * names and the meaning of their values from ST's user manual UM2510). Long distance mode, one measurement every 20 ms. Not thread-safe.
 */
public final class Vl53l1x {
  static final int MODEL_ID = 0x010f;
  static final int BOOT_STATE = 0x00e5;
  static final int OSCILLATOR = 0x00de;
  static final int INTERMEASUREMENT = 0x006c;
  static final int INTERRUPT_CLEAR = 0x0086;
  static final int MODE_START = 0x0087;
  static final int DATA_READY = 0x0031;
  static final int RESULT = 0x0089;

  private static final int IDENTITY = 0xeacc;
  private static final int START_TIMED = 0x40;
  private static final int STATUS_GOOD = 9;
  private static final int PERIOD_MS = 20;
  private static final int BOOT_TRIES = 100;

  /** Raw distances are 2048/2011 too short (crosstalk-corrected range is in 2011ths of 2048 mm). */
  private static final double SCALE = 2011.0 / 2048 / 1000;

  /** Signal rates, apertures and thresholds: register, width in bytes, value. */
  // spotless:off
  private static final int[][] SETUP = {
    {0x0024, 2, 0x0a00},  // target rate of the dynamic SPAD selection
    {0x002e, 1, 0x01},    // I2C pads at 2.8 V
    {0x0031, 1, 0x02},    // interrupt line active low
    {0x0036, 1, 8},       // width of the light pulse [ns]
    {0x0037, 1, 16},
    {0x0039, 1, 0x01},
    {0x003e, 1, 0xff},
    {0x0040, 1, 2},       // consistency check
    {0x0046, 1, 0x20},    // interrupt on a new sample
    {0x0050, 2, 0},
    {0x0052, 2, 0},
    {0x0057, 1, 0x38},
    {0x0064, 2, 360},     // greatest sigma, 90 mm
    {0x0066, 2, 192},     // least signal, 1.5 million counts a second
    {0x0071, 1, 1},
    {0x007c, 1, 1},
    {0x007e, 1, 2},
    {0x0082, 1, 0},
    {0x0077, 1, 1},
    {0x0081, 1, 0x8b},    // steps of a measurement: DSS, phase calibration, range
    {0x0054, 2, 200 << 8},
    {0x004f, 1, 2},
    // long distance mode: periods of the laser, valid phase, windows
    {0x0060, 1, 0x0f},
    {0x0063, 1, 0x0d},
    {0x0069, 1, 0xb8},
    {0x0078, 2, 0x0f0d},
    {0x007a, 2, 0x0e0e},
    // timing budget of 20 ms
    {0x005e, 2, 0x001e},
    {0x0061, 2, 0x0022},
  };
  // spotless:on

  /** Distance [m]. */
  public double range;

  /** The device believes in its last measurement. */
  public boolean good;

  private final I2cPort port;
  private final byte[] out = new byte[6];
  private final byte[] in = new byte[17];
  private final byte[] none = new byte[0];

  public Vl53l1x(I2cPort port) {
    this.port = port;
    int identity = word(MODEL_ID);
    if (identity != IDENTITY) {
      throw new DeviceFault(
          port.name(),
          "answers 0x" + Integer.toHexString(identity) + " where a VL53L1X says 0xeacc",
          "another chip sits at this address: correct the robot file");
    }
    boot();
    for (int[] setting : SETUP) write(setting[0], setting[1], setting[2]);
    int perMillisecond = word(OSCILLATOR) & 0x3ff;
    write(INTERMEASUREMENT, 4, PERIOD_MS * perMillisecond);
    write(INTERRUPT_CLEAR, 1, 1);
    write(MODE_START, 1, START_TIMED);
  }

  private void boot() {
    for (int i = 0; i < BOOT_TRIES; i++) {
      if ((read(BOOT_STATE, 1) & 1) != 0) return;
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new DeviceFault(
        port.name(),
        "its firmware does not boot",
        "check its supply and XSHUT, then power-cycle it");
  }

  private int read(int register, int length) {
    address(register);
    port.transfer(out, 2, in, length);
    return in[0] & 0xff;
  }

  private int word(int register) {
    read(register, 2);
    return (in[0] & 0xff) << 8 | in[1] & 0xff;
  }

  private void write(int register, int length, int value) {
    address(register);
    for (int i = 0; i < length; i++) out[2 + i] = (byte) (value >> 8 * (length - 1 - i));
    port.transfer(out, 2 + length, none, 0);
  }

  private void address(int register) {
    out[0] = (byte) (register >> 8);
    out[1] = (byte) register;
  }

  /** Takes a new measurement; false when there was none since the last. */
  public boolean read() {
    // the interrupt line is low while a measurement waits
    if ((read(DATA_READY, 1) & 1) != 0) return false;
    read(RESULT, 17);
    good = (in[0] & 0x1f) == STATUS_GOOD;
    range = ((in[13] & 0xff) << 8 | in[14] & 0xff) * SCALE;
    write(INTERRUPT_CLEAR, 1, 1);
    return true;
  }
}
