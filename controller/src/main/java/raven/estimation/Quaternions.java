package raven.estimation;

/** Unit quaternions in arrays, scalar first, for the few operations of the attitude filter. */
final class Quaternions {
  private static final double NEARLY_ONE = 1e-16;

  private Quaternions() {}

  static void identity(double[] q) {
    q[0] = 1;
    q[1] = q[2] = q[3] = 0;
  }

  /** q ← q ⊗ Exp(θ), normalised; series of the half angle, good to 1e-6 below 1.5 rad. */
  static void turn(double[] q, double tx, double ty, double tz) {
    double h2 = 0.25 * (tx * tx + ty * ty + tz * tz);
    double s = 0.5 * (1 - h2 / 6 * (1 - h2 / 20 * (1 - h2 / 42)));
    double c = 1 - h2 / 2 * (1 - h2 / 12 * (1 - h2 / 30));
    double ex = s * tx;
    double ey = s * ty;
    double ez = s * tz;
    set(
        q,
        q[0] * c - q[1] * ex - q[2] * ey - q[3] * ez,
        q[0] * ex + q[1] * c + q[2] * ez - q[3] * ey,
        q[0] * ey - q[1] * ez + q[2] * c + q[3] * ex,
        q[0] * ez + q[1] * ey - q[2] * ex + q[3] * c);
  }

  /** q ← p ⊗ q, normalised. */
  static void premultiply(double w, double x, double y, double z, double[] q) {
    set(
        q,
        w * q[0] - x * q[1] - y * q[2] - z * q[3],
        w * q[1] + x * q[0] + y * q[3] - z * q[2],
        w * q[2] - x * q[3] + y * q[0] + z * q[1],
        w * q[3] + x * q[2] - y * q[1] + z * q[0]);
  }

  /** r = p ⊗ q. */
  static void multiply(double[] p, double[] q, double[] r) {
    System.arraycopy(q, 0, r, 0, 4);
    premultiply(p[0], p[1], p[2], p[3], r);
  }

  /** r = q v q*. */
  static void rotate(double[] q, double x, double y, double z, double[] r) {
    double tx = 2 * (q[2] * z - q[3] * y);
    double ty = 2 * (q[3] * x - q[1] * z);
    double tz = 2 * (q[1] * y - q[2] * x);
    r[0] = x + q[0] * tx + q[2] * tz - q[3] * ty;
    r[1] = y + q[0] * ty + q[3] * tx - q[1] * tz;
    r[2] = z + q[0] * tz + q[1] * ty - q[2] * tx;
  }

  /** Matrix of q, row-major. */
  static void matrix(double[] q, double[] r) {
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    r[0] = 1 - 2 * (y * y + z * z);
    r[1] = 2 * (x * y - w * z);
    r[2] = 2 * (x * z + w * y);
    r[3] = 2 * (x * y + w * z);
    r[4] = 1 - 2 * (x * x + z * z);
    r[5] = 2 * (y * z - w * x);
    r[6] = 2 * (x * z - w * y);
    r[7] = 2 * (y * z + w * x);
    r[8] = 1 - 2 * (x * x + y * y);
  }

  private static void set(double[] q, double w, double x, double y, double z) {
    double norm2 = w * w + x * x + y * y + z * z;
    double off = norm2 - 1;

    // 1/√(1+e) = 1 − e/2 to rounding where e² is less than that
    double scale = off * off < NEARLY_ONE ? 1 - 0.5 * off : 1 / Math.sqrt(norm2);
    q[0] = w * scale;
    q[1] = x * scale;
    q[2] = y * scale;
    q[3] = z * scale;
  }

  /** ∫ω from one rate to the next by the trapezoid with its coning term: θ = ½(ω₀+ω₁)dt − b dt + ω₀×ω₁ dt²/12. */
  static void integrate(double[] q, double[] o, double[] n, double[] b, double dt) {
    double c = dt * dt / 12;
    turn(
        q,
        dt * (0.5 * (o[0] + n[0]) - b[0]) + c * (o[1] * n[2] - o[2] * n[1]),
        dt * (0.5 * (o[1] + n[1]) - b[1]) + c * (o[2] * n[0] - o[0] * n[2]),
        dt * (0.5 * (o[2] + n[2]) - b[2]) + c * (o[0] * n[1] - o[1] * n[0]));
  }
}
