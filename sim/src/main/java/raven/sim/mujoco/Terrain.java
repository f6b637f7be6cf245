package raven.sim.mujoco;

import raven.sim.body.Ground;

/**
 * The course as solids: a block under every stretch of ground, and along every convex edge a thin rail that only links touch. Blocks reach a
 * little under their higher neighbours, so that nothing is pushed out through a face inside the ground.
 */
final class Terrain {
  /** Half the width of the course, and how far its ends go on [m]. */
  private static final double WIDE = 100;

  private static final double ENDS = 1000;

  /** Solid below the deepest place [m]. */
  private static final double BELOW = 1;

  /** The farthest that a block reaches under its neighbour [m]. */
  private static final double UNDER = 0.5;

  private static final double RAIL = 1e-4;

  private final double[] x;
  private final double[] z;
  private final double bottom;
  private final StringBuilder geoms = new StringBuilder();
  private final StringBuilder meshes = new StringBuilder();

  Terrain(Ground ground) {
    double[][] outline = ground.outline();
    int n = outline[0].length;
    x = new double[n + 2];
    z = new double[n + 2];
    System.arraycopy(outline[0], 0, x, 1, n);
    System.arraycopy(outline[1], 0, z, 1, n);
    x[0] = x[1] - ENDS;
    z[0] = z[1];
    x[n + 1] = x[n] + ENDS;
    z[n + 1] = z[n];
    double lowest = 0;
    for (double height : z) lowest = Math.min(lowest, height);
    bottom = lowest - BELOW;
    for (int i = 0; i + 1 < x.length; i = stretch(i)) {
      // each stretch is written by the search for its end
    }
    for (int k = 0; k < ground.edges(); k++) {
      geoms.append(String.format(
          "    <geom name=\"edge%s\" type=\"capsule\" fromto=\"%s %s %s %s %s %s\" size=\"%s\" contype=\"2\" conaffinity=\"0\"/>%n",
          k,
          ground.edgeX(k),
          -WIDE,
          ground.edgeZ(k),
          ground.edgeX(k),
          WIDE,
          ground.edgeZ(k),
          RAIL));
    }
  }

  /** Writes the stretch that begins at a vertex and returns the vertex at which it ends. */
  private int stretch(int from) {
    if (x[from] == x[from + 1]) return from + 1;
    int to = from + 1;
    while (to + 1 < x.length && turn(to) == 0) to++;
    if (z[from] == z[to]) {
      block(from, to);
    } else {
      prism(from, to);
    }
    return to;
  }

  /** Positive where the ground turns upwards along the way, negative at a convex edge. */
  private double turn(int at) {
    double cross =
        (x[at] - x[at - 1]) * (z[at + 1] - z[at]) - (z[at] - z[at - 1]) * (x[at + 1] - x[at]);
    return Math.abs(cross) < 1e-9 ? 0 : cross;
  }

  private void block(int from, int to) {
    double left = x[from] - (from > 0 && turn(from) > 0 ? under(from, -1) : 0);
    double right = x[to] + (to + 1 < x.length && turn(to) > 0 ? under(to, 1) : 0);
    geoms.append(String.format(
        "    <geom name=\"ground%s\" type=\"box\" pos=\"%s 0 %s\" size=\"%s %s %s\" contype=\"1\" conaffinity=\"0\"/>%n",
        from,
        (left + right) / 2,
        (z[from] + bottom) / 2,
        (right - left) / 2,
        WIDE,
        (z[from] - bottom) / 2));
  }

  /** Half of the neighbour's length at most: what lies beyond it may be lower. */
  private double under(int at, int way) {
    int i = at + way;
    while (i > 0 && i + 1 < x.length && x[i] == x[at]) i += way;
    return Math.min(UNDER, Math.abs(x[i] - x[at]) / 2);
  }

  private void prism(int from, int to) {
    meshes.append(String.format("    <mesh name=\"slope%s\" vertex=\"", from));
    for (double y : new double[] {-WIDE, WIDE}) {
      meshes.append(String.format(
          "%s %s %s  %s %s %s  %s %s %s  %s %s %s  ",
          x[from], y, z[from], x[to], y, z[to], x[from], y, bottom, x[to], y, bottom));
    }
    meshes.append(String.format("\"/>%n"));
    geoms.append(String.format(
        "    <geom name=\"ground%s\" type=\"mesh\" mesh=\"slope%s\" contype=\"1\" conaffinity=\"0\"/>%n",
        from, from));
  }

  /** Elements of the world body. */
  String geoms() {
    return geoms.toString();
  }

  /** Elements of the assets; empty without slopes. */
  String meshes() {
    return meshes.toString();
  }
}
