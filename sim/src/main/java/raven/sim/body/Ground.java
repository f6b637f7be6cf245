package raven.sim.body;

import java.util.ArrayList;
import java.util.List;
import raven.mission.Course;

/**
 * The course as solid ground: a polyline of slopes and vertical faces in the x-z plane, the same at every y. What lies below it is solid; a
 * point inside is pushed out towards the nearest surface, so that edges and faces are as solid as the top.
 */
public final class Ground {
  private static final double ENDLESS = 1e4;

  /** A direction may lean out of the cone of an edge by so much [rad]: what lies flat on a face is not to flicker. */
  private static final double SLACK = 1e-3;

  /** Vertices in order of x; equal x make a vertical face. */
  private final double[] x;

  private final double[] z;

  /** Unit vectors along the segments. */
  private final double[] alongX;

  private final double[] alongZ;

  /** Vertices at which the ground is convex: edges that can be stubbed. */
  private final int[] edges;

  /** Height of the highest vertex [m]. */
  private final double top;

  /** Where the last question was asked: the next one mostly falls into the same segment. */
  private int asked;

  /** Squared distance to the nearest surface in the question under way [m2]. */
  private double nearest;

  public Ground(Course course) {
    List<double[]> vertices = new ArrayList<>();
    double atX = course.start();
    double atZ = 0;
    vertices.add(new double[] {atX - ENDLESS, 0});
    for (Course.Segment segment : course.segments()) {
      vertices.add(new double[] {atX, atZ});
      switch (segment) {
        case Course.Segment.Ground ground -> {
          atX += ground.length();
          atZ += ground.length() * StrictMath.tan(ground.slope());
        }
        case Course.Segment.Gap gap -> {
          vertices.add(new double[] {atX, atZ - gap.depth()});
          atX += gap.width();
          vertices.add(new double[] {atX, atZ - gap.depth()});
        }
        case Course.Segment.Step step -> atZ += step.height();
      }
    }
    vertices.add(new double[] {atX, atZ});
    vertices.add(new double[] {atX + ENDLESS, atZ});
    List<double[]> distinct = new ArrayList<>();
    for (double[] v : vertices) {
      if (distinct.isEmpty() || distinct.getLast()[0] != v[0] || distinct.getLast()[1] != v[1]) {
        distinct.add(v);
      }
    }
    x = distinct.stream().mapToDouble(v -> v[0]).toArray();
    z = distinct.stream().mapToDouble(v -> v[1]).toArray();

    // the robot starts at x = 0, z = 0, on whatever slope
    double origin = height(0);
    for (int i = 0; i < z.length; i++) {
      z[i] -= origin;
    }
    alongX = new double[x.length - 1];
    alongZ = new double[x.length - 1];
    for (int i = 0; i + 1 < x.length; i++) {
      double length =
          Math.sqrt((x[i + 1] - x[i]) * (x[i + 1] - x[i]) + (z[i + 1] - z[i]) * (z[i + 1] - z[i]));
      alongX[i] = (x[i + 1] - x[i]) / length;
      alongZ[i] = (z[i + 1] - z[i]) / length;
    }
    top = java.util.Arrays.stream(z).max().orElseThrow();
    List<Integer> convex = new ArrayList<>();
    for (int i = 1; i < x.length - 1; i++) {
      // the ground lies to the right of the way along the vertices: a right turn is convex
      double cross = (x[i] - x[i - 1]) * (z[i + 1] - z[i]) - (z[i] - z[i - 1]) * (x[i + 1] - x[i]);
      if (cross < -1e-9) {
        convex.add(i);
      }
    }
    edges = convex.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Vertices of the surface, for drawing: pairs x, z without the endless ends. */
  public double[][] outline() {
    return new double[][] {
      java.util.Arrays.copyOfRange(x, 1, x.length - 1),
      java.util.Arrays.copyOfRange(z, 1, z.length - 1)
    };
  }

  /** Number of convex edges, which run along y. */
  public int edges() {
    return edges.length;
  }

  /**
   * Whether a direction from the k-th edge lies between the outward normals of the two faces that meet there.
   *
   * @param dx x component
   * @param dz z component; the direction need not be a unit
   */
  boolean edgeFaces(int k, double dx, double dz) {
    int i = edges[k];
    double slack = SLACK * Math.sqrt(dx * dx + dz * dz);
    return dx * alongX[i - 1] + dz * alongZ[i - 1] >= -slack
        && dx * alongX[i] + dz * alongZ[i] <= slack;
  }

  public double edgeX(int k) {
    return x[edges[k]];
  }

  public double edgeZ(int k) {
    return z[edges[k]];
  }

  /** Nothing of the ground is higher [m]. */
  double top() {
    return top;
  }

  /** Height of the surface at a place; on a vertical face that of its right-hand side [m]. */
  public double height(double atX) {
    return height(segment(atX), atX);
  }

  private double height(int i, double atX) {
    double dz = z[i + 1] - z[i];
    double dx = x[i + 1] - x[i];
    return dz == 0 || dx == 0 ? z[i + 1] : z[i] + dz * (atX - x[i]) / dx;
  }

  private int segment(double atX) {
    int last = asked;
    if (x[last] <= atX && atX < x[last + 1]) {
      return last;
    }
    int low = 0;
    int high = x.length - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (x[middle] <= atX) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    asked = low;
    return low;
  }

  /**
   * Depth of a point below the nearest surface [m]; outside, less the distance from the surface below it, across that surface.
   *
   * @param out x and z of the outward normal of that surface
   */
  public double depth(double px, double pz, double[] out) {
    int here = segment(px);
    double above = pz - height(here, px);
    if (above >= 0) {
      out[0] = -alongZ[here];
      out[1] = alongX[here];
      return -above * alongX[here];
    }
    // the surface above the point, then its neighbours as far as they could be nearer
    nearest = Double.POSITIVE_INFINITY;
    approach(here, px, pz, out);
    for (int i = here - 1; i >= 0 && within(px - x[i + 1]); i--) {
      approach(i, px, pz, out);
    }
    for (int i = here + 1; i + 1 < x.length && within(x[i] - px); i++) {
      approach(i, px, pz, out);
    }
    return Math.sqrt(nearest);
  }

  private boolean within(double distance) {
    return distance * distance <= nearest;
  }

  /** Takes segment i for the nearest if it is. */
  private void approach(int i, double px, double pz, double[] out) {
    double ax = x[i];
    double az = z[i];
    double bx = x[i + 1] - ax;
    double bz = z[i + 1] - az;
    double t = ((px - ax) * bx + (pz - az) * bz) / (bx * bx + bz * bz);
    t = Math.max(0, Math.min(1, t));
    double dx = ax + t * bx - px;
    double dz = az + t * bz - pz;
    double distance = dx * dx + dz * dz;
    if (distance >= nearest) {
      return;
    }
    nearest = distance;
    double length = Math.sqrt(distance);
    if (length > 1e-12) {
      out[0] = dx / length;
      out[1] = dz / length;
    } else {
      double side = Math.sqrt(bx * bx + bz * bz);
      out[0] = -bz / side;
      out[1] = bx / side;
    }
  }

  /** Distance along a ray in the x-z plane from a point outside to the first surface, or infinity [m]; the direction need not be a unit. */
  public double ray(double px, double pz, double dx, double dz) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < x.length; i++) {
      double bx = x[i + 1] - x[i];
      double bz = z[i + 1] - z[i];
      double det = bx * dz - bz * dx;
      if (det == 0) {
        continue;
      }
      double ox = px - x[i];
      double oz = pz - z[i];
      double along = (oz * bx - ox * bz) / -det;
      double across = (oz * dx - ox * dz) / -det;
      if (along >= 0 && across >= 0 && across <= 1) {
        nearest = Math.min(nearest, along);
      }
    }
    return nearest;
  }
}
