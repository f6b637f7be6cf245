package raven.sim.body;

import java.util.Arrays;

/**
 * Forces at points of an articulated body that depend on the velocity after the step: f = f₀ − G (v⁺ − v), with v⁺ = v + h J a. In the
 * equations of motion they are a force f₀ and the mass h Jᵀ G J. Wrenches and masses of a body refer to O, so that those of a branch add up.
 */
final class ImplicitForces {
  private final Kinematics body;
  private final int n;

  /** Wrench: moment 3, force 3, per body. */
  private final double[] wrench;

  /** Mass: rotation (xx yy zz xy xz yz), coupling (9, moment row by force column), translation (xx yy zz xy xz yz); 21 per body. */
  private final double[] mass;

  private final boolean[] stiff;

  ImplicitForces(Kinematics body) {
    this.body = body;
    n = body.n;
    wrench = new double[6 * n];
    mass = new double[21 * n];
    stiff = new boolean[n];
  }

  void clear() {
    for (int i = 0; i < n; i++) {
      if (stiff[i]) {
        Arrays.fill(mass, 21 * i, 21 * i + 21, 0);
        Arrays.fill(wrench, 6 * i, 6 * i + 6, 0);
        stiff[i] = false;
      }
    }
  }

  /** Forgets the forces but not the masses: the same G once more with other f₀. */
  void clearForces() {
    Arrays.fill(wrench, 0);
  }

  /**
   * Adds f₀ − G (v⁺ − v) at an offset from O, world axes.
   *
   * @param x offset at {@code x[at..at+2]} [m]
   * @param f f₀ at {@code f[at..at+2]} [N]
   * @param g G: xx yy zz xy xz yz at {@code g[2 at..2 at+5]} [N s/m]
   * @param h step [s]
   */
  void add(int link, double[] x, double[] f, double[] g, int at, double h) {
    addForce(link, x, f, at);
    double ox = x[at];
    double oy = x[at + 1];
    double oz = x[at + 2];
    double xx = h * g[2 * at];
    double yy = h * g[2 * at + 1];
    double zz = h * g[2 * at + 2];
    double xy = h * g[2 * at + 3];
    double xz = h * g[2 * at + 4];
    double yz = h * g[2 * at + 5];
    // coupling C = [o] G
    double c0 = oy * xz - oz * xy;
    double c1 = oy * yz - oz * yy;
    double c2 = oy * zz - oz * yz;
    double c3 = oz * xx - ox * xz;
    double c4 = oz * xy - ox * yz;
    double c5 = oz * xz - ox * zz;
    double c6 = ox * xy - oy * xx;
    double c7 = ox * yy - oy * xy;
    double c8 = ox * yz - oy * xz;
    // rotation = −C [o]
    int k = 21 * link;
    mass[k] += c2 * oy - c1 * oz;
    mass[k + 1] += c3 * oz - c5 * ox;
    mass[k + 2] += c7 * ox - c6 * oy;
    mass[k + 3] += c5 * oy - c4 * oz;
    mass[k + 4] += c8 * oy - c7 * oz;
    mass[k + 5] += c6 * oz - c8 * ox;
    mass[k + 6] += c0;
    mass[k + 7] += c1;
    mass[k + 8] += c2;
    mass[k + 9] += c3;
    mass[k + 10] += c4;
    mass[k + 11] += c5;
    mass[k + 12] += c6;
    mass[k + 13] += c7;
    mass[k + 14] += c8;
    mass[k + 15] += xx;
    mass[k + 16] += yy;
    mass[k + 17] += zz;
    mass[k + 18] += xy;
    mass[k + 19] += xz;
    mass[k + 20] += yz;
    stiff[link] = true;
  }

  /** Adds a force at an offset from O, as {@link #add} does with its f₀. */
  void addForce(int link, double[] x, double[] f, int at) {
    double ox = x[at];
    double oy = x[at + 1];
    double oz = x[at + 2];
    double fx = f[at];
    double fy = f[at + 1];
    double fz = f[at + 2];
    int w = 6 * link;
    wrench[w] += oy * fz - oz * fy;
    wrench[w + 1] += oz * fx - ox * fz;
    wrench[w + 2] += ox * fy - oy * fx;
    wrench[w + 3] += fx;
    wrench[w + 4] += fy;
    wrench[w + 5] += fz;
  }

  /** Adds the forces collected to the generalised forces. Call once after the last {@link #addForce}. */
  void projectForces(double[] force) {
    for (int i = n - 1; i > 0; i--) {
      if (stiff[i]) {
        force[body.base + i - 1] += along(i);
        passOn(i);
      }
    }
    projectBaseForce(force);
  }

