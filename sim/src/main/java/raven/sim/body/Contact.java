package raven.sim.body;

import java.util.Arrays;

/**
 * Contact of points and edges with the ground: a compliant normal force that never pulls and Coulomb friction, both implicit in the velocity
 * after the step.
 *
 * <p>Normal: f = max(0, k (δ − h v⁺) − d v⁺). Tangential, in secant form: f = −μ fₙ v⁺ / max(|v⁺|, vₛ), so that a foot at rest creeps with at
 * most vₛ times its share of the cone. The law is solved by repeated passes of the articulated-body algorithm with the secants of the last
 * pass, until no force changes by more than a stated residual.
 *
 * <p>Points of the robot touch surfaces; thin links of the robot (segments with a radius) touch convex edges of the ground.
 */
public final class Contact implements Touch {
  /** Slip speed below which friction is sticky [m/s]. */
  private static final double SLIP = 2e-4;

  /** Change of any contact force between passes that ends the iteration [N], and as a share of the force. */
  private static final double RESIDUAL = 2e-3;

  private static final int PASSES = 10;

  /** What a contact belongs to. */
  public enum Group {
    LEFT_FOOT,
    RIGHT_FOOT,
    TAIL,
    BELLY,
    NOSE,
    LEG,
    WING
  }

  private final ArticulatedBody body;
  private final Ground ground;
  private final int count;
  private final int[] of;
  private final Group[] group;

  /** First end of the segment in the body frame; a point has both ends the same. */
  private final double[] end1;

  private final double[] end2;

  /** Zero for a point, else the radius of the segment [m]. */
  private final double[] radius;

  private final double[] stiffness;
  private final double[] damping;
  private final double[] friction;

  /** Nothing that can touch is ever farther from the base's origin [m]. */
  private final double reach;

  // per candidate: memory from step to step
  private final double[] force;
  private final double[] slip;

  // per active contact
  private int active;
  private final int[] who;
  private final double[] arm;
  private final double[] pull;
  private final double[] normal;
  private final double[] depth;
  private final double[] gain;
  private final double[] grip;
  private final double[] after;
  private final double[] total;

  private final double[] scratch = new double[6];
  private final double[] surface = new double[2];
  private int passes;
  private double residual;

  public Contact(ArticulatedBody body, Ground ground, Candidates c) {
    this.body = body;
    this.ground = ground;
    count = c.count;
    of = Arrays.copyOf(c.of, count);
    group = Arrays.copyOf(c.group, count);
    end1 = Arrays.copyOf(c.end1, 3 * count);
    end2 = Arrays.copyOf(c.end2, 3 * count);
    radius = Arrays.copyOf(c.radius, count);
    stiffness = Arrays.copyOf(c.stiffness, count);
    damping = Arrays.copyOf(c.damping, count);
    friction = Arrays.copyOf(c.friction, count);
    reach = reach(body.tree());
    force = new double[count];
    slip = new double[count];
    int most = 2 * count;
    who = new int[most];
    arm = new double[3 * most];
    pull = new double[3 * most];
    normal = new double[3 * most];
    depth = new double[most];
    gain = new double[most];
    grip = new double[most];
    after = new double[3 * most];
    total = new double[3 * most];
  }

  /** The farthest that the stretched tree holds a candidate from its base. */
  private double reach(Tree tree) {
    double farthest = 0;
    for (int i = 0; i < count; i++) {
      double far = Math.max(length(end1, i), length(end2, i)) + radius[i];
      for (int b = of[i]; b > 0; b = tree.parent[b]) {
        far += length(tree.offset, b);
      }
      farthest = Math.max(farthest, far);
    }
    return farthest;
  }

