package raven.sim.body;

import raven.math.Trig;

/**
 * Forward dynamics of a {@link Tree} by the articulated-body algorithm (Featherstone, Rigid Body Dynamics Algorithms, 2008, ch. 7), on flat
 * arrays, without allocation. Every body has a frame at its own origin with the world's orientation, so that inertias are rotated once and
 * only translated on their way down the tree; accelerations are the classical ones of the body origins.
 *
 * <p>Use: {@link #setState}, then {@link #clearForces}, add forces, {@link #solve}. An implicit force law f = f₀ − G v⁺ at a point of a body is
 * added with {@link #addImplicitForce}: with v⁺ = v + h a it is h Jᵀ G J more inertia, so the solution stays O(n).
 *
 * <p>Not thread-safe: one instance per simulation.
 */
public final class ArticulatedBody {
  private static final double GRAVITY = 9.81;

  private final Tree tree;
  private final int n;
  private final int base;

  // pose and velocity, by body, world orientation
  /** Rotation body to world, 9 per body. */
  final double[] r;

  /** Origin of the body in the world [m], 3 per body. */
  final double[] p;

  /** Angular velocity, world axes [rad/s], 3 per body. */
  final double[] w;

  /** Velocity of the body origin, world axes [m/s], 3 per body. */
  final double[] v;

  /** Hinge axis, world axes, 3 per body. */
  private final double[] s;

  /** From the parent's origin to the body's, world axes [m], 3 per body. */
  private final double[] d;

  /** Velocity-product accelerations of the hinge: angular 3, linear 3, per body. */
  private final double[] c;

  // rigid-body inertia and bias about the body origin, world axes; set by setState
  private final double[] rigid;
  private final double[] bias;

  // articulated inertia: J (xx yy zz xy xz yz), H (9, row-major: n = H a), M (xx yy zz xy xz yz):
  // 21 per body
  private final double[] art;

  /** Articulated bias force: moment 3, force 3, per body. */
  private final double[] pa;

  /** Applied external wrench: moment about the body origin 3, force 3, per body. */
  private final double[] ext;

  /** Wrench of the implicit forces, same layout; they change from pass to pass. */
  private final double[] con;

  /** Implicit part of the inertia, same layout as {@code art}, added per body; only where {@code stiff} says so. */
  private final double[] imp;

  private final boolean[] stiff;

  private final double[] u;
  private final double[] uj;
  private final double[] dj;

  /** Accelerations found: angular 3, linear 3 (without gravity), per body. */
  private final double[] a;

  /** Hinge torques to apply, by hinge [N m]. */
  public final double[] torque;

  /** Extra inertia of each hinge that stands for implicit springs and dampers: h d + h² k [kg m2]. */
  public final double[] implicit;

  /** Accelerations found, MuJoCo's order: base linear in world axes, base angular in body axes, hinges. */
  public final double[] qacc;

  private final double[] six = new double[36];
  private final double[] rhs = new double[6];

  public ArticulatedBody(Tree tree) {
    this.tree = tree;
    n = tree.bodies;
    base = tree.floating ? 6 : 0;
    r = new double[9 * n];
    p = new double[3 * n];
    w = new double[3 * n];
    v = new double[3 * n];
    s = new double[3 * n];
    d = new double[3 * n];
    c = new double[6 * n];
    rigid = new double[12 * n];
    bias = new double[6 * n];
    art = new double[21 * n];
    pa = new double[6 * n];
    ext = new double[6 * n];
    con = new double[6 * n];
    imp = new double[21 * n];
    stiff = new boolean[n];
    u = new double[6 * n];
    uj = new double[n];
    dj = new double[n];
    a = new double[6 * n];
    torque = new double[tree.hinges];
    implicit = new double[tree.hinges];
    qacc = new double[tree.velocities()];
  }

  public Tree tree() {
    return tree;
  }

