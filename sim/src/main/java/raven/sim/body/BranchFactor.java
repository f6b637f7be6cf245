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

  /** Where row k begins. */
  final int[] start;

  /** Coordinates before k on its branch: where in its row the diagonal is. */
  final int[] depth;

  /** The coordinate that each entry stands for. */
  final int[] column;

  /** The entries; after {@link #factorise} those of L and D. */
  final double[] h;

  BranchFactor(Tree tree) {
    size = tree.velocities();
    start = new int[size];
    depth = new int[size];
    int base = tree.floating ? 6 : 0;
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

  void factorise() {
    for (int k = size - 1; k >= 0; k--) {
      int from = start[k];
      int d = depth[k];
      double inverse = 1 / h[from + d];
      for (int t = d - 1; t >= 0; t--) {
        int to = start[column[from + t]];
        double a = h[from + t] * inverse;
        for (int c = 0; c <= t; c++) {
          h[to + c] -= a * h[from + c];
        }
        h[from + t] = a;
      }
      h[from + d] = inverse;
    }
  }

  /** x ← H⁻¹ x. */
  void solve(double[] x) {
    for (int k = size - 1; k >= 0; k--) {
      int from = start[k];
      double xk = x[k];
      for (int t = depth[k] - 1; t >= 0; t--) {
        x[column[from + t]] -= h[from + t] * xk;
      }
    }
    for (int k = 0; k < size; k++) {
      int from = start[k];
      int d = depth[k];
      double sum = x[k] * h[from + d];
      for (int t = 0; t < d; t++) {
        sum -= h[from + t] * x[column[from + t]];
      }
      x[k] = sum;
    }
  }
}
