package raven.estimation;

import raven.math.Trig;
import raven.state.Attitude;
import us.ihmc.euclid.tuple4D.Quaternion;
import us.ihmc.euclid.tuple4D.interfaces.QuaternionReadOnly;

/** Small rotations and matrices without trigonometry, the same bits on every platform. */
final class Rotations {
  private Rotations() {}

  /** r = Exp(φ) ⊗ q, normalised: Exp(φ) q = (q* Exp(−φ))*. */
  static void turnWorld(QuaternionReadOnly q, double x, double y, double z, Quaternion r) {
    r.setUnsafe(-q.getX(), -q.getY(), -q.getZ(), q.getS());
    turn(r, -x, -y, -z, r);
    r.setUnsafe(-r.getX(), -r.getY(), -r.getZ(), r.getS());
  }

  /** r = q ⊗ Exp(θ), normalised. */
  static void turn(QuaternionReadOnly q, double tx, double ty, double tz, Quaternion r) {
    // series of the half angle, exact in double precision below 0.2 rad, good to 1e-6 below 1.5
    double h2 = 0.25 * (tx * tx + ty * ty + tz * tz);
    double s = 0.5 * (1 - h2 / 6 * (1 - h2 / 20 * (1 - h2 / 42)));
    double c = 1 - h2 / 2 * (1 - h2 / 12 * (1 - h2 / 30));
    double ex = s * tx;
    double ey = s * ty;
    double ez = s * tz;

    double a = q.getS();
    double b = q.getX();
    double d = q.getY();
    double e = q.getZ();
    double w = a * c - b * ex - d * ey - e * ez;
    double x = a * ex + b * c + d * ez - e * ey;
    double y = a * ey - b * ez + d * c + e * ex;
    double z = a * ez + b * ey - d * ex + e * c;
    double scale = 1 / Math.sqrt(w * w + x * x + y * y + z * z);
    r.setUnsafe(x * scale, y * scale, z * scale, w * scale);
  }

  /** Rotation matrix of a unit quaternion, row-major. */
  static void matrix(QuaternionReadOnly q, double[] r) {
    double w = q.getS();
    double x = q.getX();
    double y = q.getY();
    double z = q.getZ();
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

  /**
   * Attitude of a body at rest from its specific force (body axes) and its heading: the wing axis is level but for the roll that the
   * force tells.
   */
  static void fromGravity(double fx, double fy, double fz, double yaw, Quaternion q_WB) {
    // ẑ of the world, in body axes
    double norm = Math.sqrt(fx * fx + fy * fy + fz * fz);
    double zx = fx / norm;
    double zy = fy / norm;
    double zz = fz / norm;

    // x̂ of the heading is at right angles to it and to body y
    double across = Math.sqrt(zx * zx + zz * zz);
    double xx = zz / across;
    double xz = -zx / across;

    // ŷ = ẑ × x̂; rows of the matrix are the world's axes; quaternion from its largest diagonal
    double yx = zy * xz;
    double yy = zz * xx - zx * xz;
    double yz = -zy * xx;
    q_WB.setRotationMatrix(xx, 0, xz, yx, yy, yz, zx, zy, zz);
    turnHeading(yaw, q_WB);
  }

  /** An attitude turned about the vertical to the heading of another one. */
  static void headed(QuaternionReadOnly q, QuaternionReadOnly other, Quaternion result) {
    // the turn about z in other ⊗ q*: (w, 0, 0, z), normalised
    double w = other.getS() * q.getS()
        + other.getX() * q.getX()
        + other.getY() * q.getY()
        + other.getZ() * q.getZ();
    double z = other.getZ() * q.getS()
        - other.getS() * q.getZ()
        - other.getX() * q.getY()
        + other.getY() * q.getX();
    double norm = Math.sqrt(w * w + z * z);
    if (!(norm > 1e-6)) {
      result.set(q);
      return;
    }
    w /= norm;
    z /= norm;
    result.setUnsafe(
        w * q.getX() - z * q.getY(),
        w * q.getY() + z * q.getX(),
        w * q.getZ() + z * q.getS(),
        w * q.getS() - z * q.getZ());
  }

  /** An attitude turned about the vertical until its wing axis points as a heading says [rad]. */
  static void headed(QuaternionReadOnly q, double yaw, Quaternion result) {
    result.set(q);
    turnHeading(yaw - Attitude.yaw(q), result);
  }

  private static void turnHeading(double yaw, Quaternion q_WB) {
    double c = Trig.cos(0.5 * yaw);
    double s = Trig.sin(0.5 * yaw);
    double w = c * q_WB.getS() - s * q_WB.getZ();
    double x = c * q_WB.getX() - s * q_WB.getY();
    double y = c * q_WB.getY() + s * q_WB.getX();
    double z = c * q_WB.getZ() + s * q_WB.getS();
    q_WB.setUnsafe(x, y, z, w);
  }
}