  /** Takes positions and velocities and computes every pose, velocity, inertia and velocity product. */
  public void setState(double[] qpos, double[] qvel) {
    for (int i = 0; i < n; i++) {
      int i3 = 3 * i;
      int i9 = 9 * i;
      if (i == 0) {
        placeBase(qpos, qvel);
      } else {
        placeLink(i, qpos[(tree.floating ? 7 : 0) + i - 1], qvel[base + i - 1]);
      }

      // inertia in world axes: I_W = R I_B Rᵀ, m c
      double m = tree.mass[i];
      double cx = tree.centre[i3];
      double cy = tree.centre[i3 + 1];
      double cz = tree.centre[i3 + 2];
      double mx = m * (r[i9] * cx + r[i9 + 1] * cy + r[i9 + 2] * cz);
      double my = m * (r[i9 + 3] * cx + r[i9 + 4] * cy + r[i9 + 5] * cz);
      double mz = m * (r[i9 + 6] * cx + r[i9 + 7] * cy + r[i9 + 8] * cz);
      int i12 = 12 * i;
      rotateInertia(i9, 6 * i, i12);
      rigid[i12 + 6] = mx;
      rigid[i12 + 7] = my;
      rigid[i12 + 8] = mz;
      rigid[i12 + 9] = m;

      // velocity products: n = ω × I ω, f = ω × (ω × m c)
      double wx = w[i3];
      double wy = w[i3 + 1];
      double wz = w[i3 + 2];
      double lx = rigid[i12] * wx + rigid[i12 + 3] * wy + rigid[i12 + 4] * wz;
      double ly = rigid[i12 + 3] * wx + rigid[i12 + 1] * wy + rigid[i12 + 5] * wz;
      double lz = rigid[i12 + 4] * wx + rigid[i12 + 5] * wy + rigid[i12 + 2] * wz;
      int i6 = 6 * i;
      bias[i6] = wy * lz - wz * ly;
      bias[i6 + 1] = wz * lx - wx * lz;
      bias[i6 + 2] = wx * ly - wy * lx;
      double tx = wy * mz - wz * my;
      double ty = wz * mx - wx * mz;
      double tz = wx * my - wy * mx;
      bias[i6 + 3] = wy * tz - wz * ty;
      bias[i6 + 4] = wz * tx - wx * tz;
      bias[i6 + 5] = wx * ty - wy * tx;
    }
  }

  private void placeBase(double[] qpos, double[] qvel) {
    if (tree.floating) {
      Rotation.fromQuaternion(qpos[3], qpos[4], qpos[5], qpos[6], r, 0);
      for (int k = 0; k < 3; k++) {
        p[k] = qpos[k];
        v[k] = qvel[k];
        w[k] = r[3 * k] * qvel[3] + r[3 * k + 1] * qvel[4] + r[3 * k + 2] * qvel[5];
      }
    } else {
      System.arraycopy(tree.rotation, 0, r, 0, 9);
      System.arraycopy(tree.offset, 0, p, 0, 3);
    }
  }

  private void placeLink(int i, double angle, double rate) {
    int i3 = 3 * i;
    int i9 = 9 * i;
    int q = tree.parent[i];
    int q3 = 3 * q;
    int q9 = 9 * q;

    // R_i = R_p E_i exp(axis, angle)
    double cos = Trig.cos(angle);
    double sin = Trig.sin(angle);
    double ax = tree.axis[i3];
    double ay = tree.axis[i3 + 1];
    double az = tree.axis[i3 + 2];
    double t = 1 - cos;
    double h0 = cos + t * ax * ax;
    double h1 = t * ax * ay - sin * az;
    double h2 = t * ax * az + sin * ay;
    double h3 = t * ax * ay + sin * az;
    double h4 = cos + t * ay * ay;
    double h5 = t * ay * az - sin * ax;
    double h6 = t * ax * az - sin * ay;
    double h7 = t * ay * az + sin * ax;
    double h8 = cos + t * az * az;
    double[] e = tree.rotation;
    for (int row = 0; row < 3; row++) {
      double p0 = r[q9 + 3 * row];
      double p1 = r[q9 + 3 * row + 1];
      double p2 = r[q9 + 3 * row + 2];
      double g0 = p0 * e[i9] + p1 * e[i9 + 3] + p2 * e[i9 + 6];
      double g1 = p0 * e[i9 + 1] + p1 * e[i9 + 4] + p2 * e[i9 + 7];
      double g2 = p0 * e[i9 + 2] + p1 * e[i9 + 5] + p2 * e[i9 + 8];
      r[i9 + 3 * row] = g0 * h0 + g1 * h3 + g2 * h6;
      r[i9 + 3 * row + 1] = g0 * h1 + g1 * h4 + g2 * h7;
      r[i9 + 3 * row + 2] = g0 * h2 + g1 * h5 + g2 * h8;
      s[i3 + row] = r[i9 + 3 * row] * ax + r[i9 + 3 * row + 1] * ay + r[i9 + 3 * row + 2] * az;
      d[i3 + row] = p0 * tree.offset[i3] + p1 * tree.offset[i3 + 1] + p2 * tree.offset[i3 + 2];
      p[i3 + row] = p[q3 + row] + d[i3 + row];
    }

    // ω_i = ω_p + s q̇, v_i = v_p + ω_p × d; c = [ω_p × s q̇; ω_p × (ω_p × d)]
    double wx = w[q3];
    double wy = w[q3 + 1];
    double wz = w[q3 + 2];
    double sx = s[i3] * rate;
    double sy = s[i3 + 1] * rate;
    double sz = s[i3 + 2] * rate;
    double tx = wy * d[i3 + 2] - wz * d[i3 + 1];
    double ty = wz * d[i3] - wx * d[i3 + 2];
    double tz = wx * d[i3 + 1] - wy * d[i3];
    w[i3] = wx + sx;
    w[i3 + 1] = wy + sy;
    w[i3 + 2] = wz + sz;
    v[i3] = v[q3] + tx;
    v[i3 + 1] = v[q3 + 1] + ty;
    v[i3 + 2] = v[q3 + 2] + tz;
    int i6 = 6 * i;
    c[i6] = wy * sz - wz * sy;
    c[i6 + 1] = wz * sx - wx * sz;
    c[i6 + 2] = wx * sy - wy * sx;
    c[i6 + 3] = wy * tz - wz * ty;
    c[i6 + 4] = wz * tx - wx * tz;
    c[i6 + 5] = wx * ty - wy * tx;
  }

