package raven.hal.pi.simulated;

import raven.hal.pi.bus.SpiPort;

/** An ICM-42688-P: registers, and a FIFO of packets with accelerometer, gyroscope and time. Values outside the range stop at its end. */
public final class SimulatedIcm42688 implements SpiPort {
  private static final int WHO_AM_I = 0x75;
  private static final int FIFO_COUNT = 0x2e;
  private static final int FIFO_DATA = 0x30;
  private static final int PWR_MGMT0 = 0x4e;
  private static final int SIGNAL_PATH_RESET = 0x4b;
  private static final int PACKET = 16;
  private static final int FIFO_SIZE = 2048;

  private final byte[] registers = new byte[128];
  private final byte[] fifo = new byte[FIFO_SIZE];
  private int filled;
  private boolean absent;

  public SimulatedIcm42688() {
    registers[WHO_AM_I] = 0x47;
  }

  /** One sample: rates [rad/s] and specific force [m/s2] in chip axes. */
  public void sample(double gx, double gy, double gz, double ax, double ay, double az) {
    if ((registers[PWR_MGMT0] & 0x0f) != 0x0f || filled + PACKET > FIFO_SIZE) return;
    double perRate = 16.4 * 180 / Math.PI;
    double perForce = 2048 / 9.80665;
    fifo[filled] = 0x68;
    word(1, ax * perForce);
    word(3, ay * perForce);
    word(5, az * perForce);
    word(7, gx * perRate);
    word(9, gy * perRate);
    word(11, gz * perRate);
    fifo[filled + 13] = 0;
    filled += PACKET;
  }

  private void word(int at, double value) {
    int rounded = (int) Math.clamp(Math.round(value), -32767L, 32767L);
    fifo[filled + at] = (byte) (rounded >> 8);
    fifo[filled + at + 1] = (byte) rounded;
  }

  /** Its supply dipped: it sleeps with the settings of power-up. */
  public void forget() {
    registers[PWR_MGMT0] = 0;
    filled = 0;
  }

  /** A cut line reads as ones. */
  public void cut(boolean cut) {
    absent = cut;
  }

  @Override
  public void exchange(byte[] out, byte[] in, int length) {
    int register = out[0] & 0x7f;
    boolean reads = out[0] < 0;
    for (int i = 1; i < length; i++) {
      if (absent) {
        in[i] = (byte) 0xff;
      } else if (!reads) {
        write(register + i - 1, out[i]);
      } else if (register != FIFO_DATA) {
        in[i] = read(register + i - 1);
      }
    }
    if (reads && register == FIFO_DATA && !absent) takeFifo(in, length - 1);
  }

  private void takeFifo(byte[] in, int length) {
    for (int i = 0; i < length; i++) in[1 + i] = i < filled ? fifo[i] : (byte) 0xff;
    int taken = Math.min(length, filled);
    System.arraycopy(fifo, taken, fifo, 0, filled - taken);
    filled -= taken;
  }

  private byte read(int register) {
    if (register == FIFO_COUNT) return (byte) (filled >> 8);
    if (register == FIFO_COUNT + 1) return (byte) filled;
    return registers[register];
  }

  private void write(int register, byte value) {
    registers[register] = value;
    if (register == SIGNAL_PATH_RESET && (value & 0x02) != 0) filled = 0;
  }

  @Override
  public String name() {
    return "simulated ICM-42688-P";
  }
}
