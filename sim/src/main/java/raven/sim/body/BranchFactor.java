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
      BaseBlock.factorise(h);
    }
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
      BaseBlock.solve(h, x);
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
}