  private void rotateInertia(int i9, int i6, int out) {
    double xx = tree.inertia[i6];
    double yy = tree.inertia[i6 + 1];
    double zz = tree.inertia[i6 + 2];
    double xy = tree.inertia[i6 + 3];
    double xz = tree.inertia[i6 + 4];
    double yz = tree.inertia[i6 + 5];
    double r0 = r[i9];
    double r1 = r[i9 + 1];
    double r2 = r[i9 + 2];
    double r3 = r[i9 + 3];
    double r4 = r[i9 + 4];
    double r5 = r[i9 + 5];
    double r6 = r[i9 + 6];
    double r7 = r[i9 + 7];
    double r8 = r[i9 + 8];
    double a0 = r0 * xx + r1 * xy + r2 * xz;
    double a1 = r0 * xy + r1 * yy + r2 * yz;
    double a2 = r0 * xz + r1 * yz + r2 * zz;
    double b0 = r3 * xx + r4 * xy + r5 * xz;
    double b1 = r3 * xy + r4 * yy + r5 * yz;
    double b2 = r3 * xz + r4 * yz + r5 * zz;
    double c0 = r6 * xx + r7 * xy + r8 * xz;
    double c1 = r6 * xy + r7 * yy + r8 * yz;
    double c2 = r6 * xz + r7 * yz + r8 * zz;
    rigid[out] = a0 * r0 + a1 * r1 + a2 * r2;
    rigid[out + 1] = b0 * r3 + b1 * r4 + b2 * r5;
    rigid[out + 2] = c0 * r6 + c1 * r7 + c2 * r8;
    rigid[out + 3] = a0 * r3 + a1 * r4 + a2 * r5;
    rigid[out + 4] = a0 * r6 + a1 * r7 + a2 * r8;
    rigid[out + 5] = b0 * r6 + b1 * r7 + b2 * r8;
  }

  /** Forgets all applied forces, explicit and implicit; hinge torques stay. */
  public void clearForces() {
    java.util.Arrays.fill(ext, 0);
    clearImplicit();
  }

  /** Forgets the implicit forces only. */
  void clearImplicit() {
    for (int i = 0; i < n; i++) {
      if (stiff[i]) {
        java.util.Arrays.fill(imp, 21 * i, 21 * i + 21, 0);
        java.util.Arrays.fill(con, 6 * i, 6 * i + 6, 0);
        stiff[i] = false;
      }
    }
  }

  /** Adds a force at an offset from the body's origin, both in world axes [N, m]. */
  public void addForce(int body, double rx, double ry, double rz, double fx, double fy, double fz) {
    int i = 6 * body;
    ext[i] += ry * fz - rz * fy;
    ext[i + 1] += rz * fx - rx * fz;
    ext[i + 2] += rx * fy - ry * fx;
    ext[i + 3] += fx;
    ext[i + 4] += fy;
    ext[i + 5] += fz;
  }

  /** Adds a torque in world axes [N m]. */
  public void addTorque(int body, double tx, double ty, double tz) {
    ext[6 * body] += tx;
    ext[6 * body + 1] += ty;
    ext[6 * body + 2] += tz;
  }

