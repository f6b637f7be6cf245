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

  static double clamp(double x, double min, double max) {
    return x < min ? min : x > max ? max : x;
  }
}
