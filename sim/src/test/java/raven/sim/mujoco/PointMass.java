package raven.sim.mujoco;

import java.util.List;
import raven.mission.Course;
import raven.sim.body.Candidates;
import raven.sim.body.Contact.Group;
import raven.sim.body.Ground;
import raven.sim.body.Tree;

/** One body, too hard to turn, that touches the ground with its own centre, in MuJoCo: what its contact does can be computed by hand. */
final class PointMass {
  static final double GRAVITY = 9.81;
  static final double MASS = 0.2;
  static final double STIFFNESS = 8e3;
  static final double DAMPING = 20;
  static final double STEP = 5e-4;

  final double[] qpos = {0, 0, 0, 1, 0, 0, 0};
  final double[] qvel = new double[6];
  final Ground ground;
  final MujocoModel model;
  final MujocoTouch touch;

  PointMass(Course course, double friction) {
    ground = new Ground(course);
    Tree.Builder builder = new Tree.Builder(true);
    builder.add(
        -1,
        new double[3],
        new double[] {1, 0, 0, 0},
        new double[3],
        MASS,
        new double[3],
        new double[] {1, 1, 1, 0, 0, 0},
        0);
    Tree tree = builder.build();
    Candidates candidates = new Candidates();
    candidates.point(Group.TAIL, 0, 0, 0, 0, STIFFNESS, DAMPING, friction);
    Mjcf mjcf = new Mjcf(tree, List.of("mass"), List.of(), candidates, STEP, Mjcf.Solver.CAREFUL);
    model = new MujocoModel(InstalledMujoco.require(), mjcf.write("mass", "", ground), tree, STEP);
    touch = new MujocoTouch(model, candidates);
  }

  void step() {
    model.setState(qpos, qvel);
    model.step();
    model.state(qpos, qvel);
    touch.read();
  }

  /** Velocity after a step along the normal of a surface, and the force, that RAVEN's implicit law gives at a depth. */
  static double force(double depth, double velocity, double gravityAlongNormal) {
    // f = k (δ − h v⁺) − c v⁺, v⁺ = v + h (g + f/m)
    double gain = DAMPING + STEP * STIFFNESS;
    double free = velocity + STEP * gravityAlongNormal;
    return Math.max(0, (STIFFNESS * depth - gain * free) / (1 + gain * STEP / MASS));
  }
}
