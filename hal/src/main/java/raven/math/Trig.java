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

  /** Angle of a vector, as {@link StrictMath#atan2}'s to 2e-16; quicker within 23 deg of the x axis (fdlibm, s_atan.c). */
  public static double atan2(double y, double x) {
    return Math.abs(y) < 0.4375 * x ? atanNearZero(y / x) : StrictMath.atan2(y, x);
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

  private static double atanNearZero(double x) {
    double z = x * x;
    double w = z * z;
    double odd = z
        * (3.33333333333329318027e-01
            + w
                * (1.42857142725034663711e-01
                    + w
                        * (9.09088713343650656196e-02
                            + w
                                * (6.66107313738753120669e-02
                                    + w
                                        * (4.97687799461593236017e-02
                                            + w * 1.62858201153657823623e-02)))));
    double even = w
        * (-1.99999999998764832476e-01
            + w
                * (-1.11111104054623557880e-01
                    + w
                        * (-7.69187620504482999495e-02
                            + w
                                * (-5.83357013379057348645e-02
                                    + w * -3.65315727442169155270e-02))));
    return x - x * (odd + even);
  }
}
