package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.DeviceFault;

/**
 * Magnetic field (Memsic MMC5983MA data sheet, rev. A: register map, SET and RESET). Chosen because a pulse through its own coil turns its
 * magnetisation round: half the difference of a measurement after SET and one after RESET is the field, and what the sensor's bridges
 * add, or a magnet that came too close left behind, drops out. 18 bits, ±800 µT. Not thread-safe.
 */
public final class Mmc5983ma {
  /** It has no other. */
  public static final int ADDRESS = 0x30;

  private static final int DATA = 0x00;
  private static final int STATUS = 0x08;
  private static final int CONTROL_0 = 0x09;
  private static final int CONTROL_1 = 0x0a;
  private static final int PRODUCT_ID = 0x2f;

  private static final int IDENTITY = 0x30;
  private static final int MEASURED = 0x01;
  private static final int MEASURE = 0x01;
  private static final int SET = 0x08;
  private static final int RESET = 0x10;
  private static final int SOFTWARE_RESET = 0x80;

  /** A measurement takes 4 ms and has 200 Hz of bandwidth. */
  private static final int BANDWIDTH = 0x01;

  private static final int LENGTH = 7;
  private static final int ZERO = 1 << 17;
  private static final int FULL = (1 << 18) - 1;

  /** 16384 counts are a gauss. */
  private static final double TESLA = 1e-4 / 16384;

  /** Questions in a row to which the answer may be "not yet". */
  private static final int PATIENCE = 60;

  private enum Step {
    MAGNETISE,
    START,
    WAIT
  }

  /** Field along the chip's axes [T]. */
  public final double[] field = new double[3];

  /** All axes were within their range, after SET and after RESET. */
  public boolean good;

  private final I2cPort port;
  private final byte[] out = new byte[2];
  private final byte[] in = new byte[LENGTH];
  private final byte[] none = new byte[0];
  private final int[] afterSet = new int[3];
  private final int[] afterReset = new int[3];
  private Step step = Step.MAGNETISE;
  private boolean isSet;
  private int measured;
  private int asked;

  public Mmc5983ma(I2cPort port) {
    this.port = port;
    read(PRODUCT_ID, 1);
    int identity = in[0] & 0xff;
    if (identity != IDENTITY) {
      throw new DeviceFault(
          port.name(),
          "answers 0x" + Integer.toHexString(identity) + " where an MMC5983MA says 0x30",
          "another chip sits at this address: correct the robot file");
    }
    write(CONTROL_1, SOFTWARE_RESET);
    sleep();
    write(CONTROL_1, BANDWIDTH);
  }

  /** A software reset takes 10 ms. */
  private static void sleep() {
    try {
      Thread.sleep(15);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  /** Goes one step on, with one or two transfers; true when there is a new field. Ask every few milliseconds. */
  public boolean read() {
    switch (step) {
      case MAGNETISE -> {
        // the other way round than last time; the coil has recovered by the next call
        isSet = !isSet;
        write(CONTROL_0, isSet ? SET : RESET);
        step = Step.START;
        return false;
      }
      case START -> {
        write(CONTROL_0, MEASURE);
        asked = 0;
        step = Step.WAIT;
        return false;
      }
      case WAIT -> {
        return finished();
      }
    }
    return false;
  }

  private boolean finished() {
    read(STATUS, 1);
    if ((in[0] & MEASURED) == 0) {
      if (++asked < PATIENCE) return false;
      step = Step.MAGNETISE;
      measured = 0;
      throw new DeviceFault(
          port.name(),
          "was told to measure and does not",
          "its supply dipped, or another program reset it: check the supply; it is tried again");
    }
    read(DATA, LENGTH);
    int[] counts = isSet ? afterSet : afterReset;
    for (int axis = 0; axis < 3; axis++) counts[axis] = counts(axis);
    step = Step.MAGNETISE;
    if (++measured < 2) return false;

    // B = (m₊ − m₋) / 2
    good = true;
    for (int axis = 0; axis < 3; axis++) {
      field[axis] = (afterSet[axis] - afterReset[axis]) / 2.0 * TESLA;
      good &= inRange(afterSet[axis]) && inRange(afterReset[axis]);
    }
    return true;
  }

  /** 16 bits in two registers, the last two of each axis together in the seventh. */
  private int counts(int axis) {
    int high = (in[2 * axis] & 0xff) << 10;
    int middle = (in[2 * axis + 1] & 0xff) << 2;
    return (high | middle | in[6] >> 6 - 2 * axis & 3) - ZERO;
  }

  private static boolean inRange(int counts) {
    return counts > -ZERO && counts < FULL - ZERO;
  }
}
