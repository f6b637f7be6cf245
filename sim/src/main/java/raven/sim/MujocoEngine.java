package raven.sim;

import java.util.Arrays;
import raven.robot.Robot;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Candidates;
import raven.sim.body.Ground;
import raven.sim.body.Touch;
import raven.sim.body.Tree;
import raven.sim.mujoco.MujocoLibrary;
import raven.sim.mujoco.MujocoModel;
import raven.sim.mujoco.MujocoTouch;

/**
 * MuJoCo's multibody dynamics and contact under the plant's own motors, springs, stops and air. Stiff torques go in linearised, as in
 * RAVEN's own engine: their implicit inertia h d + h² k is added to that of the rotors before every step, so that MuJoCo's contact solver
 * knows of it too.
 */
final class MujocoEngine implements Engine {
  private static final int BASE = 6;

  private final Plant plant;
  private final Tree tree;
  private final MujocoModel model;
  private final MujocoTouch touch;
  private final double[] before = new double[BASE + RobotModel.HINGES];

  /** Mean of MuJoCo's accelerations of the trunk's origin in the last step [m/s2]: an accelerometer loses no part of an impact. */
  private final double[] felt = new double[3];

  private boolean resting = true;

  MujocoEngine(Robot robot, Ground ground, Plant plant) {
    this.plant = plant;
    tree = plant.body.tree();
    Candidates candidates = RobotModel.contacts(robot);
    double step = RobotMjcf.STEP;
    model = new MujocoModel(MujocoLibrary.open(), RobotMjcf.bare(robot, ground, step), tree, step);
    touch = new MujocoTouch(model, candidates);
  }

  @Override
  public void step(double h) {
    Arrays.fill(felt, 0);
    int parts = (int) Math.round(h / RobotMjcf.STEP);
    for (int i = 0; i < parts; i++) {
      part(RobotMjcf.STEP);
      for (int k = 0; k < 3; k++) {
        felt[k] += model.acceleration(k) / parts;
      }
    }
    touch.read();
    resting = false;
  }

  private void part(double h) {
    ArticulatedBody body = plant.body;
    plant.joints.apply(plant.command, plant.voltage, h);
    model.setState(plant.qpos, plant.qvel);

    // MuJoCo takes the force on the base in world axes and the moment in those of the base
    double[] wrench = plant.wrench;
    for (int k = 0; k < 3; k++) {
      double moment = 0;
      for (int j = 0; j < 3; j++) {
        moment += body.rotation(RobotModel.TRUNK, j, k) * wrench[3 + j];
      }
      model.apply(k, wrench[k]);
      model.apply(3 + k, moment);
    }
    for (int j = 0; j < RobotModel.HINGES; j++) {
      model.apply(BASE + j, body.torque[j]);
      model.setArmature(BASE + j, tree.armature(j + 1) + body.implicit[j]);
    }
    System.arraycopy(plant.qvel, 0, before, 0, before.length);
    model.step();
    model.state(plant.qpos, plant.qvel);
    body.setState(plant.qpos, plant.qvel);
    plant.acted(h, h, before, plant.qvel);
  }

  @Override
  public void hold() {
    resting = true;
  }

  @Override
  public double specificForce(int component) {
    double gravity = component == 2 ? ArticulatedBody.GRAVITY : 0;
    return gravity + (resting ? 0 : felt[component]);
  }

  @Override
  public Touch touch() {
    return touch;
  }
}
