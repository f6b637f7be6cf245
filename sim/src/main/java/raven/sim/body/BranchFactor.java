package raven.sim.body;

/**
 * A symmetric matrix over the velocity coordinates of a tree, whose entries vanish for coordinates on different branches, and its factors
 * H = Lᵀ D L without fill-in (Featherstone, Rigid Body Dynamics Algorithms, 2008, sec. 6.5).
 *
 * <p>Row k holds the entries for the coordinates between the base and k, from the base outwards, its diagonal last. The row of an ancestor is
 * then a row over the first of the same coordinates, and elimination works on adjacent numbers.
 */
final class BranchFactor {
  private final int size;
  private final int base;

  /** Where row k begins. */
  final int[] start;

  /** Coordinates before k on its branch: where in its row the diagonal is. */
  final int[] depth;

  /** The coordinate that each entry stands for. */
  final int[] column;

  /** The entries; after {@link #factorise} those of L and D⁻¹. */
  final double[] h;

  BranchFactor(Tree tree) {
    size = tree.velocities();
    start = new int[size];
    depth = new int[size];
    base = tree.floating ? 6 : 0;
    int entries = 0;
    for (int k = 0; k < size; k++) {
      start[k] = entries;
      depth[k] = k < base ? k : base + hingesBelow(tree, k - base + 1);
      entries += depth[k] + 1;
    }
    column = new int[entries];
    h = new double[entries];
    for (int k = 0; k < size; k++) {
      int at = start[k] + depth[k];
      column[at--] = k;
      if (k >= base) {
        for (int b = tree.parent[k - base + 1]; b > 0; b = tree.parent[b]) {
          column[at--] = base + b - 1;
        }
      }
      for (; at >= start[k]; at--) {
        column[at] = at - start[k];
      }
    }
  }

  private static int hingesBelow(Tree tree, int body) {
    int count = 0;
    for (int b = tree.parent[body]; b > 0; b = tree.parent[b]) {
      count++;
    }
    return count;
  }

  /** Replaces the entries by those of L and, on the diagonal, of D⁻¹. */
  void factorise() {
    for (int k = size - 1; k >= base; k--) {
      eliminate(k);
    }
    if (base > 0) {
      factoriseBase();
    }
  }

  private void factoriseBase() {
    double d5 = 1 / h[20];
    double r50 = h[15];
    double r51 = h[16];
    double r52 = h[17];
    double r53 = h[18];
    double r54 = h[19];
    double a50 = r50 * d5;
    double a51 = r51 * d5;
    double a52 = r52 * d5;
    double a53 = r53 * d5;
    double a54 = r54 * d5;
    h[0] -= a50 * r50;
    h[1] -= a51 * r50;
    h[2] -= a51 * r51;
    h[3] -= a52 * r50;
    h[4] -= a52 * r51;
    h[5] -= a52 * r52;
    h[6] -= a53 * r50;
    h[7] -= a53 * r51;
    h[8] -= a53 * r52;
    h[9] -= a53 * r53;
    h[10] -= a54 * r50;
    h[11] -= a54 * r51;
    h[12] -= a54 * r52;
    h[13] -= a54 * r53;
    h[14] -= a54 * r54;
    h[15] = a50;
    h[16] = a51;
    h[17] = a52;
    h[18] = a53;
    h[19] = a54;
    h[20] = d5;
    double d4 = 1 / h[14];
    double r40 = h[10];
    double r41 = h[11];
    double r42 = h[12];
    double r43 = h[13];
    double a40 = r40 * d4;
    double a41 = r41 * d4;
    double a42 = r42 * d4;
    double a43 = r43 * d4;
    h[0] -= a40 * r40;
    h[1] -= a41 * r40;
    h[2] -= a41 * r41;
    h[3] -= a42 * r40;
    h[4] -= a42 * r41;
    h[5] -= a42 * r42;
    h[6] -= a43 * r40;
    h[7] -= a43 * r41;
    h[8] -= a43 * r42;
    h[9] -= a43 * r43;
    h[10] = a40;
    h[11] = a41;
    h[12] = a42;
    h[13] = a43;
    h[14] = d4;
    double d3 = 1 / h[9];
    double r30 = h[6];
    double r31 = h[7];
    double r32 = h[8];
    double a30 = r30 * d3;
    double a31 = r31 * d3;
    double a32 = r32 * d3;
    h[0] -= a30 * r30;
    h[1] -= a31 * r30;
    h[2] -= a31 * r31;
    h[3] -= a32 * r30;
    h[4] -= a32 * r31;
    h[5] -= a32 * r32;
    h[6] = a30;
    h[7] = a31;
    h[8] = a32;
    h[9] = d3;
    double d2 = 1 / h[5];
    double r20 = h[3];
    double r21 = h[4];
    double a20 = r20 * d2;
    double a21 = r21 * d2;
    h[0] -= a20 * r20;
    h[1] -= a21 * r20;
    h[2] -= a21 * r21;
    h[3] = a20;
    h[4] = a21;
    h[5] = d2;
    double d1 = 1 / h[2];
    double r10 = h[1];
    double a10 = r10 * d1;
    h[0] -= a10 * r10;
    h[1] = a10;
    h[2] = d1;
    h[0] = 1 / h[0];
  }

