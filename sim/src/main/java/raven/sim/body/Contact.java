package raven.sim.body;

/**
 * Contact of the robot with the ground: a compliant normal force that never pulls and Coulomb friction on an elastic skin, both implicit in
 * the velocity after the step.
 *
 * <p>A step is solved by Newton's method on the law and the equations of motion together, until no force differs from its law by more than a
 * stated residual. The friction's dependence on the normal force is taken from the pass before.
 */
public final class Contact implements Touch {
  /** Difference between a force and its law that ends the iteration: fixed part [N], and share of the normal force. */
  public static final double RESIDUAL = 4e-4;

  /** Share of the normal force by which the cone may be exceeded before {@link #worstExcess} counts it. */
  private static final double SLACK = 1e-3;

  /** Passes with the tangent of the sliding friction; then its secant, slower and safer; then none. */
  private static final int TANGENT_PASSES = 6;

  private static final int PASSES = 14;

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
  private final Touching touching;
  private final Candidates candidates;

  // memory from step to step, by slot
  private final double[] shear;
  private final double[] lastForce;
  private final double[] trend;

  private final SkinLaw law;

  // 3 per contact: velocity before the step, force added to the equations, force that the body felt
  private final double[] now;
  private final double[] added;
  private final double[] total;
  private final boolean[] pushes;
  private final boolean[] sliding;
  private final boolean[] idle;

  /** Contacts that bore a load in the step accepted last: what is told to others. */
  private final int[] bearing;

  private int bearers;

  /** Tangents in force, as {@link SkinLaw#gain}. */
  private final double[] gain;

  /** Whether any contact began to push, ceased to, stuck or slipped since these tangents were taken. */
  private boolean turned;

  private int passes;
  private double residual;
  private double work;
  private double energy;
  private double excess = Double.NEGATIVE_INFINITY;

  public Contact(ArticulatedBody body, Ground ground, Candidates candidates) {
    this.body = body;
    this.candidates = candidates;
    touching = new Touching(body, ground, candidates);
    int most = touching.slots();
    law = new SkinLaw(touching);
    shear = new double[3 * most];
    lastForce = new double[most];
    trend = new double[most];
    now = new double[3 * most];
    added = new double[3 * most];
    total = new double[3 * most];
    pushes = new boolean[most];
    sliding = new boolean[most];
    idle = new boolean[most];
    bearing = new int[most];
    gain = new double[6 * most];
  }

  /**
   * Finds what touches at the body's present pose, or will within a time as it moves now. Returns how many contacts there are.
   *
   * @param within longest step that will be solved [s]
   */
  public int find(double within) {
    touching.find();
    for (int a = touching.active - 1; a >= 0; a--) {
      velocity(a, body.v, now);
      if (touching.depth[a] < 0 && touching.depth[a] <= within * touching.alongNormal(a, now)) {
        touching.drop(a);
        velocity(a, body.v, now);
      }
    }
    return touching.active;
  }

  /** Whether any contact found would push if the body went on as it moves now. */
  public boolean pressed() {
    for (int a = 0; a < touching.active; a++) {
      int i = touching.who[a];
      if (touching.depth[a] >= 0
          && candidates.stiffness[i] * touching.depth[a]
              > candidates.damping[i] * touching.alongNormal(a, now)) {
        return true;
      }
    }
    return false;
  }

  /** Fastest approach of a contact to its surface at the present velocity [m/s]. */
  public double approach() {
    double fastest = 0;
    for (int a = 0; a < touching.active; a++) {
      if (touching.depth[a] >= 0) {
        fastest = Math.max(fastest, -touching.alongNormal(a, now));
      }
    }
    return fastest;
  }

  private void velocity(int a, double[] motion, double[] out) {
    double[] arm = touching.arm;
    int link = candidates.of[touching.who[a]];
    body.velocityAbout(motion, link, arm[3 * a], arm[3 * a + 1], arm[3 * a + 2], out, 3 * a);
  }

  /**
   * Solves the accelerations of the body together with the forces of the contacts found, for a step h. Returns whether the residual was met;
   * nothing is remembered before {@link #accept}.
   */
  public boolean solve(double h) {
    body.prepare();
    for (int a = 0; a < touching.active; a++) {
      begin(a, h);
    }
    turned = true;
    for (passes = 1; ; passes++) {
      pass(h);
      residual = 0;
      turned = passes >= TANGENT_PASSES;
      for (int a = 0; a < touching.active; a++) {
        residual = Math.max(residual, update(a, h));
      }
      if (residual <= 1 || passes == PASSES) {
        return residual <= 1;
      }
    }
  }

