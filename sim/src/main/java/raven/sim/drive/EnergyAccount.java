package raven.sim.drive;

/**
 * Where the battery's energy goes, each item by a sum of its own [J]: what the balance leaves over is the error of the integration and of the
 * bookkeeping, not an item.
 */
public final class EnergyAccount {
  /** Electric energy of the propeller's motor. */
  public static final int PROPELLER = 0;

  /** Heat in the windings of the leg motors. */
  public static final int COPPER = 1;

  /** What the leg motors' drivers burn because they do not feed back. */
  public static final int BRAKING = 2;

  /** Friction and losses of the gears. */
  public static final int GEARS = 3;

  /** Work of the leg motors on the joints. */
  public static final int JOINT_WORK = 4;

  /** Heat in dampers of springs, toes and end stops. */
  public static final int DAMPERS = 5;

  /** Losses of the propeller's motor, and what its driver burns because it does not feed back. */
  public static final int PROPELLER_MOTOR = 6;

  /** Work at the propeller's shaft against the air. */
  public static final int SHAFT = 7;

  /** Work of air and propeller on the body. */
  public static final int AIR_WORK = 8;

  /** Electric energy of the leg motors. */
  public static final int LEGS = 9;

  private static final int ITEMS = 10;

  private final double[] sum = new double[ITEMS];
  private final double[] marked = new double[ITEMS];

  public void add(int item, double energy) {
    sum[item] += energy;
  }

  public double of(int item) {
    return sum[item];
  }

  /** Begins anew. */
  public void clear() {
    java.util.Arrays.fill(sum, 0);
  }

  /** Remembers the account as it is. */
  public void mark() {
    System.arraycopy(sum, 0, marked, 0, ITEMS);
  }

  /** Returns to what was remembered. */
  public void rewind() {
    System.arraycopy(marked, 0, sum, 0, ITEMS);
  }
}
