package raven.sim.air;

/** Air near the ground, and the blend between attached and stalled flow. */
final class Air {
  /** Density [kg/m3]. */
  static final double DENSITY = 1.225;

  /** Kinematic viscosity [m2/s]. */
  static final double VISCOSITY = 1.5e-5;

  private Air() {}

  /** 0 below from, 1 above to, smooth between: s²(3 − 2s). */
  static double blend(double x, double from, double to) {
    double s = clamp((x - from) / (to - from), 0, 1);
    return s * s * (3 - 2 * s);
  }

  /** Sine within 0.8 rad, to 1e-9, without the arrays that {@link StrictMath#sin} makes. */
  static double sin(double x) {
    double z = x * x;
    return x * (1 - z / 6 * (1 - z / 20 * (1 - z / 42 * (1 - z / 72 * (1 - z / 110)))));
  }

  /** Cosine within 0.8 rad, to 1e-9. */
  static double cos(double x) {
    double z = x * x;
    return 1 - z / 2 * (1 - z / 12 * (1 - z / 30 * (1 - z / 56 * (1 - z / 90))));
  }

  static double clamp(double x, double min, double max) {
    return x < min ? min : x > max ? max : x;
  }
}
