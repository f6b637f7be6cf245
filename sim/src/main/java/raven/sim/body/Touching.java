package raven.sim.body;

/** Finds which candidates are inside the ground, how deep and which way is out. */
final class Touching {
  /** A point this close above the ground may touch it within a step [m]. */
  private static final double NEAR = 2e-3;

  final Candidates candidates;
  private final Kinematics body;
  private final Ground ground;
  private final int count;

  /** Nothing that can touch is ever farther from the base's origin [m]. */
  private final double reach;

  /** No place of a candidate is farther from its body's origin [m]. */
  private final double[] far;

  private final double[] end = new double[6];
  private final double[] out = new double[2];

  /** The base's origin when they were found [m]. */
  final double[] origin = new double[3];

  /** The step in which a memory was last in touch. */
  private final long[] seen;

  /** Depth at which the contact of a tube with an edge began [m]. */
  private final double[] begun;

  private long step = 1;

  /** Number of contacts found. */
  int active;

  /** Candidate of each contact. */
  final int[] who;

  /** Memory of each contact. */
  final int[] slot;

  /** From the base's origin to the contact, world axes [m], 3 each. */
  final double[] arm;

  /** Outward normal, 3 each. */
  final double[] normal;

  /** Penetration; negative for a point that is only near [m]. */
  final double[] depth;

  Touching(Kinematics body, Ground ground, Candidates candidates) {
    this.body = body;
    this.ground = ground;
    this.candidates = candidates;
    count = candidates.count();
    reach = candidates.reach(body.tree);
    who = new int[slots()];
    slot = new int[slots()];
    arm = new double[3 * slots()];
    normal = new double[3 * slots()];
    depth = new double[slots()];
    seen = new long[slots()];
    begun = new double[slots()];
    far = new double[count];
    for (int i = 0; i < count; i++) {
      far[i] = candidates.length(i);
    }
  }

  /** One memory for each point, and one for each tube at each edge. */
  int slots() {
    return count * (1 + ground.edges());
  }

  /** Whether a memory was in touch in the step before. */
  boolean known(int memory) {
    return seen[memory] == step;
  }

  /** The a-th contact touched in the step that now is over. */
  void remember(int a) {
    seen[slot[a]] = step + 1;
  }

  /** The step is over. */
  void next() {
    step++;
  }

  /** Nothing touches, and what touched is forgotten. */
  void forget() {
    step++;
    active = 0;
  }

  /** Finds what touches at the body's present pose. */
  void find() {
    active = 0;
    for (int k = 0; k < 3; k++) {
      origin[k] = body.origin(k);
    }
    if (body.origin(2) - reach > ground.top()) {
      return;
    }
    boolean edges = edgeInReach();
    for (int i = 0; i < count; i++) {
      if (candidates.radius[i] == 0) {
        findPoint(i);
      } else if (edges) {
        findEdges(i);
      }
    }
  }

  private boolean edgeInReach() {
    for (int k = 0; k < ground.edges(); k++) {
      if (Math.abs(ground.edgeX(k) - body.origin(0)) < reach) {
        return true;
      }
    }
    return false;
  }

  private void findPoint(int i) {
    int b = candidates.of[i];
    int b3 = 3 * b;
    int b9 = 9 * b;
    int i3 = 3 * i;
    double[] r = body.r;
    double x = candidates.end1[i3];
    double y = candidates.end1[i3 + 1];
    double z = candidates.end1[i3 + 2];
    double az = body.p[b3 + 2] + r[b9 + 6] * x + r[b9 + 7] * y + r[b9 + 8] * z;
    double pz = body.origin(2) + az;
    if (pz >= ground.top() + NEAR) {
      return;
    }
    double ax = body.p[b3] + r[b9] * x + r[b9 + 1] * y + r[b9 + 2] * z;
    double d = ground.depth(body.origin(0) + ax, pz, out);
    if (d > -NEAR) {
      double ay = body.p[b3 + 1] + r[b9 + 3] * x + r[b9 + 4] * y + r[b9 + 5] * z;
      add(i, i, d, ax, ay, az, out[0], out[1]);
    }
  }