  /** Solves the equations of motion with the law's tangents; while no contact turned to another branch, those of the pass before will do. */
  private void pass(double h) {
    if (turned) {
      System.arraycopy(law.gain, 0, gain, 0, 6 * touching.active);
      body.implicitForces.clear();
    } else {
      body.implicitForces.clearForces();
    }
    for (int a = 0; a < touching.active; a++) {
      if (pushes[a]) {
        add(a, h);
      }
    }
    if (turned) {
      body.solveImplicit(h);
    } else {
      body.solveAgain(h);
    }
  }

  /** Guesses a contact's force from its motion and from the last step. */
  private void begin(int a, double h) {
    int slot = touching.slot[a];
    double[] n = touching.normal;
    double along = 0;
    for (int k = 0; k < 3; k++) {
      law.at[3 * a + k] = now[3 * a + k];
      along += shear[3 * slot + k] * n[3 * a + k];
    }
    boolean known = touching.known(slot);
    for (int k = 0; k < 3; k++) {
      law.strain[3 * a + k] = known ? shear[3 * slot + k] - along * n[3 * a + k] : 0;
    }
    double lawful = law.linearNormal(a, h);
    double load = known ? Math.max(0, lastForce[slot] + trend[slot]) : Math.max(0, lawful);
    law.evaluate(a, h, lawful, load, true);
    // what is only near takes part if it would arrive within the step
    double reached = touching.depth[a] - h * touching.alongNormal(a, now);
    idle[a] = touching.depth[a] <= 0 && reached <= 0;
    pushes[a] = !idle[a];
    sliding[a] = law.slides(a);
  }

  private void add(int a, double h) {
    int a3 = 3 * a;
    int g = 6 * a;
    // f₀ = f + G (v − v_now), of which h G is kept
    double dx = law.at[a3] - now[a3];
    double dy = law.at[a3 + 1] - now[a3 + 1];
    double dz = law.at[a3 + 2] - now[a3 + 2];
    added[a3] = law.force[a3] + (gain[g] * dx + gain[g + 3] * dy + gain[g + 4] * dz);
    added[a3 + 1] = law.force[a3 + 1] + (gain[g + 3] * dx + gain[g + 1] * dy + gain[g + 5] * dz);
    added[a3 + 2] = law.force[a3 + 2] + (gain[g + 4] * dx + gain[g + 5] * dy + gain[g + 2] * dz);
    int link = candidates.of[touching.who[a]];
    if (turned) {
      body.implicitForces.add(link, touching.arm, added, gain, a3, h);
    } else {
      body.implicitForces.addForce(link, touching.arm, added, a3);
    }
  }

  /** Compares the force of the pass with its law and takes the law's tangent for the next. Returns the difference in units of the residual. */
  private double update(int a, double h) {
    int a3 = 3 * a;
    int g = 6 * a;
    double x = law.at[a3];
    double y = law.at[a3 + 1];
    double z = law.at[a3 + 2];
    velocity(a, body.after, law.at);
    double fx = 0;
    double fy = 0;
    double fz = 0;
    if (pushes[a]) {
      double dx = law.at[a3] - x;
      double dy = law.at[a3 + 1] - y;
      double dz = law.at[a3 + 2] - z;
      fx = law.force[a3] - (gain[g] * dx + gain[g + 3] * dy + gain[g + 4] * dz);
      fy = law.force[a3 + 1] - (gain[g + 3] * dx + gain[g + 1] * dy + gain[g + 5] * dz);
      fz = law.force[a3 + 2] - (gain[g + 4] * dx + gain[g + 5] * dy + gain[g + 2] * dz);
    }
    total[a3] = fx;
    total[a3 + 1] = fy;
    total[a3 + 2] = fz;
    double lawful = idle[a] ? 0 : Math.max(0, law.linearNormal(a, h));
    law.evaluate(a, h, lawful, lawful, passes < TANGENT_PASSES);
    turned |= pushes[a] != lawful > 0 || sliding[a] != law.slides(a);
    pushes[a] = lawful > 0;
    sliding[a] = law.slides(a);
    double ex = law.force[a3] - fx;
    double ey = law.force[a3 + 1] - fy;
    double ez = law.force[a3 + 2] - fz;
    return Math.sqrt(ex * ex + ey * ey + ez * ez) / (RESIDUAL * (1 + law.normalForce[a]));
  }