  private double along(int i) {
    double[] s = body.s;
    int i6 = 6 * i;
    return s[i6] * wrench[i6]
        + s[i6 + 1] * wrench[i6 + 1]
        + s[i6 + 2] * wrench[i6 + 2]
        + s[i6 + 3] * wrench[i6 + 3]
        + s[i6 + 4] * wrench[i6 + 4]
        + s[i6 + 5] * wrench[i6 + 5];
  }

  private void passOn(int i) {
    int q = body.tree.parent[i];
    for (int k = 0; k < 6; k++) {
      wrench[6 * q + k] += wrench[6 * i + k];
    }
  }

  private void projectBaseForce(double[] force) {
    for (int k = 0; k < 3 && body.base > 0; k++) {
      force[k] += wrench[3 + k];
      force[3 + k] += wrench[k];
    }
  }

  /** Adds what was collected to the mass matrix and to the generalised forces. Call once after the last {@link #add}. */
  void project(BranchFactor matrix, double[] force) {
    int[] parent = body.tree.parent;
    for (int i = n - 1; i > 0; i--) {
      if (!stiff[i]) {
        continue;
      }
      project(i, matrix, force);
      int q = parent[i];
      for (int k = 0; k < 21; k++) {
        mass[21 * q + k] += mass[21 * i + k];
      }
      passOn(i);
      stiff[q] = true;
    }
    if (stiff[0] && body.base > 0) {
      projectBase(matrix);
    }
    projectBaseForce(force);
  }

  private void project(int i, BranchFactor matrix, double[] force) {
    double[] s = body.s;
    int i6 = 6 * i;
    double s0 = s[i6];
    double s1 = s[i6 + 1];
    double s2 = s[i6 + 2];
    double s3 = s[i6 + 3];
    double s4 = s[i6 + 4];
    double s5 = s[i6 + 5];
    double[] m = mass;
    int k = 21 * i;

    // u = K S; the branch's entries are Sⱼᵀ u
    double u0 =
        m[k] * s0 + m[k + 3] * s1 + m[k + 4] * s2 + m[k + 6] * s3 + m[k + 7] * s4 + m[k + 8] * s5;
    double u1 = m[k + 3] * s0
        + m[k + 1] * s1
        + m[k + 5] * s2
        + m[k + 9] * s3
        + m[k + 10] * s4
        + m[k + 11] * s5;
    double u2 = m[k + 4] * s0
        + m[k + 5] * s1
        + m[k + 2] * s2
        + m[k + 12] * s3
        + m[k + 13] * s4
        + m[k + 14] * s5;
    double u3 = m[k + 6] * s0
        + m[k + 9] * s1
        + m[k + 12] * s2
        + m[k + 15] * s3
        + m[k + 18] * s4
        + m[k + 19] * s5;
    double u4 = m[k + 7] * s0
        + m[k + 10] * s1
        + m[k + 13] * s2
        + m[k + 18] * s3
        + m[k + 16] * s4
        + m[k + 20] * s5;
    double u5 = m[k + 8] * s0
        + m[k + 11] * s1
        + m[k + 14] * s2
        + m[k + 19] * s3
        + m[k + 20] * s4
        + m[k + 17] * s5;
    int dof = body.base + i - 1;
    int row = matrix.start[dof];
    int at = row + matrix.depth[dof];
    for (int j = i; j > 0; j = body.tree.parent[j]) {
      int j6 = 6 * j;
      matrix.h[at--] += s[j6] * u0
          + s[j6 + 1] * u1
          + s[j6 + 2] * u2
          + s[j6 + 3] * u3
          + s[j6 + 4] * u4
          + s[j6 + 5] * u5;
    }
    if (body.base > 0) {
      matrix.h[row] += u3;
      matrix.h[row + 1] += u4;
      matrix.h[row + 2] += u5;
      matrix.h[row + 3] += u0;
      matrix.h[row + 4] += u1;
      matrix.h[row + 5] += u2;
    }
    force[dof] += along(i);
  }

  /** The base's coordinates: linear first, row by row up to the diagonal. */
  private void projectBase(BranchFactor matrix) {
    double[] h = matrix.h;
    double[] m = mass;
    h[0] += m[15];
    h[1] += m[18];
    h[2] += m[16];
    h[3] += m[19];
    h[4] += m[20];
    h[5] += m[17];
    h[6] += m[6];
    h[7] += m[7];
    h[8] += m[8];
    h[9] += m[0];
    h[10] += m[9];
    h[11] += m[10];
    h[12] += m[11];
    h[13] += m[3];
    h[14] += m[1];
    h[15] += m[12];
    h[16] += m[13];
    h[17] += m[14];
    h[18] += m[4];
    h[19] += m[5];
    h[20] += m[2];
  }
}