  private static double length(double[] v, int i) {
    double x = v[3 * i];
    double y = v[3 * i + 1];
    double z = v[3 * i + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Collects what can touch. */
  public static final class Candidates {
    private static final int MOST = 48;
    private int count;
    private final int[] of = new int[MOST];
    private final Group[] group = new Group[MOST];
    private final double[] end1 = new double[3 * MOST];
    private final double[] end2 = new double[3 * MOST];
    private final double[] radius = new double[MOST];
    private final double[] stiffness = new double[MOST];
    private final double[] damping = new double[MOST];
    private final double[] friction = new double[MOST];

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
  }

  /** Finds what touches at the body's present pose. Returns how many contacts there are. */
  public int find() {
    active = 0;
    if (body.position(0, 2) - reach > ground.top()) {
      Arrays.fill(force, 0);
      return 0;
    }
    for (int i = 0; i < count; i++) {
      if (radius[i] == 0) {
        findPoint(i);
      } else {
        findEdges(i);
      }
    }
    return active;
  }

  private void findPoint(int i) {
    int b = of[i];
    body.offset(b, end1[3 * i], end1[3 * i + 1], end1[3 * i + 2], scratch, 0);
    double px = body.position(b, 0) + scratch[0];
    double pz = body.position(b, 2) + scratch[2];
    double d = ground.depth(px, pz, surface);
    if (d > 0) {
      add(i, d, scratch[0], scratch[1], scratch[2], surface[0], surface[1]);
    } else {
      force[i] = 0;
    }
  }

  private void findEdges(int i) {
    int b = of[i];
    boolean touched = false;
    for (int k = 0; k < ground.edges(); k++) {
      double ex = ground.edgeX(k) - body.position(b, 0);
      if (Math.abs(ex) > 0.4) {
        continue;
      }
      double ez = ground.edgeZ(k) - body.position(b, 2);
      if (Math.abs(ez) > 0.4) {
        continue;
      }
      body.offset(b, end1[3 * i], end1[3 * i + 1], end1[3 * i + 2], scratch, 0);
      body.offset(b, end2[3 * i], end2[3 * i + 1], end2[3 * i + 2], scratch, 3);
      double sx = scratch[3] - scratch[0];
      double sy = scratch[4] - scratch[1];
      double sz = scratch[5] - scratch[2];
      double t = ((ex - scratch[0]) * sx + (ez - scratch[2]) * sz) / (sx * sx + sz * sz);
      if (t <= 0 || t >= 1) {
        continue;
      }
      double dx = scratch[0] + t * sx - ex;
      double dz = scratch[2] + t * sz - ez;
      double distance = Math.sqrt(dx * dx + dz * dz);
      if (distance < radius[i] && distance > 1e-9) {
        add(i, radius[i] - distance, ex, scratch[1] + t * sy, ez, dx / distance, dz / distance);
        touched = true;
      }
    }
    if (!touched) {
      force[i] = 0;
    }
  }

  private void add(int i, double d, double ax, double ay, double az, double nx, double nz) {
    int a = active++;
    who[a] = i;
    depth[a] = d;
    arm[3 * a] = ax;
    arm[3 * a + 1] = ay;
    arm[3 * a + 2] = az;
    normal[3 * a] = nx;
    normal[3 * a + 1] = 0;
    normal[3 * a + 2] = nz;
  }

  /** Fastest approach of an active contact to its surface at the present velocity [m/s]. */
  public double approach() {
    double fastest = 0;
    for (int a = 0; a < active; a++) {
      body.velocity(of[who[a]], arm[3 * a], arm[3 * a + 1], arm[3 * a + 2], scratch, 0);
      fastest = Math.max(fastest, -(scratch[0] * normal[3 * a] + scratch[2] * normal[3 * a + 2]));
    }
    return fastest;
  }

  /** Solves the accelerations of the body together with the forces of the contacts found, for a step h. */
  public void solve(double h) {
    // start from the forces of the last step, or from what the penetration alone gives
    for (int a = 0; a < active; a++) {
      int i = who[a];
      gain[a] = stiffness[i] * h + damping[i];
      if (force[i] == 0) {
        body.velocity(of[i], arm[3 * a], arm[3 * a + 1], arm[3 * a + 2], after, 3 * a);
        double vn = after[3 * a] * normal[3 * a] + after[3 * a + 2] * normal[3 * a + 2];
        force[i] = Math.max(1e-3, stiffness[i] * depth[a]);
        slip[i] = tangent(a, vn);
      }
      grip[a] = friction[i] * force[i] / Math.max(slip[i], SLIP);
    }
    for (passes = 1; ; passes++) {
      body.clearImplicit();
      for (int a = 0; a < active; a++) {
        if (force[who[a]] > 0) {
          int i = who[a];
          double f = stiffness[i] * depth[a];
          pull[3 * a] = f * normal[3 * a];
          pull[3 * a + 1] = 0;
          pull[3 * a + 2] = f * normal[3 * a + 2];
          body.addImplicitForce(
              of[i], h, arm, pull, 3 * a, normal[3 * a], 0, normal[3 * a + 2], gain[a], grip[a]);
        }
      }
      body.solve();
      residual = 0;
      for (int a = 0; a < active; a++) {
        residual = Math.max(residual, update(a, h));
      }
      if (residual <= 1 || passes == PASSES) {
        break;
      }
    }
    for (int a = 0; a < active; a++) {
      record(a);
    }
  }

  /** Takes the new secants of one contact. Returns the change of its force in units of the permitted residual. */
  private double update(int a, double h) {
    int i = who[a];
    body.velocityAfter(of[i], h, arm[3 * a], arm[3 * a + 1], arm[3 * a + 2], after, 3 * a);
    double vn = after[3 * a] * normal[3 * a] + after[3 * a + 2] * normal[3 * a + 2];
    double linear = stiffness[i] * depth[a] - gain[a] * vn;
    double fn = Math.max(0, linear);
    double vt = tangent(a, vn);
    double newGrip = friction[i] * fn / Math.max(vt, SLIP);
    double applied = force[i] > 0 ? grip[a] * vt : 0;
    // a contact that pulled, or one that should have pushed, was solved with the wrong sign
    boolean turned = force[i] > 0 != linear > 0;
    double change = Math.abs(newGrip * vt - applied) + (turned ? Math.abs(linear) : 0);
    force[i] = fn;
    slip[i] = vt;
    grip[a] = newGrip;
    return change / (RESIDUAL * (1 + fn));
  }

  private double tangent(int a, double vn) {
    double tx = after[3 * a] - vn * normal[3 * a];
    double ty = after[3 * a + 1];
    double tz = after[3 * a + 2] - vn * normal[3 * a + 2];
    return Math.sqrt(tx * tx + ty * ty + tz * tz);
  }

  private void record(int a) {
    double fn = force[who[a]];
    double vn = after[3 * a] * normal[3 * a] + after[3 * a + 2] * normal[3 * a + 2];
    for (int k = 0; k < 3; k++) {
      double t = after[3 * a + k] - vn * normal[3 * a + k];
      total[3 * a + k] = fn * normal[3 * a + k] - grip[a] * t;
    }
  }

  /** Passes that the last solution took. */
  public int passes() {
    return passes;
  }

  /** Greatest change of a contact force in the last pass, in units of the permitted residual (2 mN + 0.2 %). */
  public double residual() {
    return residual;
  }

  @Override
  public int active() {
    return active;
  }

  @Override
  public Group group(int k) {
    return group[who[k]];
  }

  @Override
  public double normalForce(int k) {
    return force[who[k]];
  }

  @Override
  public double forceOn(int k, int component) {
    return total[3 * k + component];
  }

  @Override
  public double normal(int k, int component) {
    return normal[3 * k + component];
  }

  @Override
  public double position(int k, int component) {
    return body.position(of[who[k]], component) + arm[3 * k + component];
  }

  @Override
  public double load(Group what) {
    double sum = 0;
    for (int a = 0; a < active; a++) {
      if (group[who[a]] == what) {
        sum += force[who[a]];
      }
    }
    return sum;
  }
}
