package raven.sim.mujoco;

import raven.sim.body.Ground;

/**
 * The course as solids: a box under every stretch of ground, and along every convex edge a thin rail that only links touch. Boxes reach a
 * little under their higher neighbours, so that nothing is pushed out through a face inside the ground.
 *
 * <p>Boxes, not meshes: MuJoCo 2.2.2 finds the distance to a mesh by iteration, which gives normals a degree off, and nonsense on meshes of
 * 20 m. A slope is a slab; a vertical face at its end leans with it down to the slab's thickness.
 */
final class Terrain {
  /** Half the width of the course, and how far its ends go on [m]. */
  private static final double WIDE = 100;

  private static final double ENDS = 1000;

  /** Solid below the deepest place [m]. */
  private static final double BELOW = 1;

  /** Thickness of a slope [m]. */
  private static final double SLAB = 0.1;

  /** The farthest that a box reaches under its neighbour [m]. */
  private static final double UNDER = 0.5;

  private static final double RAIL = 1e-4;

  private final double[] x;
  private final double[] z;
  private final double bottom;
  private final StringBuilder geoms = new StringBuilder();

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
    int from = 0;
    while (from + 1 < x.length) from = stretch(from);
    for (int k = 0; k < ground.edges(); k++) {
      add(
          "edge" + k,
          "type=\"capsule\" fromto=\"%s %s %s %s %s %s\" size=\"%s\" contype=\"2\"",
          ground.edgeX(k),
          -WIDE,
          ground.edgeZ(k),
          ground.edgeX(k),
          WIDE,
          ground.edgeZ(k),
          RAIL);
    }
  }

  /** Writes the stretch that begins at a vertex and returns the vertex at which it ends. */
  private int stretch(int from) {
    if (x[from] == x[from + 1]) return from + 1;
    int to = from + 1;
    while (to + 1 < x.length && turn(to) == 0) to++;
    if (z[from] == z[to]) {
      block("ground" + from, x[from] - before(from), x[to] + after(to), z[from]);
    } else {
      slope(from, to);
    }
    return to;
  }

  /** Positive where the ground turns upwards along the way, negative at a convex edge. */
  private double turn(int at) {
    double cross =
        (x[at] - x[at - 1]) * (z[at + 1] - z[at]) - (z[at] - z[at - 1]) * (x[at + 1] - x[at]);
    return Math.abs(cross) < 1e-9 ? 0 : cross;
  }

  private double before(int from) {
    return from > 0 && turn(from) > 0 ? under(from, -1) : 0;
  }

  private double after(int to) {
    return to + 1 < x.length && turn(to) > 0 ? under(to, 1) : 0;
  }

  /** Half of the neighbour's length at most: what lies beyond it may be lower. */
  private double under(int at, int way) {
    int i = at + way;
    while (i > 0 && i + 1 < x.length && x[i] == x[at]) i += way;
    return Math.min(UNDER, Math.abs(x[i] - x[at]) / 2);
  }

  private void block(String name, double left, double right, double top) {
    add(
        name,
        "type=\"box\" pos=\"%s 0 %s\" size=\"%s %s %s\" contype=\"1\"",
        (left + right) / 2,
        (top + bottom) / 2,
        (right - left) / 2,
        WIDE,
        (top - bottom) / 2);
  }

  private void slope(int from, int to) {
    double angle = StrictMath.atan2(z[to] - z[from], x[to] - x[from]);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);

    // along the surface from the first vertex, then half a thickness into the ground
    double begin = -Math.min(before(from), SLAB);
    double end = Math.hypot(x[to] - x[from], z[to] - z[from]) + Math.min(after(to), SLAB);
    double middle = (begin + end) / 2;
    add(
        "ground" + from,
        "type=\"box\" pos=\"%s 0 %s\" quat=\"%s 0 %s 0\" size=\"%s %s %s\" contype=\"1\"",
        x[from] + middle * cos + SLAB / 2 * sin,
        z[from] + middle * sin - SLAB / 2 * cos,
        StrictMath.cos(angle / 2),
        -StrictMath.sin(angle / 2),
        (end - begin) / 2,
        WIDE,
        SLAB / 2);
    double top = Math.min(z[from], z[to]) - SLAB / 2;
    if (top > bottom) block("under" + from, x[from], x[to], top);
  }

  private void add(String name, String shape, Object... values) {
    geoms
        .append("    <geom name=\"%s\" ".formatted(name))
        .append(shape.formatted(values))
        .append(" conaffinity=\"0\"/>\n");
  }

  /** Elements of the world body. */
  String geoms() {
    return geoms.toString();
  }
}
