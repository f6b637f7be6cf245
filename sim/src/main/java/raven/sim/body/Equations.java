package raven.sim.body;

/**
 * The equations of motion of a tree, H q̈ = τ − bias: the mass matrix by composite rigid bodies and the bias by the recursive Newton-Euler
 * algorithm (Featherstone, Rigid Body Dynamics Algorithms, 2008, ch. 5, 6). Coordinates of the base are linear and angular, both in world axes.
 */
final class Equations {
  final Kinematics body;
  final Tree tree;
  private final int n;
  final int base;
  private final double[] s;
  private final double[] v;
  private final double[] inertia;
  private final double[] applied;
  final double[] torque;
  final double[] implicit;

  /** Acceleration at O that the velocities alone cause: angular 3, linear 3, per body. */
  private final double[] a;

  /** Wrench that the body needs to move so: moment 3, force 3, per body. */
  private final double[] f;

  /** Inertia of a body and all that hangs on it, as {@link Kinematics#inertia}. */
  private final double[] composite;

  /** H; whoever factorises it has to assemble it again. */
  final BranchFactor matrix;

  /** τ − bias. */
  final double[] net;

  /**
   * @param applied wrenches about O, per body
   * @param torque by hinge
   * @param implicit inertia added to each hinge
   */
  Equations(Kinematics body, double[] applied, double[] torque, double[] implicit) {
    this.body = body;
    this.applied = applied;
    this.torque = torque;
    this.implicit = implicit;
    tree = body.tree;
    n = body.n;
    base = body.base;
    s = body.s;
    v = body.v;
    inertia = body.inertia;
    a = new double[6 * n];
    f = new double[6 * n];
    composite = new double[10 * n];
    matrix = new BranchFactor(tree);
    net = new double[tree.velocities()];
  }

  /** Computes mass matrix and net force at the state that the body is set to. */
  void assemble() {
    needs();
    System.arraycopy(inertia, 0, composite, 0, composite.length);
    for (int i = n - 1; i > 0; i--) {
      hinge(i);
      int q = tree.parent[i];
      for (int k = 0; k < 10; k++) {
        composite[10 * q + k] += composite[10 * i + k];
      }
      for (int k = 0; k < 6; k++) {
        f[6 * q + k] += f[6 * i + k];
      }
    }
    if (base > 0) {
      base();
    }
  }

  /** A_i = A_q + V_i × S q̇, F_i = I A_i + V_i ×* I V_i − applied. */
  private void needs() {
    a[5] = ArticulatedBody.GRAVITY;
    for (int i = 0; i < n; i++) {
      int i6 = 6 * i;
      double wx = v[i6];
      double wy = v[i6 + 1];
      double wz = v[i6 + 2];
      double lx = v[i6 + 3];
      double ly = v[i6 + 4];
      double lz = v[i6 + 5];
      if (i > 0) {
        int q6 = 6 * tree.parent[i];
        double w = body.rate[i];
        double s0 = s[i6] * w;
        double s1 = s[i6 + 1] * w;
        double s2 = s[i6 + 2] * w;
        double s3 = s[i6 + 3] * w;
        double s4 = s[i6 + 4] * w;
        double s5 = s[i6 + 5] * w;
        a[i6] = a[q6] + wy * s2 - wz * s1;
        a[i6 + 1] = a[q6 + 1] + wz * s0 - wx * s2;
        a[i6 + 2] = a[q6 + 2] + wx * s1 - wy * s0;
        a[i6 + 3] = a[q6 + 3] + wy * s5 - wz * s4 + ly * s2 - lz * s1;
        a[i6 + 4] = a[q6 + 4] + wz * s3 - wx * s5 + lz * s0 - lx * s2;
        a[i6 + 5] = a[q6 + 5] + wx * s4 - wy * s3 + lx * s1 - ly * s0;
      }
      int k = 10 * i;
      double xx = inertia[k];
      double yy = inertia[k + 1];
      double zz = inertia[k + 2];
      double xy = inertia[k + 3];
      double xz = inertia[k + 4];
      double yz = inertia[k + 5];
      double mx = inertia[k + 6];
      double my = inertia[k + 7];
      double mz = inertia[k + 8];
      double m = inertia[k + 9];

      // momentum: angular J ω + m c × v, linear m v + ω × m c
      double jx = xx * wx + xy * wy + xz * wz + my * lz - mz * ly;
      double jy = xy * wx + yy * wy + yz * wz + mz * lx - mx * lz;
      double jz = xz * wx + yz * wy + zz * wz + mx * ly - my * lx;
      double px = m * lx + wy * mz - wz * my;
      double py = m * ly + wz * mx - wx * mz;
      double pz = m * lz + wx * my - wy * mx;
      double a0 = a[i6];
      double a1 = a[i6 + 1];
      double a2 = a[i6 + 2];
      double a3 = a[i6 + 3];
      double a4 = a[i6 + 4];
      double a5 = a[i6 + 5];
      f[i6] = xx * a0
          + xy * a1
          + xz * a2
          + my * a5
          - mz * a4
          + wy * jz
          - wz * jy
          + ly * pz
          - lz * py
          - applied[i6];
      f[i6 + 1] = xy * a0
          + yy * a1
          + yz * a2
          + mz * a3
          - mx * a5
          + wz * jx
          - wx * jz
          + lz * px
          - lx * pz
          - applied[i6 + 1];
      f[i6 + 2] = xz * a0
          + yz * a1
          + zz * a2
          + mx * a4
          - my * a3
          + wx * jy
          - wy * jx
          + lx * py
          - ly * px
          - applied[i6 + 2];
      f[i6 + 3] = m * a3 + a1 * mz - a2 * my + wy * pz - wz * py - applied[i6 + 3];
      f[i6 + 4] = m * a4 + a2 * mx - a0 * mz + wz * px - wx * pz - applied[i6 + 4];
      f[i6 + 5] = m * a5 + a0 * my - a1 * mx + wx * py - wy * px - applied[i6 + 5];
    }
  }

