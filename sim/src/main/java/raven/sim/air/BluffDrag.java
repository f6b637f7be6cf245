package raven.sim.air;

/** Drag of what only stands in the way: trunk, leg segments and feet. The legs' drag goes to the segments, not to the trunk. */
public final class BluffDrag {
  /** Drag area of the trunk across its axis, and where it acts [m2], [m]. */
  private static final double TRUNK_AREA = 0.013;

  private static final double TRUNK_X = 0.04;
  private static final double TRUNK_Z = 0.03;

  /** Leg segments: diameter and coefficient of a cylinder across the flow [m]. */
  private static final double SEGMENT_DIAMETER = 0.012;

  private static final double SEGMENT_DRAG = 1.1;

  /** Drag area of one foot [m2]. */
  private static final double FOOT_AREA = 0.0012;

  private BluffDrag() {}

  /** Adds the trunk's crossflow drag. */
  static void trunk(double[] v, double[] w, double[] wrench) {
    double vy = v[1] + w[2] * TRUNK_X - w[0] * TRUNK_Z;
    double vz = v[2] - w[1] * TRUNK_X;
    double factor = -0.5 * Air.DENSITY * TRUNK_AREA * Math.sqrt(vy * vy + vz * vz);
    double fy = factor * vy;
    double fz = factor * vz;
    wrench[1] += fy;
    wrench[2] += fz;
    wrench[3] -= TRUNK_Z * fy;
    wrench[4] -= TRUNK_X * fz;
    wrench[5] += TRUNK_X * fy;
  }

  /**
   * Drag of a leg segment, a cylinder in the flow across it: acts at its midpoint. Any axes, the same for all arguments.
   *
   * @param from one end, to the other [m]
   * @param velocity of the midpoint through the air [m/s]
   * @param force destination [N]
   */
  public static void segment(double[] from, double[] to, double[] velocity, double[] force) {
    double ax = to[0] - from[0];
    double ay = to[1] - from[1];
    double az = to[2] - from[2];
    double length2 = ax * ax + ay * ay + az * az;

    // v⊥ = v − (v·a) a/a², F = −½ ρ Cd d l |v⊥| v⊥
    double along = (velocity[0] * ax + velocity[1] * ay + velocity[2] * az) / length2;
    double x = velocity[0] - along * ax;
    double y = velocity[1] - along * ay;
    double z = velocity[2] - along * az;
    double area = SEGMENT_DIAMETER * Math.sqrt(length2);
    double factor = -0.5 * Air.DENSITY * SEGMENT_DRAG * area * Math.sqrt(x * x + y * y + z * z);
    force[0] = factor * x;
    force[1] = factor * y;
    force[2] = factor * z;
  }

  /** Drag of one foot, the same from all sides [N]. */
  public static void foot(double[] velocity, double[] force) {
    double speed = Math.sqrt(
        velocity[0] * velocity[0] + velocity[1] * velocity[1] + velocity[2] * velocity[2]);
    double factor = -0.5 * Air.DENSITY * FOOT_AREA * speed;
    for (int i = 0; i < 3; i++) {
      force[i] = factor * velocity[i];
    }
  }
}
