package raven.hal.pi.device;

import raven.hal.InertialSum;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.os.DeviceFault;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * Gyroscope and accelerometer over SPI (TDK ICM-42688-P data sheet DS-000347 rev. 1.6: 14 registers, 6.1 FIFO packet 3, 4.9 FIFO
 * invalid data). It samples at 1 kHz into its FIFO; a reading is what has gathered since the last one, summed so that nothing is lost ({@link InertialSum}): vibration
 * above the tick rate averages out and turns as it did. Axes are the chip's. Not thread-safe.
 */
public final class Icm42688 {
  public static final double RATE = 1000;

  static final int DEVICE_CONFIG = 0x11;
  static final int INT_CONFIG = 0x14;
  static final int FIFO_CONFIG = 0x16;
  static final int FIFO_COUNTH = 0x2e;
  static final int FIFO_DATA = 0x30;
  static final int SIGNAL_PATH_RESET = 0x4b;
  static final int INTF_CONFIG0 = 0x4c;
  static final int PWR_MGMT0 = 0x4e;
  static final int GYRO_CONFIG0 = 0x4f;
  static final int ACCEL_CONFIG0 = 0x50;
  static final int FIFO_CONFIG1 = 0x5f;
  static final int INT_CONFIG1 = 0x64;
  static final int INT_SOURCE0 = 0x65;
  static final int WHO_AM_I = 0x75;

  static final int IDENTITY = 0x47;
  private static final int READ = 0x80;
  private static final int PACKET = 16;

  /** Header of packet 3: accelerometer, gyroscope and time stamp; bit 7 says empty (6.1). */
  private static final int EMPTY = 0x80;

  private static final int BOTH_SENSORS = 0x60;
  private static final int NO_DATA = -32768;
  private static final int CLIPPED = 32700;
  private static final int MOST = 64;

  private static final double GYRO = Math.toRadians(1 / 16.4);
  private static final double ACCEL = 9.80665 / 2048;

  /** Rate since the last reading, chip axes [rad/s]. */
  public final Vector3D gyro = new Vector3D();

  /** Specific force since the last reading, chip axes [m/s2]. */
  public final Vector3D accel = new Vector3D();

  /** Temperature of the chip [°C]. */
  public double temperature;

  /** On which axes a sample was at the end of its range, a bit each: x, y, z of the gyro, then of the accelerometer. */
  public int clipped;

  private final InertialSum sum = new InertialSum();
  private final SpiPort port;
  private final byte[] out = new byte[1 + MOST * PACKET];
  private final byte[] in = new byte[1 + MOST * PACKET];

  public Icm42688(SpiPort port) {
    this.port = port;
    int identity = register(WHO_AM_I);
    if (identity != IDENTITY) {
      throw new DeviceFault(
          port.name(),
          "answers 0x" + Integer.toHexString(identity) + " where an ICM-42688-P says 0x47",
          identity == 0 || identity == 0xff
              ? "nothing drives the line: check power, chip select and MISO"
              : "another chip sits there: correct the robot file");
    }
    write(DEVICE_CONFIG, 1);
    pause(2);
    // big-endian FIFO counted in bytes; interrupt 1 push-pull, active high, latched off
    write(INTF_CONFIG0, 0x30);
    write(INT_CONFIG, 0x03);
    write(INT_CONFIG1, 0x00);
    // 2000 deg/s and 16 g at 1 kHz
    write(GYRO_CONFIG0, 0x06);
    write(ACCEL_CONFIG0, 0x06);
    write(FIFO_CONFIG, 0x40);
    write(FIFO_CONFIG1, 0x07);
    // data-ready on interrupt 1
    write(INT_SOURCE0, 0x08);
    write(PWR_MGMT0, 0x0f);
    pause(50);
    flush();
  }

  private int register(int register) {
    out[0] = (byte) (READ | register);
    port.exchange(out, in, 2);
    return in[1] & 0xff;
  }

  private void write(int register, int value) {
    out[0] = (byte) register;
    out[1] = (byte) value;
    port.exchange(out, in, 2);
  }

  private static void pause(int ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush() {
    write(SIGNAL_PATH_RESET, 0x02);
  }

  /** Takes what has gathered. Returns how many samples that was; 0 leaves the last values. */
  public int read() {
    out[0] = (byte) (READ | FIFO_COUNTH);
    port.exchange(out, in, 3);
    int waiting = ((in[1] & 0xff) << 8 | in[2] & 0xff) / PACKET;
    if (waiting == 0) return 0;
    if (waiting > MOST) {
      // nobody read for long: what lies there is old
      flush();
      sum.reset();
      return 0;
    }
    out[0] = (byte) (READ | FIFO_DATA);
    port.exchange(out, in, 1 + waiting * PACKET);
    return gather(waiting);
  }

  private int gather(int packets) {
    int count = 0;
    for (int i = 0; i < packets; i++) {
      int at = 1 + i * PACKET;
      int header = in[at] & 0xff;
      if ((header & EMPTY) != 0 || (header & BOTH_SENSORS) != BOTH_SENSORS) continue;
      if (word(at + 1) == NO_DATA || word(at + 7) == NO_DATA) continue;
      if (count++ == 0) clipped = 0;
      sum.add(
          1 / RATE,
          GYRO * word(at + 7),
          GYRO * word(at + 9),
          GYRO * word(at + 11),
          ACCEL * word(at + 1),
          ACCEL * word(at + 3),
          ACCEL * word(at + 5));
      for (int axis = 0; axis < 3; axis++) {
        if (Math.abs(word(at + 7 + 2 * axis)) > CLIPPED) clipped |= 1 << axis;
        if (Math.abs(word(at + 1 + 2 * axis)) > CLIPPED) clipped |= 8 << axis;
      }
      temperature = in[at + 13] / 2.07 + 25;
    }
    sum.take(gyro, accel);
    return count;
  }

  private int word(int at) {
    return in[at] << 8 | in[at + 1] & 0xff;
  }
}
