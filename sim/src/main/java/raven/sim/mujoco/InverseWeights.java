package raven.sim.mujoco;

import java.util.Arrays;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Tree;

/**
 * How easily a force moves the tree, at hinge angles zero: MuJoCo scales the softness of its constraints with these figures (body_invweight0,
 * dof_invweight0), so whoever wants a certain stiffness has to know them.
 */
final class InverseWeights {
  /** Mean over three axes of e M⁻¹ e at a body's centre of mass [1/kg]. */
  final double[] body;

  /** The same for a torque at each hinge [1/(kg m2)]. */
  final double[] hinge;

  private final Tree tree;
  private final ArticulatedBody mechanics;
  private final double[] qpos;
  private final double[] free;

  InverseWeights(Tree tree) {
    this.tree = tree;
    mechanics = new ArticulatedBody(tree);
    qpos = new double[tree.positions()];
    if (tree.floating) qpos[3] = 1;
    body = new double[tree.bodies];
    hinge = new double[tree.hinges];
    free = new double[tree.velocities()];

    // accelerations under gravity alone, to be taken off
    solve();
    System.arraycopy(mechanics.qacc, 0, free, 0, free.length);
    for (int i = 0; i < tree.bodies; i++) {
      for (int k = 0; k < 3; k++) {
        body[i] += atCentre(i, k) / 3;
      }
    }
    for (int j = 0; j < tree.hinges; j++) {
      mechanics.torque[j] = 1;
      solve();
      mechanics.torque[j] = 0;
      int dof = tree.velocities() - tree.hinges + j;
      hinge[j] = mechanics.qacc[dof] - free[dof];
    }
  }

  private void solve() {
    mechanics.setState(qpos, new double[tree.velocities()]);
    mechanics.clearForces();
    mechanics.solve();
  }

  private double atCentre(int i, int k) {
    double[] arm = new double[3];
    double[] force = new double[3];
    double[] moved = new double[3];
    force[k] = 1;
    mechanics.setState(qpos, new double[tree.velocities()]);
    mechanics.clearForces();
    mechanics.offset(i, tree.centre(i, 0), tree.centre(i, 1), tree.centre(i, 2), arm, 0);
    mechanics.addForce(i, arm[0], arm[1], arm[2], force[0], force[1], force[2]);
    mechanics.solve();

    // from rest, velocities after a second of these accelerations are the accelerations of points
    double[] gained = Arrays.copyOf(mechanics.qacc, free.length);
    for (int n = 0; n < gained.length; n++) {
      gained[n] -= free[n];
    }
    mechanics.setState(qpos, gained);
    mechanics.velocity(i, arm[0], arm[1], arm[2], moved, 0);
    return moved[k];
  }
}
