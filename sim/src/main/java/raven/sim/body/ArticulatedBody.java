package raven.sim.body;

import java.util.Arrays;

/**
 * Forward dynamics of a {@link Tree}: mass matrix by composite rigid bodies, bias forces by the recursive Newton-Euler algorithm, solution by
 * a factorisation that follows the branches (Featherstone, Rigid Body Dynamics Algorithms, 2008, ch. 5, 6), on flat arrays, without
 * allocation.
 *
 * <p>Use: {@link #setState}, {@link #clearForces}, add forces and torques, {@link #solve}. The springs and dampers of the tree are not
 * applied by themselves: {@link #setPassive} does.
 *
 * <p>Not thread-safe: one instance per simulation.
 */
public final class ArticulatedBody extends Kinematics {
  /** Standard gravity as all of RAVEN takes it [m/s2]. */
  public static final double GRAVITY = 9.81;

  /** Applied wrench about O: moment 3, force 3, per body. */
  private final double[] applied;

  private final Equations motion;

  /** Mass matrix kept for repeated solutions of one step. */
  private final double[] kept;

  /** Forces that depend on the velocity after the step. */
  final ImplicitForces implicitForces;

  /** Accelerations found: linear and angular of the base in world axes, hinges. */
  private final double[] x;

  /** Velocity of the bodies at O after the step, as {@link #v}. */
  final double[] after;

  /** Hinge torques to apply, by hinge [N m]. */
  public final double[] torque;

  /** Extra inertia of each hinge that stands for implicit springs and dampers: h d + h² k [kg m2]. */
  public final double[] implicit;

  /** Accelerations found, MuJoCo's order: base linear in world axes, base angular in body axes, hinges. */
  public final double[] qacc;

  public ArticulatedBody(Tree tree) {
    super(tree);
    applied = new double[6 * n];
    implicitForces = new ImplicitForces(this);
    x = new double[tree.velocities()];
    after = new double[6 * n];
    torque = new double[tree.hinges];
    implicit = new double[tree.hinges];
    qacc = new double[tree.velocities()];
    motion = new Equations(this, applied, torque, implicit);
    kept = new double[motion.matrix.h.length];
  }

  /** Forgets all applied wrenches; hinge torques stay. */
  public void clearForces() {
    Arrays.fill(applied, 0);
  }

  /** Adds a force at an offset from the body's origin, both in world axes [N, m]. */
  public void addForce(int body, double rx, double ry, double rz, double fx, double fy, double fz) {
    int i = 6 * body;
    double ox = p[3 * body] + rx;
    double oy = p[3 * body + 1] + ry;
    double oz = p[3 * body + 2] + rz;
    applied[i] += oy * fz - oz * fy;
    applied[i + 1] += oz * fx - ox * fz;
    applied[i + 2] += ox * fy - oy * fx;
    applied[i + 3] += fx;
    applied[i + 4] += fy;
    applied[i + 5] += fz;
  }

  /** Adds a torque in world axes [N m]. */
  public void addTorque(int body, double tx, double ty, double tz) {
    applied[6 * body] += tx;
    applied[6 * body + 1] += ty;
    applied[6 * body + 2] += tz;
  }

  /**
   * Sets the hinge torques to those of the tree's springs and dampers.
   *
   * @param h step over which they are to be taken implicitly, 0 for none [s]
   */
  public void setPassive(double[] qpos, double[] qvel, double h) {
    for (int j = 0; j < tree.hinges; j++) {
      double k = tree.stiffness[j + 1];
      double d = tree.damping[j + 1];
      double speed = qvel[base + j];
      double stretch = qpos[(base > 0 ? 7 : 0) + j] - tree.rest[j + 1];
      torque[j] = -k * (stretch + h * speed) - d * speed;
      implicit[j] = h * d + h * h * k;
    }
  }

  /** Solves for the accelerations and writes {@link #qacc}. */
  public void solve() {
    motion.assemble();
    System.arraycopy(motion.net, 0, x, 0, x.length);
    finish();
  }

  /** Prepares repeated solutions of one step with other implicit forces. */
  void prepare() {
    motion.assemble();
    System.arraycopy(motion.matrix.h, 0, kept, 0, kept.length);
  }

  /** Solves with the implicit forces collected, for a step h, and writes {@link #qacc} and {@link #after}. */
  void solveImplicit(double h) {
    System.arraycopy(kept, 0, motion.matrix.h, 0, kept.length);
    System.arraycopy(motion.net, 0, x, 0, x.length);
    implicitForces.project(motion.matrix, x);
    finish();
    moveOn(h);
  }

  /** Solves once more with the same masses and other forces, see {@link ImplicitForces#clearForces}. */
  void solveAgain(double h) {
    System.arraycopy(motion.net, 0, x, 0, x.length);
    implicitForces.projectForces(x);
    accelerate();
    moveOn(h);
  }

  private void finish() {
    motion.matrix.factorise();
    accelerate();
  }

  private void accelerate() {
    motion.matrix.solve(x);
    System.arraycopy(x, 0, qacc, 0, x.length);
    if (base > 0) {
      for (int k = 0; k < 3; k++) {
        qacc[3 + k] = r[k] * x[3] + r[3 + k] * x[4] + r[6 + k] * x[5];
      }
    }
  }

  /** V⁺ = V + h J a. */
  private void moveOn(double h) {
    if (base > 0) {
      for (int k = 0; k < 3; k++) {
        after[k] = v[k] + h * x[3 + k];
        after[3 + k] = v[3 + k] + h * x[k];
      }
    }
    for (int i = 1; i < n; i++) {
      int i6 = 6 * i;
      int q6 = 6 * tree.parent[i];
      double q = rate[i] + h * x[base + i - 1];
      for (int k = 0; k < 6; k++) {
        after[i6 + k] = after[q6 + k] + s[i6 + k] * q;
      }
    }
  }

  /**
   * Writes the mass matrix, dense and row-major, and the bias (Coriolis, centrifugal and gravity forces) of the present state, in MuJoCo's
   * coordinates: M q̈ + bias = τ + applied forces.
   *
   * @param massMatrix velocities x velocities
   * @param bias velocities
   */
  public void equations(double[] massMatrix, double[] bias) {
    double[] saved = applied.clone();
    clearForces();
    motion.assemble();
    System.arraycopy(saved, 0, applied, 0, saved.length);
    DenseEquations.write(motion, massMatrix, bias);
  }
}
