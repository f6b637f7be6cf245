package raven.estimation;

import us.ihmc.euclid.tuple3D.interfaces.Tuple3DReadOnly;

/** Tells when a sensor of three axes is frozen: it repeats itself to the last digit, which noise never lets a live one do for long. */
public final class Repetition {
  /** The same three values for so long, and so many samples, are no measurement [s]. */
  private static final double LONG = 0.1;

  private static final int SAMPLES = 5;

  private double x = Double.NaN;
  private double y = Double.NaN;
  private double z = Double.NaN;
  private int samples;
  private double same;

  /** Forgets everything. */
  public void reset() {
    x = y = z = Double.NaN;
    same = samples = 0;
  }

  /**
   * Looks at a sample.
   *
   * @param dt time since the one before [s]
   */
  public void take(Tuple3DReadOnly sample, double dt) {
    take(sample.getX(), sample.getY(), sample.getZ(), dt);
  }

  /** The same for three numbers. */
  public void take(double newX, double newY, double newZ, double dt) {
    boolean equal = newX == x && newY == y && newZ == z;
    x = newX;
    y = newY;
    z = newZ;
    same = equal ? same + dt : 0;
    samples = equal ? samples + 1 : 0;
  }

  /** It is frozen. */
  public boolean frozen() {
    return same >= LONG && samples >= SAMPLES;
  }

  /** How long it has read the same [s]. */
  public double same() {
    return same;
  }
}