  /** Takes the last solution as what happened in a step h: the skin is sheared on, the work done. */
  public void accept(double h) {
    energy = 0;
    bearers = 0;
    for (int a = 0; a < touching.active; a++) {
      int a3 = 3 * a;
      int slot = touching.slot[a];
      int i = touching.who[a];
      double vn = touching.alongNormal(a, law.at);
      double length2 = 0;
      double size2 = 0;
      for (int k = 0; k < 3; k++) {
        size2 += total[a3 + k] * total[a3 + k];
        double x = law.strain[a3 + k] + h * (law.at[a3 + k] - vn * touching.normal[a3 + k]);
        law.strain[a3 + k] = x;
        length2 += x * x;
        work += 0.5 * h * total[a3 + k] * (now[a3 + k] + law.at[a3 + k]);
      }
      double stiffness = candidates.stiffness[i];
      double most = candidates.friction[i] * law.normalForce[a] / (SkinLaw.SHEAR * stiffness);
      double share = length2 > most * most ? most / Math.sqrt(length2) : 1;
      for (int k = 0; k < 3; k++) {
        shear[3 * slot + k] = share * law.strain[a3 + k];
      }
      double fn = touching.alongNormal(a, total);
      excess = Math.max(
          excess, Math.sqrt(Math.max(0, size2 - fn * fn)) - (candidates.friction[i] + SLACK) * fn);
      if (law.normalForce[a] > 0) {
        bearing[bearers++] = a;
      }
      if (law.normalForce[a] > 0 || touching.depth[a] >= 0) {
        touching.remember(a);
      }
      trend[slot] = touching.known(slot) ? law.normalForce[a] - lastForce[slot] : 0;
      lastForce[slot] = law.normalForce[a];
      double left = Math.max(0, touching.depth[a] - h * vn);
      energy += 0.5 * stiffness * (left * left + SkinLaw.SHEAR * share * share * length2);
    }
    touching.next();
  }

  /** What was found bears nothing: its memory goes, the compression of points that still leave stays for what it is. */
  public void release() {
    energy = 0;
    for (int a = 0; a < touching.active; a++) {
      double depth = Math.max(0, touching.depth[a]);
      energy += 0.5 * candidates.stiffness[touching.who[a]] * depth * depth;
    }
    touching.forget();
    bearers = 0;
  }

  /** Work of the ground on the robot in all steps accepted, at the mean of the velocities before and after [J]. */
  public double work() {
    return work;
  }

  /** Whether any contact of the last solution bears a load. */
  public boolean loaded() {
    for (int a = 0; a < touching.active; a++) {
      if (law.normalForce[a] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Energy in the compressed and sheared skin after the step accepted last [J]. */
  public double energy() {
    return energy;
  }

  /** How far any friction force on the robot has been beyond μ fₙ + 0.1 % fₙ so far; negative if none was [N]. */
  public double worstExcess() {
    return excess;
  }

  /** Greatest difference between a force and its law in the last pass, in units of the permitted residual (0.4 mN + 0.04 %). */
  public double residual() {
    return residual;
  }

  @Override
  public int active() {
    return bearers;
  }

  @Override
  public Group group(int k) {
    return candidates.group(touching.who[bearing[k]]);
  }

  /** Friction coefficient of the k-th contact. */
  public double friction(int k) {
    return candidates.friction[touching.who[bearing[k]]];
  }

  @Override
  public double normalForce(int k) {
    return law.normalForce[bearing[k]];
  }

  @Override
  public double forceOn(int k, int component) {
    return total[3 * bearing[k] + component];
  }

  @Override
  public double normal(int k, int component) {
    return touching.normal[3 * bearing[k] + component];
  }

  @Override
  public double position(int k, int component) {
    return touching.origin[component] + touching.arm[3 * bearing[k] + component];
  }

  @Override
  public double load(Group what) {
    double sum = 0;
    for (int k = 0; k < bearers; k++) {
      if (group(k) == what) {
        sum += normalForce(k);
      }
    }
    return sum;
  }
}
