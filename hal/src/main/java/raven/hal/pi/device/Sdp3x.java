package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.DeviceFault;

/**
 * Differential pressure behind a pitot tube (Sensirion SDP3x data sheet: 6.3 measurement commands, 6.3.4 product number, 6.5 checksum). Every
 * word carries a checksum, so garbage on the wires is seen. It never stretches the clock in continuous mode. Not thread-safe.
 */
public final class Sdp3x {
  private static final int CONTINUOUS_AVERAGE = 0x3615;
  private static final int STOP = 0x3ff9;
  private static final int IDENTIFY_1 = 0x367c;
  private static final int IDENTIFY_2 = 0xe102;
  private static final int FAMILY = 0x0301;

  private static final double PER_DEGREE = 200;

  /** Pressure of the pitot's tube over the static one [Pa]. */
  public double pressure;

  /** Temperature [°C]. */
  public double temperature;

  private final I2cPort port;
  private final byte[] out = new byte[2];
  private final byte[] in = new byte[18];
  private final byte[] none = new byte[0];

  public Sdp3x(I2cPort port) {
    this.port = port;
    stop();
    command(IDENTIFY_1);
    command(IDENTIFY_2);
    port.transfer(none, 0, in, 18);
    int family = word(0);
    if (!sound(0) || family != FAMILY) {
      throw new DeviceFault(
          port.name(),
          "answers product 0x" + Integer.toHexString(family) + " where an SDP3x says 0x301",
          "another chip sits at this address: correct the robot file (ADDR sets 0x21 to 0x23)");
    }
    command(CONTINUOUS_AVERAGE);
  }

  /** It may still measure for a program that ended, or may have been off: then it does not acknowledge. */
  private void stop() {
    try {
      command(STOP);
      Thread.sleep(1);
    } catch (DeviceFault e) {
      // the identification that follows says so if nobody is there
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void command(int code) {
    out[0] = (byte) (code >> 8);
    out[1] = (byte) code;
    port.transfer(out, 2, none, 0);
  }

  /** Takes the mean since the last reading; false when a checksum is wrong. */
  public boolean read() {
    port.transfer(none, 0, in, 9);
    if (!sound(0) || !sound(3) || !sound(6)) return false;
    int scale = word(6);
    if (scale == 0) return false;
    pressure = (double) (short) word(0) / scale;
    temperature = (short) word(3) / PER_DEGREE;
    return true;
  }

  private int word(int at) {
    return (in[at] & 0xff) << 8 | in[at + 1] & 0xff;
  }

  private boolean sound(int at) {
    return Crc.sensirion(in, at, 2) == (in[at + 2] & 0xff);
  }

  /** Airspeed from the pressure [m/s]: v = √(2 Δp/ρ), zero when it blows from behind. */
  public static double airspeed(double pressure, double density) {
    return pressure <= 0 ? 0 : Math.sqrt(2 * pressure / density);
  }
}