  /** Row of the mass matrix and net force of hinge i − 1: H_ij = S_jᵀ Ic S_i, τ − S_iᵀ F. */
  private void hinge(int i) {
    int i6 = 6 * i;
    double s0 = s[i6];
    double s1 = s[i6 + 1];
    double s2 = s[i6 + 2];
    double s3 = s[i6 + 3];
    double s4 = s[i6 + 4];
    double s5 = s[i6 + 5];
    int k = 10 * i;
    double mx = composite[k + 6];
    double my = composite[k + 7];
    double mz = composite[k + 8];
    double m = composite[k + 9];
    double xy = composite[k + 3];
    double xz = composite[k + 4];
    double yz = composite[k + 5];
    double u0 = composite[k] * s0 + xy * s1 + xz * s2 + my * s5 - mz * s4;
    double u1 = xy * s0 + composite[k + 1] * s1 + yz * s2 + mz * s3 - mx * s5;
    double u2 = xz * s0 + yz * s1 + composite[k + 2] * s2 + mx * s4 - my * s3;
    double u3 = m * s3 + s1 * mz - s2 * my;
    double u4 = m * s4 + s2 * mx - s0 * mz;
    double u5 = m * s5 + s0 * my - s1 * mx;
    int dof = base + i - 1;
    int row = matrix.start[dof];
    int at = row + matrix.depth[dof];
    double[] h = matrix.h;
    h[at] = s0 * u0
        + s1 * u1
        + s2 * u2
        + s3 * u3
        + s4 * u4
        + s5 * u5
        + tree.armature[i]
        + implicit[i - 1];
    for (int j = tree.parent[i]; j > 0; j = tree.parent[j]) {
      int j6 = 6 * j;
      h[--at] = s[j6] * u0
          + s[j6 + 1] * u1
          + s[j6 + 2] * u2
          + s[j6 + 3] * u3
          + s[j6 + 4] * u4
          + s[j6 + 5] * u5;
    }
    if (base > 0) {
      h[row] = u3;
      h[row + 1] = u4;
      h[row + 2] = u5;
      h[row + 3] = u0;
      h[row + 4] = u1;
      h[row + 5] = u2;
    }
    net[dof] = torque[i - 1]
        - (s0 * f[i6]
            + s1 * f[i6 + 1]
            + s2 * f[i6 + 2]
            + s3 * f[i6 + 3]
            + s4 * f[i6 + 4]
            + s5 * f[i6 + 5]);
  }

  private void base() {
    double[] h = matrix.h;
    double mx = composite[6];
    double my = composite[7];
    double mz = composite[8];
    double m = composite[9];
    h[0] = m;
    h[1] = 0;
    h[2] = m;
    h[3] = 0;
    h[4] = 0;
    h[5] = m;
    // force of a unit angular acceleration: e × m c
    h[6] = 0;
    h[7] = -mz;
    h[8] = my;
    h[9] = composite[0];
    h[10] = mz;
    h[11] = 0;
    h[12] = -mx;
    h[13] = composite[3];
    h[14] = composite[1];
    h[15] = -my;
    h[16] = mx;
    h[17] = 0;
    h[18] = composite[4];
    h[19] = composite[5];
    h[20] = composite[2];
    for (int k = 0; k < 3; k++) {
      net[k] = -f[3 + k];
      net[3 + k] = -f[k];
    }
  }
}
