package raven.sim.body;

/**
 * Linearly implicit Euler method of first order: v⁺ = v + h a(q + h v⁺, v⁺), q⁺ = q + h v⁺, with stiff joint torques linearised and contact
 * solved for. It stays stable with springs far stiffer than the step could resolve.
 */
public final class ImplicitEuler {
  private final ArticulatedBody body;
  private final Contact contact;
  private final Loads loads;
  private final int hinges;
  private final double[] before;

  public ImplicitEuler(ArticulatedBody body, Contact contact, Loads loads) {
    this.body = body;
    this.contact = contact;
    this.loads = loads;
    hinges = body.tree().hinges;
    before = new double[body.tree().velocities()];
  }

  /**
   * Solves a step h from the state that the body is set to, with what the contact has found to touch. Returns whether the contact converged;
   * nothing moves yet.
   */
  public boolean solve(double h) {
    body.clearForces();
    loads.apply(h);
    return contact.solve(h);
  }

  /** Takes the step just solved: advances positions and velocities by h and leaves the body set to the result. */
  public void take(double[] qpos, double[] qvel, double h) {
    contact.accept(h);
    System.arraycopy(qvel, 0, before, 0, before.length);
    for (int i = 0; i < qvel.length; i++) {
      qvel[i] += h * body.qacc[i];
    }
    Positions.advance(body.base > 0, hinges, h, qvel, qpos);
    body.setState(qpos, qvel);
    loads.acted(h, h, before, qvel);
  }
}
