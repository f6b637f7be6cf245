package raven.sim.body;

import raven.math.Trig;

/**
 * Where every body of a {@link Tree} is and how it moves, from positions and velocities: spatial vectors in world axes (Featherstone, Rigid
 * Body Dynamics Algorithms, 2008, ch. 2).
 *
 * <p>All of them refer to one point, the origin O of the base, and to the inertial frame that now moves with it: so nothing has to be carried
 * from body to body along the tree, and a robot that flies fast loses no digits.
 */
public class Kinematics {
  final Tree tree;
  final int n;

  /** Velocity coordinates of the base: 6 or 0. */
  final int base;

  /** Rotation from body to world, 9 per body. */
  final double[] r;

  /** From O to the body's origin [m], 3 per body. */
  final double[] p;

  /** O in the world [m]. */
  private final double[] origin = new double[3];

  /** Velocity of O in the world [m/s]. */
  private final double[] originVelocity = new double[3];

  /** Hinge as a motion about O: axis s, p × s; 6 per body. */
  final double[] s;

  /** Velocity of the body at O: angular [rad/s], linear [m/s]; 6 per body. */
  final double[] v;

  /** Rates of the hinges, by body [rad/s]. */
  final double[] rate;

  /** Inertia about O: xx yy zz xy xz yz [kg m2], first moment x y z [kg m], mass [kg]; 10 per body. */
  final double[] inertia;

  Kinematics(Tree tree) {
    this.tree = tree;
    n = tree.bodies;
    base = tree.floating ? 6 : 0;
    r = new double[9 * n];
    p = new double[3 * n];
    s = new double[6 * n];
    v = new double[6 * n];
    rate = new double[n];
    inertia = new double[10 * n];
  }

  public Tree tree() {
    return tree;
  }

  /**
   * Takes positions and velocities and computes every pose, velocity and inertia.
   *
   * @param qpos of a floating base place 3 [m] and quaternion w x y z, then hinges [rad]
   * @param qvel of a floating base the velocity of its origin in world axes [m/s] and its angular velocity in body axes [rad/s], then hinges
   */
  public void setState(double[] qpos, double[] qvel) {
    placeBase(qpos, qvel);
    shiftInertia(0);
    int hinge = tree.floating ? 6 : -1;
    for (int i = 1; i < n; i++) {
      placeLink(i, qpos[hinge + i]);
      move(i, qvel[base + i - 1]);
      shiftInertia(i);
    }
  }

  private void placeBase(double[] qpos, double[] qvel) {
    if (!tree.floating) {
      System.arraycopy(tree.rotation, 0, r, 0, 9);
      System.arraycopy(tree.offset, 0, origin, 0, 3);
      return;
    }
    Rotation.fromQuaternion(qpos[3], qpos[4], qpos[5], qpos[6], r, 0);
    for (int k = 0; k < 3; k++) {
      origin[k] = qpos[k];
      originVelocity[k] = qvel[k];
      v[k] = r[3 * k] * qvel[3] + r[3 * k + 1] * qvel[4] + r[3 * k + 2] * qvel[5];
    }
  }

  private void placeLink(int i, double angle) {
    double cos = Trig.cos(angle);
    double sin = Trig.sin(angle);
    int q = tree.parent[i];

    // R_i = R_q E exp([a] φ), with E exp([a] φ) = E a aᵀ + cos φ (E − E a aᵀ) + sin φ E [a]
    double[] e = tree.turning;
    int t = 27 * i;
    double h0 = e[t] + cos * e[t + 9] + sin * e[t + 18];
    double h1 = e[t + 1] + cos * e[t + 10] + sin * e[t + 19];
    double h2 = e[t + 2] + cos * e[t + 11] + sin * e[t + 20];
    double h3 = e[t + 3] + cos * e[t + 12] + sin * e[t + 21];
    double h4 = e[t + 4] + cos * e[t + 13] + sin * e[t + 22];
    double h5 = e[t + 5] + cos * e[t + 14] + sin * e[t + 23];
    double h6 = e[t + 6] + cos * e[t + 15] + sin * e[t + 24];
    double h7 = e[t + 7] + cos * e[t + 16] + sin * e[t + 25];
    double h8 = e[t + 8] + cos * e[t + 17] + sin * e[t + 26];
    double ax = tree.axis[3 * i];
    double ay = tree.axis[3 * i + 1];
    double az = tree.axis[3 * i + 2];
    double ox = tree.offset[3 * i];
    double oy = tree.offset[3 * i + 1];
    double oz = tree.offset[3 * i + 2];
    for (int row = 0; row < 3; row++) {
      int to = 9 * i + 3 * row;
      int from = 9 * q + 3 * row;
      double p0 = r[from];
      double p1 = r[from + 1];
      double p2 = r[from + 2];
      double r0 = p0 * h0 + p1 * h3 + p2 * h6;
      double r1 = p0 * h1 + p1 * h4 + p2 * h7;
      double r2 = p0 * h2 + p1 * h5 + p2 * h8;
      r[to] = r0;
      r[to + 1] = r1;
      r[to + 2] = r2;
      s[6 * i + row] = r0 * ax + r1 * ay + r2 * az;
      p[3 * i + row] = p[3 * q + row] + p0 * ox + p1 * oy + p2 * oz;
    }
  }

