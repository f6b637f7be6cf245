package raven.sim.body;

import raven.sim.body.Contact.Group;

/** What of the robot can touch the ground: points that touch surfaces, thin links that touch convex edges. */
public final class Candidates {
  private static final int MOST = 48;

  private int count;
  final int[] of = new int[MOST];
  private final Group[] group = new Group[MOST];

  /** First end of the segment in the body frame; a point has both ends the same. */
  final double[] end1 = new double[3 * MOST];

  final double[] end2 = new double[3 * MOST];

  /** Zero for a point, else the radius of the segment [m]. */
  final double[] radius = new double[MOST];

  final double[] stiffness = new double[MOST];
  final double[] damping = new double[MOST];
  final double[] friction = new double[MOST];

  /** A point that touches surfaces. */
  public void point(
      Group what, int bodyIndex, double x, double y, double z, double k, double d, double mu) {
    segment(what, bodyIndex, x, y, z, x, y, z, 0, k, d, mu);
  }

  /** A thin link that touches convex edges of the ground; both ends in the body frame [m]. */
  public void segment(
      Group what,
      int bodyIndex,
      double x1,
      double y1,
      double z1,
      double x2,
      double y2,
      double z2,
      double thickness,
      double k,
      double d,
      double mu) {
    int i = count++;
    group[i] = what;
    of[i] = bodyIndex;
    end1[3 * i] = x1;
    end1[3 * i + 1] = y1;
    end1[3 * i + 2] = z1;
    end2[3 * i] = x2;
    end2[3 * i + 1] = y2;
    end2[3 * i + 2] = z2;
    radius[i] = thickness;
    stiffness[i] = k;
    damping[i] = d;
    friction[i] = mu;
  }

  public int count() {
    return count;
  }

  public int body(int i) {
    return of[i];
  }

  public Group group(int i) {
    return group[i];
  }

  /** Component of the first (0) or second (1) end in the body's frame; a point has both the same [m]. */
  public double end(int i, int which, int component) {
    return (which == 0 ? end1 : end2)[3 * i + component];
  }

  /** Zero for a point [m]. */
  public double radius(int i) {
    return radius[i];
  }

  public double stiffness(int i) {
    return stiffness[i];
  }

  public double damping(int i) {
    return damping[i];
  }

  public double friction(int i) {
    return friction[i];
  }

  /** The farthest that the stretched tree holds a candidate from its base [m]. */
  double reach(Tree tree) {
    double farthest = 0;
    for (int i = 0; i < count; i++) {
      double far = length(i);
      for (int b = of[i]; b > 0; b = tree.parent[b]) {
        far += length(tree.offset, b);
      }
      farthest = Math.max(farthest, far);
    }
    return farthest;
  }

  /** The farthest that a place of a candidate is from its body's origin [m]. */
  double length(int i) {
    return Math.max(length(end1, i), length(end2, i)) + radius[i];
  }

  private static double length(double[] v, int i) {
    double x = v[3 * i];
    double y = v[3 * i + 1];
    double z = v[3 * i + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }
}
