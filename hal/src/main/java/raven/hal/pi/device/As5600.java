package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;

/** Angle of a magnet over the chip (ams AS5600 data sheet v1-06: register map, 0x0B status and 0x0C raw angle). 12 bits. Not thread-safe. */
public final class As5600 {
  private static final int STATUS = 0x0b;
  private static final int MAGNET = 0x20;
  private static final double STEP = 2 * Math.PI / 4096;

  /** Angle from the chip's zero, 0 to 2π [rad]. */
  public double angle;

  /** There is a magnet. */
  public boolean good;

  private final I2cPort port;
  private final byte[] out = {STATUS};
  private final byte[] in = new byte[3];

  public As5600(I2cPort port) {
    this.port = port;
    read();
  }

  /** Takes the angle as it is. */
  public void read() {
    port.transfer(out, 1, in, 3);
    good = (in[0] & MAGNET) != 0;
    angle = ((in[1] & 0x0f) << 8 | in[2] & 0xff) * STEP;
  }
}