  /**
   * Adds the force f = f₀ − G v⁺ at an offset from the body origin, where v⁺ = v + h a is the point's velocity after the step.
   *
   * @param body the body touched
   * @param h step [s]
   * @param o offset of the point from the body origin, world axes, at {@code o[at..at+2]} [m]
   * @param f0 force at v⁺ = 0 [N], world axes, at {@code f0[at..at+2]}
   * @param nx unit normal; G = gn n nᵀ + gt (1 − n nᵀ) [N s/m]
   */
  public void addImplicitForce(
      int body,
      double h,
      double[] o,
      double[] f0,
      int at,
      double nx,
      double ny,
      double nz,
      double gn,
      double gt) {
    double x = o[at];
    double y = o[at + 1];
    double z = o[at + 2];
    int i3 = 3 * body;
    double wx = w[i3];
    double wy = w[i3 + 1];
    double wz = w[i3 + 2];

    // velocity that the point would have after the step if its body did not accelerate
    double tx = wy * z - wz * y;
    double ty = wz * x - wx * z;
    double tz = wx * y - wy * x;
    double vx = v[i3] + tx + h * (wy * tz - wz * ty);
    double vy = v[i3 + 1] + ty + h * (wz * tx - wx * tz);
    double vz = v[i3 + 2] + tz + h * (wx * ty - wy * tx - GRAVITY);

    double g = gn - gt;
    double gxx = g * nx * nx + gt;
    double gyy = g * ny * ny + gt;
    double gzz = g * nz * nz + gt;
    double gxy = g * nx * ny;
    double gxz = g * nx * nz;
    double gyz = g * ny * nz;
    double fx = f0[at] - (gxx * vx + gxy * vy + gxz * vz);
    double fy = f0[at + 1] - (gxy * vx + gyy * vy + gyz * vz);
    double fz = f0[at + 2] - (gxz * vx + gyz * vy + gzz * vz);
    int i6 = 6 * body;
    con[i6] += y * fz - z * fy;
    con[i6 + 1] += z * fx - x * fz;
    con[i6 + 2] += x * fy - y * fx;
    con[i6 + 3] += fx;
    con[i6 + 4] += fy;
    con[i6 + 5] += fz;

    // h Jᵀ G J: a "mass" h G at the point
    gxx *= h;
    gyy *= h;
    gzz *= h;
    gxy *= h;
    gxz *= h;
    gyz *= h;
    int i = 21 * body;
    stiff[body] = true;
    // H = [o] G
    double h0 = y * gxz - z * gxy;
    double h1 = y * gyz - z * gyy;
    double h2 = y * gzz - z * gyz;
    double h3 = z * gxx - x * gxz;
    double h4 = z * gxy - x * gyz;
    double h5 = z * gxz - x * gzz;
    double h6 = x * gxy - y * gxx;
    double h7 = x * gyy - y * gxy;
    double h8 = x * gyz - y * gxz;
    // J = −H [o], symmetric
    imp[i] += h2 * y - h1 * z;
    imp[i + 1] += h3 * z - h5 * x;
    imp[i + 2] += h7 * x - h6 * y;
    imp[i + 3] += h5 * y - h4 * z;
    imp[i + 4] += h8 * y - h7 * z;
    imp[i + 5] += h6 * z - h8 * x;
    imp[i + 6] += h0;
    imp[i + 7] += h1;
    imp[i + 8] += h2;
    imp[i + 9] += h3;
    imp[i + 10] += h4;
    imp[i + 11] += h5;
    imp[i + 12] += h6;
    imp[i + 13] += h7;
    imp[i + 14] += h8;
    imp[i + 15] += gxx;
    imp[i + 16] += gyy;
    imp[i + 17] += gzz;
    imp[i + 18] += gxy;
    imp[i + 19] += gxz;
    imp[i + 20] += gyz;
  }

  /** Solves for all accelerations and writes {@link #qacc}. */
  public void solve() {
    for (int i = 0; i < n; i++) {
      loadInertia(i);
    }
    for (int i = n - 1; i > 0; i--) {
      fold(i);
    }
    if (tree.floating) {
      solveBase();
    } else {
      java.util.Arrays.fill(a, 0, 6, 0);
      a[5] = GRAVITY;
    }
    for (int i = 1; i < n; i++) {
      unfold(i);
    }
  }

