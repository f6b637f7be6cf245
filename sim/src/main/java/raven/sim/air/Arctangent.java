package raven.sim.air;

/**
 * Angle of a vector, with sums, products and one quotient only: the same bits everywhere like {@link StrictMath#atan2}, at a sixth of its
 * time, which matters with some thirty flow angles per evaluation. Polynomial of Moshier's Cephes library (1989), error below 1e-7 rad.
 */
final class Arctangent {
  private static final double TAN_EIGHTH_TURN = 0.41421356237309503;

  private Arctangent() {}

  /** In [-π, π], 0 for the zero vector [rad]. */
  static double atan2(double y, double x) {
    double ay = Math.abs(y);
    double ax = Math.abs(x);
    double longer = Math.max(ax, ay);
    if (longer == 0) return 0;

    // t = tan of the angle to the nearer axis, brought below tan(π/8): atan t = π/4 + atan((t −
    // 1)/(t + 1))
    double shorter = Math.min(ax, ay);
    boolean reduce = shorter > TAN_EIGHTH_TURN * longer;
    double t = reduce ? (shorter - longer) / (shorter + longer) : shorter / longer;

    // atan t = t + t z p(z), z = t²
    double z = t * t;
    double p =
        ((8.05374449538e-2 * z - 1.38776856032e-1) * z + 1.99777106478e-1) * z - 3.33329491539e-1;
    double angle = t + t * z * p;

    if (reduce) angle += Math.PI / 4;
    if (ay > ax) angle = Math.PI / 2 - angle;
    if (x < 0) angle = Math.PI - angle;
    return y < 0 ? -angle : angle;
  }
}