  private void findEdges(int i) {
    int b = candidates.of[i];
    boolean placed = false;
    for (int k = 0; k < ground.edges(); k++) {
      double ex = ground.edgeX(k) - body.position(b, 0);
      double ez = ground.edgeZ(k) - body.position(b, 2);
      if (Math.abs(ex) > far[i] || Math.abs(ez) > far[i]) {
        continue;
      }
      if (!placed) {
        double[] a = candidates.end1;
        double[] c = candidates.end2;
        body.offset(b, a[3 * i], a[3 * i + 1], a[3 * i + 2], end, 0);
        body.offset(b, c[3 * i], c[3 * i + 1], c[3 * i + 2], end, 3);
        placed = true;
      }
      findEdge(i, k, ex, ez);
    }
  }

  /**
   * A tube with round ends against one edge, which is at an offset from the origin of the tube's body. Its axis is pushed the way out of the
   * solid, also when it lies inside by no more than its radius; where neither way is out, a face touches and not the edge. A tube may come upon
   * an edge sideways, already deep: the contact begins without force at whatever depth that is.
   */
  private void findEdge(int i, int k, double ex, double ez) {
    double sx = end[3] - end[0];
    double sy = end[4] - end[1];
    double sz = end[5] - end[2];
    double length2 = sx * sx + sz * sz;
    if (length2 == 0) {
      // along the edge it has no one place
      return;
    }
    double along = ((ex - end[0]) * sx + (ez - end[2]) * sz) / length2;
    double t = Math.max(0, Math.min(1, along));
    double dx = end[0] + t * sx - ex;
    double dz = end[2] + t * sz - ez;
    double distance = Math.sqrt(dx * dx + dz * dz);
    double radius = candidates.radius[i];
    int memory = count + i * ground.edges() + k;
    // what came to bear deep inside may go on as far again
    boolean known = known(memory);
    if (distance >= (known ? 3 : 1) * radius || distance < 1e-9) {
      return;
    }
    double out;
    if (ground.edgeFaces(k, dx, dz)) {
      out = 1 / distance;
    } else if (t == along && ground.edgeFaces(k, -dx, -dz)) {
      out = -1 / distance;
    } else {
      return;
    }
    double deep = out > 0 ? radius - distance : radius + distance;
    if (deep <= 0) {
      return;
    }
    // while it withdraws, it may begin anew at any depth
    begun[memory] = known ? Math.min(begun[memory], deep) : deep;
    int b3 = 3 * candidates.of[i];
    add(
        i,
        memory,
        deep - begun[memory],
        body.p[b3] + ex,
        body.p[b3 + 1] + end[1] + t * sy,
        body.p[b3 + 2] + ez,
        dx * out,
        dz * out);
  }

  /** Component of the a-th of some vectors, 3 each, along the a-th contact's normal. */
  double alongNormal(int a, double[] x) {
    int k = 3 * a;
    return x[k] * normal[k] + x[k + 1] * normal[k + 1] + x[k + 2] * normal[k + 2];
  }

  /** Takes a contact back; the last one gets its number. */
  void drop(int a) {
    int last = --active;
    who[a] = who[last];
    slot[a] = slot[last];
    depth[a] = depth[last];
    System.arraycopy(arm, 3 * last, arm, 3 * a, 3);
    System.arraycopy(normal, 3 * last, normal, 3 * a, 3);
  }

  private void add(
      int i, int memory, double d, double ax, double ay, double az, double nx, double nz) {
    int a = active++;
    who[a] = i;
    slot[a] = memory;
    depth[a] = d;
    arm[3 * a] = ax;
    arm[3 * a + 1] = ay;
    arm[3 * a + 2] = az;
    normal[3 * a] = nx;
    normal[3 * a + 1] = 0;
    normal[3 * a + 2] = nz;
  }
}