  private void loadInertia(int i) {
    int k = 21 * i;
    int i12 = 12 * i;
    double mx = rigid[i12 + 6];
    double my = rigid[i12 + 7];
    double mz = rigid[i12 + 8];
    double m = rigid[i12 + 9];
    for (int j = 0; j < 6; j++) {
      art[k + j] = rigid[i12 + j];
    }
    // H = [m c]: n = m c × a
    art[k + 6] = 0;
    art[k + 7] = -mz;
    art[k + 8] = my;
    art[k + 9] = mz;
    art[k + 10] = 0;
    art[k + 11] = -mx;
    art[k + 12] = -my;
    art[k + 13] = mx;
    art[k + 14] = 0;
    art[k + 15] = m;
    art[k + 16] = m;
    art[k + 17] = m;
    art[k + 18] = 0;
    art[k + 19] = 0;
    art[k + 20] = 0;
    if (stiff[i]) {
      for (int j = 0; j < 21; j++) {
        art[k + j] += imp[k + j];
      }
    }
    for (int j = 6 * i; j < 6 * i + 6; j++) {
      pa[j] = bias[j] - ext[j] - con[j];
    }
  }

  /** Takes the hinge out of body i's articulated inertia and hands the rest to its parent. */
  private void fold(int i) {
    int k = 21 * i;
    int i3 = 3 * i;
    int i6 = 6 * i;
    double sx = s[i3];
    double sy = s[i3 + 1];
    double sz = s[i3 + 2];

    // U = I S, D = Sᵀ U + armature, u = τ − Sᵀ p
    double u0 = art[k] * sx + art[k + 3] * sy + art[k + 4] * sz;
    double u1 = art[k + 3] * sx + art[k + 1] * sy + art[k + 5] * sz;
    double u2 = art[k + 4] * sx + art[k + 5] * sy + art[k + 2] * sz;
    double u3 = art[k + 6] * sx + art[k + 9] * sy + art[k + 12] * sz;
    double u4 = art[k + 7] * sx + art[k + 10] * sy + art[k + 13] * sz;
    double u5 = art[k + 8] * sx + art[k + 11] * sy + art[k + 14] * sz;
    double dd = sx * u0 + sy * u1 + sz * u2 + tree.armature[i] + implicit[i - 1];
    double inv = 1 / dd;
    double uu = torque[i - 1] - (sx * pa[i6] + sy * pa[i6 + 1] + sz * pa[i6 + 2]);
    u[i6] = u0;
    u[i6 + 1] = u1;
    u[i6 + 2] = u2;
    u[i6 + 3] = u3;
    u[i6 + 4] = u4;
    u[i6 + 5] = u5;
    dj[i] = inv;
    uj[i] = uu;

    // I ← I − U Uᵀ / D
    double q0 = u0 * inv;
    double q1 = u1 * inv;
    double q2 = u2 * inv;
    double q3 = u3 * inv;
    double q4 = u4 * inv;
    double q5 = u5 * inv;
    double jxx = art[k] - q0 * u0;
    double jyy = art[k + 1] - q1 * u1;
    double jzz = art[k + 2] - q2 * u2;
    double jxy = art[k + 3] - q0 * u1;
    double jxz = art[k + 4] - q0 * u2;
    double jyz = art[k + 5] - q1 * u2;
    double h0 = art[k + 6] - q0 * u3;
    double h1 = art[k + 7] - q0 * u4;
    double h2 = art[k + 8] - q0 * u5;
    double h3 = art[k + 9] - q1 * u3;
    double h4 = art[k + 10] - q1 * u4;
    double h5 = art[k + 11] - q1 * u5;
    double h6 = art[k + 12] - q2 * u3;
    double h7 = art[k + 13] - q2 * u4;
    double h8 = art[k + 14] - q2 * u5;
    double mxx = art[k + 15] - q3 * u3;
    double myy = art[k + 16] - q4 * u4;
    double mzz = art[k + 17] - q5 * u5;
    double mxy = art[k + 18] - q3 * u4;
    double mxz = art[k + 19] - q3 * u5;
    double myz = art[k + 20] - q4 * u5;

    // p ← p + I c + U u / D
    double c0 = c[i6];
    double c1 = c[i6 + 1];
    double c2 = c[i6 + 2];
    double c3 = c[i6 + 3];
    double c4 = c[i6 + 4];
    double c5 = c[i6 + 5];
    double nx = pa[i6] + jxx * c0 + jxy * c1 + jxz * c2 + h0 * c3 + h1 * c4 + h2 * c5 + q0 * uu;
    double ny = pa[i6 + 1] + jxy * c0 + jyy * c1 + jyz * c2 + h3 * c3 + h4 * c4 + h5 * c5 + q1 * uu;
    double nz = pa[i6 + 2] + jxz * c0 + jyz * c1 + jzz * c2 + h6 * c3 + h7 * c4 + h8 * c5 + q2 * uu;
    double fx = pa[i6 + 3] + h0 * c0 + h3 * c1 + h6 * c2 + mxx * c3 + mxy * c4 + mxz * c5 + q3 * uu;
    double fy = pa[i6 + 4] + h1 * c0 + h4 * c1 + h7 * c2 + mxy * c3 + myy * c4 + myz * c5 + q4 * uu;
    double fz = pa[i6 + 5] + h2 * c0 + h5 * c1 + h8 * c2 + mxz * c3 + myz * c4 + mzz * c5 + q5 * uu;

    // to the parent's origin: H' = H + [d] M, J' = J + [d] H'ᵀ − H [d]
    double x = d[i3];
    double y = d[i3 + 1];
    double z = d[i3 + 2];
    double g0 = h0 + y * mxz - z * mxy;
    double g1 = h1 + y * myz - z * myy;
    double g2 = h2 + y * mzz - z * myz;
    double g3 = h3 + z * mxx - x * mxz;
    double g4 = h4 + z * mxy - x * myz;
    double g5 = h5 + z * mxz - x * mzz;
    double g6 = h6 + x * mxy - y * mxx;
    double g7 = h7 + x * myy - y * mxy;
    double g8 = h8 + x * myz - y * mxz;
    int q = tree.parent[i];
    int m = 21 * q;
    // ([d] Gᵀ)_ab = (d × row b of G)_a; −H [d] is the transpose of the same with H
    art[m] += jxx + (y * g2 - z * g1) + (y * h2 - z * h1);
    art[m + 1] += jyy + (z * g3 - x * g5) + (z * h3 - x * h5);
    art[m + 2] += jzz + (x * g7 - y * g6) + (x * h7 - y * h6);
    art[m + 3] += jxy + (y * g5 - z * g4) + (z * h0 - x * h2);
    art[m + 4] += jxz + (y * g8 - z * g7) + (x * h1 - y * h0);
    art[m + 5] += jyz + (z * g6 - x * g8) + (x * h4 - y * h3);
    art[m + 6] += g0;
    art[m + 7] += g1;
    art[m + 8] += g2;
    art[m + 9] += g3;
    art[m + 10] += g4;
    art[m + 11] += g5;
    art[m + 12] += g6;
    art[m + 13] += g7;
    art[m + 14] += g8;
    art[m + 15] += mxx;
    art[m + 16] += myy;
    art[m + 17] += mzz;
    art[m + 18] += mxy;
    art[m + 19] += mxz;
    art[m + 20] += myz;
    int q6 = 6 * q;
    pa[q6] += nx + y * fz - z * fy;
    pa[q6 + 1] += ny + z * fx - x * fz;
    pa[q6 + 2] += nz + x * fy - y * fx;
    pa[q6 + 3] += fx;
    pa[q6 + 4] += fy;
    pa[q6 + 5] += fz;
  }