  /** S = [s; p × s], V = V_q + S q̇. */
  private void move(int i, double hingeRate) {
    int i6 = 6 * i;
    int q6 = 6 * tree.parent[i];
    double sx = s[i6];
    double sy = s[i6 + 1];
    double sz = s[i6 + 2];
    double px = p[3 * i];
    double py = p[3 * i + 1];
    double pz = p[3 * i + 2];
    double lx = py * sz - pz * sy;
    double ly = pz * sx - px * sz;
    double lz = px * sy - py * sx;
    s[i6 + 3] = lx;
    s[i6 + 4] = ly;
    s[i6 + 5] = lz;
    v[i6] = v[q6] + sx * hingeRate;
    v[i6 + 1] = v[q6 + 1] + sy * hingeRate;
    v[i6 + 2] = v[q6 + 2] + sz * hingeRate;
    v[i6 + 3] = v[q6 + 3] + lx * hingeRate;
    v[i6 + 4] = v[q6 + 4] + ly * hingeRate;
    v[i6 + 5] = v[q6 + 5] + lz * hingeRate;
    rate[i] = hingeRate;
  }

  /** I_O = R I_C Rᵀ + m (c·c 1 − c cᵀ), with c from O to the centre of mass. */
  private void shiftInertia(int i) {
    int i9 = 9 * i;
    double r0 = r[i9];
    double r1 = r[i9 + 1];
    double r2 = r[i9 + 2];
    double r3 = r[i9 + 3];
    double r4 = r[i9 + 4];
    double r5 = r[i9 + 5];
    double r6 = r[i9 + 6];
    double r7 = r[i9 + 7];
    double r8 = r[i9 + 8];
    double x = tree.centre[3 * i];
    double y = tree.centre[3 * i + 1];
    double z = tree.centre[3 * i + 2];
    double m = tree.mass[i];
    double cx = p[3 * i] + r0 * x + r1 * y + r2 * z;
    double cy = p[3 * i + 1] + r3 * x + r4 * y + r5 * z;
    double cz = p[3 * i + 2] + r6 * x + r7 * y + r8 * z;
    double mx = m * cx;
    double my = m * cy;
    double mz = m * cz;
    double[] j = tree.inertia;
    int k = 6 * i;
    double xx = j[k];
    double yy = j[k + 1];
    double zz = j[k + 2];
    double xy = j[k + 3];
    double xz = j[k + 4];
    double yz = j[k + 5];
    double a0 = r0 * xx + r1 * xy + r2 * xz;
    double a1 = r0 * xy + r1 * yy + r2 * yz;
    double a2 = r0 * xz + r1 * yz + r2 * zz;
    double b0 = r3 * xx + r4 * xy + r5 * xz;
    double b1 = r3 * xy + r4 * yy + r5 * yz;
    double b2 = r3 * xz + r4 * yz + r5 * zz;
    double c0 = r6 * xx + r7 * xy + r8 * xz;
    double c1 = r6 * xy + r7 * yy + r8 * yz;
    double c2 = r6 * xz + r7 * yz + r8 * zz;
    int to = 10 * i;
    inertia[to] = a0 * r0 + a1 * r1 + a2 * r2 + my * cy + mz * cz;
    inertia[to + 1] = b0 * r3 + b1 * r4 + b2 * r5 + mx * cx + mz * cz;
    inertia[to + 2] = c0 * r6 + c1 * r7 + c2 * r8 + mx * cx + my * cy;
    inertia[to + 3] = a0 * r3 + a1 * r4 + a2 * r5 - mx * cy;
    inertia[to + 4] = a0 * r6 + a1 * r7 + a2 * r8 - mx * cz;
    inertia[to + 5] = b0 * r6 + b1 * r7 + b2 * r8 - my * cz;
    inertia[to + 6] = mx;
    inertia[to + 7] = my;
    inertia[to + 8] = mz;
    inertia[to + 9] = m;
  }

  /** Velocity of the point of a body that is at an offset from the body's origin, both in world axes [m/s]. */
  public final void velocity(int body, double x, double y, double z, double[] out, int at) {
    velocityAbout(v, body, p[3 * body] + x, p[3 * body + 1] + y, p[3 * body + 2] + z, out, at);
  }

  /** Velocity of a point at an offset from O under the motions of all bodies at O in {@code motion}. */
  final void velocityAbout(
      double[] motion, int body, double x, double y, double z, double[] out, int at) {
    int i = 6 * body;
    double wx = motion[i];
    double wy = motion[i + 1];
    double wz = motion[i + 2];
    out[at] = originVelocity[0] + motion[i + 3] + wy * z - wz * y;
    out[at + 1] = originVelocity[1] + motion[i + 4] + wz * x - wx * z;
    out[at + 2] = originVelocity[2] + motion[i + 5] + wx * y - wy * x;
  }

  /** Offset in world axes from the body's origin of a point given in the body's frame [m]. */
  public final void offset(int body, double x, double y, double z, double[] out, int at) {
    int i = 9 * body;
    out[at] = r[i] * x + r[i + 1] * y + r[i + 2] * z;
    out[at + 1] = r[i + 3] * x + r[i + 4] * y + r[i + 5] * z;
    out[at + 2] = r[i + 6] * x + r[i + 7] * y + r[i + 8] * z;
  }

  /** Origin of a body in the world, component k [m]. */
  public final double position(int body, int k) {
    return origin[k] + p[3 * body + k];
  }

  /** O in the world, component k [m]. */
  final double origin(int k) {
    return origin[k];
  }

  /** Velocity of O in the world, component k [m/s]. */
  final double originVelocity(int k) {
    return originVelocity[k];
  }

  /** Element of the rotation from a body's frame to the world. */
  public final double rotation(int body, int row, int column) {
    return r[9 * body + 3 * row + column];
  }

  /** Angular velocity of a body, world axes [rad/s]. */
  public final double angularVelocity(int body, int k) {
    return v[6 * body + k];
  }
}
