package raven.math;

/**
 * Sine, cosine, tangent and powers for the tick and the plant: the same bits on every machine, as {@link StrictMath}'s, but without the arrays that its
 * sine, cosine, tangent and power make in every call. Angles are brought within 45 deg (Cody and Waite 1980); there the polynomials are
 * those of fdlibm (Sun Microsystems 1993, k_sin.c and k_cos.c).
 */
public final class Trig {
  private static final double TWO_OVER_PI = 2 / Math.PI;

  /** The first 33 bits of π/2, so that a multiple is exact, and what is left of it. */
  private static final double HALF_PI = 1.57079632673412561417;

  private static final double HALF_PI_REST = 6.07710050650619224932e-11;

  private Trig() {}

  /** Sine, to 3e-16 within 1e5 turns. */
  public static double sin(double angle) {
    double quarters = Math.rint(angle * TWO_OVER_PI);
    return turned(rest(angle, quarters), (int) quarters);
  }

  /** Cosine, to 3e-16 within 1e5 turns. */
  public static double cos(double angle) {
    double quarters = Math.rint(angle * TWO_OVER_PI);
    return turned(rest(angle, quarters), (int) quarters + 1);
  }

  public static double tan(double angle) {
    return sin(angle) / cos(angle);
  }

  /** A positive number to some power. */
  public static double pow(double base, double exponent) {
    return StrictMath.exp(exponent * StrictMath.log(base));
  }

  private static double rest(double angle, double quarters) {
    return angle - quarters * HALF_PI - quarters * HALF_PI_REST;
  }

  /** sin(x + n π/2) */
  private static double turned(double x, int n) {
    double size = (n & 1) == 0 ? sinNearZero(x) : cosNearZero(x);
    return (n & 2) == 0 ? size : -size;
  }

  private static double sinNearZero(double x) {
    double z = x * x;
    double r = 8.33333333332248946124e-03
        + z
            * (-1.98412698298579493134e-04
                + z
                    * (2.75573137070700676789e-06
                        + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
    return x + z * x * (-1.66666666666666324348e-01 + z * r);
  }

  private static double cosNearZero(double x) {
    double z = x * x;
    double r = z
        * (4.16666666666666019037e-02
            + z
                * (-1.38888888888741095749e-03
                    + z
                        * (2.48015872894767294178e-05
                            + z
                                * (-2.75573143513906633035e-07
                                    + z
                                        * (2.08757232129817482790e-09
                                            + z * -1.13596475577881948265e-11)))));

    // 1 − z/2 with what its rounding lost
    double half = 0.5 * z;
    double w = 1 - half;
    return w + ((1 - w - half) + z * r);
  }
}