  /** I a = −p for the base, by Cholesky factors. */
  private void solveBase() {
    double[] m = six;
    m[0] = art[0];
    m[6] = art[3];
    m[7] = art[1];
    m[12] = art[4];
    m[13] = art[5];
    m[14] = art[2];
    // force rows: Hᵀ, M
    for (int k = 0; k < 3; k++) {
      m[6 * (3 + k)] = art[6 + k];
      m[6 * (3 + k) + 1] = art[9 + k];
      m[6 * (3 + k) + 2] = art[12 + k];
    }
    m[21] = art[15];
    m[27] = art[18];
    m[28] = art[16];
    m[33] = art[19];
    m[34] = art[20];
    m[35] = art[17];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = m[6 * i + j];
        for (int k = 0; k < j; k++) {
          sum -= m[6 * i + k] * m[6 * j + k];
        }
        m[6 * i + j] = i == j ? Math.sqrt(sum) : sum / m[7 * j];
      }
    }
    for (int i = 0; i < 6; i++) {
      double sum = -pa[i];
      for (int k = 0; k < i; k++) {
        sum -= m[6 * i + k] * rhs[k];
      }
      rhs[i] = sum / m[7 * i];
    }
    for (int i = 5; i >= 0; i--) {
      double sum = rhs[i];
      for (int k = i + 1; k < 6; k++) {
        sum -= m[6 * k + i] * a[k];
      }
      a[i] = sum / m[7 * i];
    }
    qacc[0] = a[3];
    qacc[1] = a[4];
    qacc[2] = a[5] - GRAVITY;
    for (int k = 0; k < 3; k++) {
      qacc[3 + k] = r[k] * a[0] + r[3 + k] * a[1] + r[6 + k] * a[2];
    }
  }

  private void unfold(int i) {
    int i3 = 3 * i;
    int i6 = 6 * i;
    int q6 = 6 * tree.parent[i];
    double x = d[i3];
    double y = d[i3 + 1];
    double z = d[i3 + 2];
    double ax = a[q6];
    double ay = a[q6 + 1];
    double az = a[q6 + 2];
    double lx = a[q6 + 3] + ay * z - az * y + c[i6 + 3];
    double ly = a[q6 + 4] + az * x - ax * z + c[i6 + 4];
    double lz = a[q6 + 5] + ax * y - ay * x + c[i6 + 5];
    ax += c[i6];
    ay += c[i6 + 1];
    az += c[i6 + 2];
    double along = u[i6] * ax
        + u[i6 + 1] * ay
        + u[i6 + 2] * az
        + u[i6 + 3] * lx
        + u[i6 + 4] * ly
        + u[i6 + 5] * lz;
    double qdd = (uj[i] - along) * dj[i];
    qacc[base + i - 1] = qdd;
    a[i6] = ax + s[i3] * qdd;
    a[i6 + 1] = ay + s[i3 + 1] * qdd;
    a[i6 + 2] = az + s[i3 + 2] * qdd;
    a[i6 + 3] = lx;
    a[i6 + 4] = ly;
    a[i6 + 5] = lz;
  }

  /** Takes all accelerations as zero, as of a body that is held. */
  public void rest() {
    java.util.Arrays.fill(a, 0);
    java.util.Arrays.fill(qacc, 0);
    for (int i = 0; i < n; i++) {
      a[6 * i + 5] = GRAVITY;
    }
  }

  /** Velocity after a step h of the point at an offset from a body's origin, from the accelerations just solved; world axes. */
  void velocityAfter(int body, double h, double x, double y, double z, double[] out, int at) {
    int i3 = 3 * body;
    int i6 = 6 * body;
    double wx = w[i3];
    double wy = w[i3 + 1];
    double wz = w[i3 + 2];
    double tx = wy * z - wz * y;
    double ty = wz * x - wx * z;
    double tz = wx * y - wy * x;
    out[at] = v[i3] + tx + h * (a[i6 + 3] + a[i6 + 1] * z - a[i6 + 2] * y + wy * tz - wz * ty);
    out[at + 1] = v[i3 + 1] + ty + h * (a[i6 + 4] + a[i6 + 2] * x - a[i6] * z + wz * tx - wx * tz);
    out[at + 2] =
        v[i3 + 2] + tz + h * (a[i6 + 5] - GRAVITY + a[i6] * y - a[i6 + 1] * x + wx * ty - wy * tx);
  }

  /** Velocity now of the point at an offset (world axes) from a body's origin. */
  public void velocity(int body, double x, double y, double z, double[] out, int at) {
    int i3 = 3 * body;
    out[at] = v[i3] + w[i3 + 1] * z - w[i3 + 2] * y;
    out[at + 1] = v[i3 + 1] + w[i3 + 2] * x - w[i3] * z;
    out[at + 2] = v[i3 + 2] + w[i3] * y - w[i3 + 1] * x;
  }

  /** Offset in world axes from the body's origin of a point given in the body's frame. */
  public void offset(int body, double x, double y, double z, double[] out, int at) {
    int i9 = 9 * body;
    out[at] = r[i9] * x + r[i9 + 1] * y + r[i9 + 2] * z;
    out[at + 1] = r[i9 + 3] * x + r[i9 + 4] * y + r[i9 + 5] * z;
    out[at + 2] = r[i9 + 6] * x + r[i9 + 7] * y + r[i9 + 8] * z;
  }

  /** Origin of a body in the world, component k [m]. */
  public double position(int body, int k) {
    return p[3 * body + k];
  }

  /** Element of the rotation from a body's frame to the world. */
  public double rotation(int body, int row, int column) {
    return r[9 * body + 3 * row + column];
  }

  /** Angular velocity of a body, world axes [rad/s]. */
  public double angularVelocity(int body, int k) {
    return w[3 * body + k];
  }

  /** Acceleration of the base origin just solved, without gravity's share (what an accelerometer there feels), world axes [m/s2]. */
  public double specificForce(int k) {
    return a[3 + k];
  }

  /**
   * Momentum of the whole tree about its centre of mass: centre of mass 3, its velocity 3, angular momentum 3, world axes; then the trace
   * part of the locked inertia about the world y axis.
   */
  public void centroid(double[] out) {
    double m = 0;
    double x = 0;
    double y = 0;
    double z = 0;
    double px = 0;
    double py = 0;
    double pz = 0;
    for (int i = 0; i < n; i++) {
      int k = 12 * i;
      int i3 = 3 * i;
      double mi = rigid[k + 9];
      double cx = rigid[k + 6];
      double cy = rigid[k + 7];
      double cz = rigid[k + 8];
      m += mi;
      x += mi * p[i3] + cx;
      y += mi * p[i3 + 1] + cy;
      z += mi * p[i3 + 2] + cz;
      px += mi * v[i3] + w[i3 + 1] * cz - w[i3 + 2] * cy;
      py += mi * v[i3 + 1] + w[i3 + 2] * cx - w[i3] * cz;
      pz += mi * v[i3 + 2] + w[i3] * cy - w[i3 + 1] * cx;
    }
    x /= m;
    y /= m;
    z /= m;
    double lx = 0;
    double ly = 0;
    double lz = 0;
    double iyy = 0;
    for (int i = 0; i < n; i++) {
      int k = 12 * i;
      int i3 = 3 * i;
      double mi = rigid[k + 9];
      double cx = rigid[k + 6];
      double cy = rigid[k + 7];
      double cz = rigid[k + 8];
      double wx = w[i3];
      double wy = w[i3 + 1];
      double wz = w[i3 + 2];
      // about the body origin: L_o = I ω + m c × v_o; about the centre: + (p − x) × linear momentum
      double bx = mi * v[i3] + wy * cz - wz * cy;
      double by = mi * v[i3 + 1] + wz * cx - wx * cz;
      double bz = mi * v[i3 + 2] + wx * cy - wy * cx;
      double dx = p[i3] - x;
      double dy = p[i3 + 1] - y;
      double dz = p[i3 + 2] - z;
      lx += rigid[k] * wx
          + rigid[k + 3] * wy
          + rigid[k + 4] * wz
          + cy * v[i3 + 2]
          - cz * v[i3 + 1]
          + dy * bz
          - dz * by;
      ly += rigid[k + 3] * wx
          + rigid[k + 1] * wy
          + rigid[k + 5] * wz
          + cz * v[i3]
          - cx * v[i3 + 2]
          + dz * bx
          - dx * bz;
      lz += rigid[k + 4] * wx
          + rigid[k + 5] * wy
          + rigid[k + 2] * wz
          + cx * v[i3 + 1]
          - cy * v[i3]
          + dx * by
          - dy * bx;
      iyy += rigid[k + 1] + 2 * (dx * cx + dz * cz) + mi * (dx * dx + dz * dz);
    }
    out[0] = x;
    out[1] = y;
    out[2] = z;
    out[3] = px / m;
    out[4] = py / m;
    out[5] = pz / m;
    out[6] = lx;
    out[7] = ly;
    out[8] = lz;
    out[9] = iyy;
  }

  /** Kinetic energy with that of the rotors [J]. */
  public double kineticEnergy(double[] qvel) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int k = 12 * i;
      int i3 = 3 * i;
      double wx = w[i3];
      double wy = w[i3 + 1];
      double wz = w[i3 + 2];
      double vx = v[i3];
      double vy = v[i3 + 1];
      double vz = v[i3 + 2];
      double lx = rigid[k] * wx + rigid[k + 3] * wy + rigid[k + 4] * wz;
      double ly = rigid[k + 3] * wx + rigid[k + 1] * wy + rigid[k + 5] * wz;
      double lz = rigid[k + 4] * wx + rigid[k + 5] * wy + rigid[k + 2] * wz;
      double cx = rigid[k + 6];
      double cy = rigid[k + 7];
      double cz = rigid[k + 8];
      // ½ m v² + v·(ω × m c) + ½ ω·I ω
      sum += 0.5 * rigid[k + 9] * (vx * vx + vy * vy + vz * vz)
          + vx * (wy * cz - wz * cy)
          + vy * (wz * cx - wx * cz)
          + vz * (wx * cy - wy * cx)
          + 0.5 * (wx * lx + wy * ly + wz * lz);
      if (i > 0) {
        double rate = qvel[base + i - 1];
        sum += 0.5 * tree.armature[i] * rate * rate;
      }
    }
    return sum;
  }
}
