package raven.tools;

import java.util.Random;
import raven.hal.SensorFrame;
import raven.sim.sense.MagneticSensor;

/** The earth's magnetic field as in central Europe, and what a magnetometer's noise makes of it. Not thread-safe. */
final class EarthField {
  /** Of the MMC5983MA at 200 Hz [T]. */
  private static final double NOISE = 0.06e-6;

  private final Random random;
  private final double[] north = new double[3];
  private final double[] up = new double[3];

  EarthField(long seed) {
    random = new Random(seed);
  }

  /** The field of a body whose axes see north and up in these directions. */
  void feel(double[] toNorth, double[] upwards, SensorFrame.Magnetic part) {
    for (int k = 0; k < 3; k++) {
      double field = MagneticSensor.NORTH * toNorth[k] - MagneticSensor.DOWN * upwards[k];
      part.field.setElement(k, field + NOISE * random.nextGaussian());
    }
    part.fresh = true;
  }

  /** The field of a body with the attitude q_WB, scalar first, in a world whose y axis points north. */
  void feel(double w, double x, double y, double z, SensorFrame.Magnetic part) {
    // the rows of the rotation matrix are the world's axes as the body sees them
    north[0] = 2 * (x * y + w * z);
    north[1] = 1 - 2 * (x * x + z * z);
    north[2] = 2 * (y * z - w * x);
    up[0] = 2 * (x * z - w * y);
    up[1] = 2 * (y * z + w * x);
    up[2] = 1 - 2 * (x * x + y * y);
    feel(north, up, part);
  }
}
