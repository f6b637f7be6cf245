package raven.sim;

import org.jspecify.annotations.Nullable;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Tree;
import raven.sim.mujoco.MujocoLibrary;
import raven.sim.mujoco.MujocoModel;

/**
 * Accelerations of single states in empty space, by either engine: gravity, the forces given, and what {@link RobotMjcf} writes into the model,
 * which are the springs and dampers of the toe joints. No motors, ankle springs, end stops, contact or air.
 */
public final class FreeDynamics {
  private static final int BASE = 6;
  private static final int[] TOE = {2, 5};

  private final Legs.Toe toe;
  private final ArticulatedBody body;
  private final @Nullable MujocoModel mujoco;
  private final double[] moment = new double[3];

  public FreeDynamics(Robot robot, EngineChoice engine) {
    Tree tree = RobotModel.tree(robot);
    toe = robot.legs().toe();
    body = new ArticulatedBody(tree);
    mujoco = engine == EngineChoice.RAVEN
        ? null
        : new MujocoModel(
            MujocoLibrary.open(), RobotMjcf.export(robot, null), tree, RobotMjcf.STEP);
  }

  /**
   * @param qpos place of the trunk's frame 3, unit quaternion w x y z, hinges 6
   * @param qvel velocity of the trunk's frame in world axes 3, its angular rate in its own axes 3, hinges 6
   * @param tau force on the trunk's origin in world axes 3, moment in its own axes 3, hinges 6
   * @param qacc where the time derivatives of qvel go
   */
  public void accelerate(double[] qpos, double[] qvel, double[] tau, double[] qacc) {
    if (mujoco == null) {
      own(qpos, qvel, tau, qacc);
      return;
    }
    mujoco.setState(qpos, qvel);
    for (int i = 0; i < tau.length; i++) {
      mujoco.apply(i, tau[i]);
    }
    mujoco.forward();
    for (int i = 0; i < qacc.length; i++) {
      qacc[i] = mujoco.acceleration(i);
    }
  }

  private void own(double[] qpos, double[] qvel, double[] tau, double[] qacc) {
    body.setState(qpos, qvel);
    body.clearForces();
    body.addForce(RobotModel.TRUNK, 0, 0, 0, tau[0], tau[1], tau[2]);
    body.offset(RobotModel.TRUNK, tau[3], tau[4], tau[5], moment, 0);
    body.addTorque(RobotModel.TRUNK, moment[0], moment[1], moment[2]);
    System.arraycopy(tau, BASE, body.torque, 0, RobotModel.HINGES);
    for (int hinge : TOE) {
      body.torque[hinge] -=
          toe.stiffness() * (qpos[7 + hinge] - toe.rest()) + toe.damping() * qvel[BASE + hinge];
    }
    body.solve();
    System.arraycopy(body.qacc, 0, qacc, 0, qacc.length);
  }
}
