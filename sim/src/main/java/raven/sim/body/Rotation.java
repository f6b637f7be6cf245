package raven.sim.body;

import raven.math.Trig;

/** Rotation matrices and quaternions on flat arrays. */
public final class Rotation {
  private Rotation() {}

  /** Writes the matrix of a unit quaternion (w x y z, Hamilton), row-major, at an offset. */
  public static void fromQuaternion(double w, double x, double y, double z, double[] r, int at) {
    r[at] = 1 - 2 * (y * y + z * z);
    r[at + 1] = 2 * (x * y - w * z);
    r[at + 2] = 2 * (x * z + w * y);
    r[at + 3] = 2 * (x * y + w * z);
    r[at + 4] = 1 - 2 * (x * x + z * z);
    r[at + 5] = 2 * (y * z - w * x);
    r[at + 6] = 2 * (x * z - w * y);
    r[at + 7] = 2 * (y * z + w * x);
    r[at + 8] = 1 - 2 * (x * x + y * y);
  }

  /** Turns the quaternion q (w x y z, at an offset) by a body-frame rotation vector and normalises it: q ← q ⊗ exp(θ/2). */
  public static void turn(double[] q, int at, double tx, double ty, double tz) {
    double angle2 = tx * tx + ty * ty + tz * tz;
    double half = 0.5 * Math.sqrt(angle2);
    double w;
    double s;
    if (half < 1e-3) {
      // sin(h)/h and cos(h) to the fourth order: exact in double precision this close to zero
      double h2 = half * half;
      w = 1 - h2 / 2 + h2 * h2 / 24;
      s = 0.5 * (1 - h2 / 6 + h2 * h2 / 120);
    } else {
      w = Trig.cos(half);
      s = 0.5 * Trig.sin(half) / half;
    }
    double x = s * tx;
    double y = s * ty;
    double z = s * tz;
    double a = q[at];
    double b = q[at + 1];
    double c = q[at + 2];
    double d = q[at + 3];
    double nw = a * w - b * x - c * y - d * z;
    double nx = a * x + b * w + c * z - d * y;
    double ny = a * y - b * z + c * w + d * x;
    double nz = a * z + b * y - c * x + d * w;
    double scale = 1 / Math.sqrt(nw * nw + nx * nx + ny * ny + nz * nz);
    q[at] = nw * scale;
    q[at + 1] = nx * scale;
    q[at + 2] = ny * scale;
    q[at + 3] = nz * scale;
  }

  /** The quaternion (w x y z) of a rotation matrix (row-major, at an offset). */
  public static void toQuaternion(double[] r, int at, double[] q) {
    double trace = r[at] + r[at + 4] + r[at + 8];
    if (trace > 0) {
      double s = Math.sqrt(trace + 1) * 2;
      q[0] = s / 4;
      q[1] = (r[at + 7] - r[at + 5]) / s;
      q[2] = (r[at + 2] - r[at + 6]) / s;
      q[3] = (r[at + 3] - r[at + 1]) / s;
    } else if (r[at] > r[at + 4] && r[at] > r[at + 8]) {
      double s = Math.sqrt(1 + r[at] - r[at + 4] - r[at + 8]) * 2;
      q[0] = (r[at + 7] - r[at + 5]) / s;
      q[1] = s / 4;
      q[2] = (r[at + 1] + r[at + 3]) / s;
      q[3] = (r[at + 2] + r[at + 6]) / s;
    } else if (r[at + 4] > r[at + 8]) {
      double s = Math.sqrt(1 + r[at + 4] - r[at] - r[at + 8]) * 2;
      q[0] = (r[at + 2] - r[at + 6]) / s;
      q[1] = (r[at + 1] + r[at + 3]) / s;
      q[2] = s / 4;
      q[3] = (r[at + 5] + r[at + 7]) / s;
    } else {
      double s = Math.sqrt(1 + r[at + 8] - r[at] - r[at + 4]) * 2;
      q[0] = (r[at + 3] - r[at + 1]) / s;
      q[1] = (r[at + 2] + r[at + 6]) / s;
      q[2] = (r[at + 5] + r[at + 7]) / s;
      q[3] = s / 4;
    }
  }
}