  /** Takes hinge k out of the rows of its ancestors; the base's six are written out here and below: loops so short cost more than their work. */
  private void eliminate(int k) {
    int from = start[k];
    int d = depth[k];
    double inverse = 1 / h[from + d];
    if (base == 0) {
      eliminateHinges(from, d, inverse);
    } else {
      double r0 = h[from];
      double r1 = h[from + 1];
      double r2 = h[from + 2];
      double r3 = h[from + 3];
      double r4 = h[from + 4];
      double r5 = h[from + 5];
      for (int t = 6; t < d; t++) {
        int to = start[column[from + t]];
        double a = h[from + t] * inverse;
        h[to] -= a * r0;
        h[to + 1] -= a * r1;
        h[to + 2] -= a * r2;
        h[to + 3] -= a * r3;
        h[to + 4] -= a * r4;
        h[to + 5] -= a * r5;
      }
      double a0 = r0 * inverse;
      double a1 = r1 * inverse;
      double a2 = r2 * inverse;
      double a3 = r3 * inverse;
      double a4 = r4 * inverse;
      double a5 = r5 * inverse;
      h[0] -= a0 * r0;
      h[1] -= a1 * r0;
      h[2] -= a1 * r1;
      h[3] -= a2 * r0;
      h[4] -= a2 * r1;
      h[5] -= a2 * r2;
      h[6] -= a3 * r0;
      h[7] -= a3 * r1;
      h[8] -= a3 * r2;
      h[9] -= a3 * r3;
      h[10] -= a4 * r0;
      h[11] -= a4 * r1;
      h[12] -= a4 * r2;
      h[13] -= a4 * r3;
      h[14] -= a4 * r4;
      h[15] -= a5 * r0;
      h[16] -= a5 * r1;
      h[17] -= a5 * r2;
      h[18] -= a5 * r3;
      h[19] -= a5 * r4;
      h[20] -= a5 * r5;
      h[from] = a0;
      h[from + 1] = a1;
      h[from + 2] = a2;
      h[from + 3] = a3;
      h[from + 4] = a4;
      h[from + 5] = a5;
      eliminateHinges(from, d, inverse);
    }
    h[from + d] = inverse;
  }

  private void eliminateHinges(int from, int d, double inverse) {
    for (int t = d - 1; t >= base; t--) {
      int to = start[column[from + t]];
      double a = h[from + t] * inverse;
      for (int c = base; c <= t; c++) {
        h[to + c] -= a * h[from + c];
      }
      h[from + t] = a;
    }
  }

  /** x ← H⁻¹ x. */
  void solve(double[] x) {
    for (int k = size - 1; k >= base; k--) {
      int from = start[k];
      double xk = x[k];
      for (int t = depth[k] - 1; t >= base; t--) {
        x[column[from + t]] -= h[from + t] * xk;
      }
      if (base > 0) {
        x[0] -= h[from] * xk;
        x[1] -= h[from + 1] * xk;
        x[2] -= h[from + 2] * xk;
        x[3] -= h[from + 3] * xk;
        x[4] -= h[from + 4] * xk;
        x[5] -= h[from + 5] * xk;
      }
    }
    if (base > 0) {
      solveBase(x);
    }
    for (int k = base; k < size; k++) {
      int from = start[k];
      int d = depth[k];
      double sum = x[k] * h[from + d];
      if (base > 0) {
        sum -= h[from] * x[0]
            + h[from + 1] * x[1]
            + h[from + 2] * x[2]
            + h[from + 3] * x[3]
            + h[from + 4] * x[4]
            + h[from + 5] * x[5];
      }
      for (int t = base; t < d; t++) {
        sum -= h[from + t] * x[column[from + t]];
      }
      x[k] = sum;
    }
  }

  private void solveBase(double[] x) {
    double x0 = x[0];
    double x1 = x[1];
    double x2 = x[2];
    double x3 = x[3];
    double x4 = x[4];
    double x5 = x[5];
    x0 -= h[15] * x5;
    x1 -= h[16] * x5;
    x2 -= h[17] * x5;
    x3 -= h[18] * x5;
    x4 -= h[19] * x5;
    x0 -= h[10] * x4;
    x1 -= h[11] * x4;
    x2 -= h[12] * x4;
    x3 -= h[13] * x4;
    x0 -= h[6] * x3;
    x1 -= h[7] * x3;
    x2 -= h[8] * x3;
    x0 -= h[3] * x2;
    x1 -= h[4] * x2;
    x0 -= h[1] * x1;
    x0 *= h[0];
    x1 = x1 * h[2] - h[1] * x0;
    x2 = x2 * h[5] - h[3] * x0 - h[4] * x1;
    x3 = x3 * h[9] - h[6] * x0 - h[7] * x1 - h[8] * x2;
    x4 = x4 * h[14] - h[10] * x0 - h[11] * x1 - h[12] * x2 - h[13] * x3;
    x5 = x5 * h[20] - h[15] * x0 - h[16] * x1 - h[17] * x2 - h[18] * x3 - h[19] * x4;
    x[0] = x0;
    x[1] = x1;
    x[2] = x2;
    x[3] = x3;
    x[4] = x4;
    x[5] = x5;
  }
}
