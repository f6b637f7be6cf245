package raven.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.mission.Course;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.sim.body.Ground;
import raven.sim.body.Tree;
import raven.sim.mujoco.Mjcf;
import raven.sim.mujoco.Mjcf.Hinge;

/** The robot, alone or on a course, as a model for MuJoCo. */
public final class RobotMjcf {
  /** Step that the model is written for, that of RAVEN's own engine in stance [s]; the contact's parameters depend on it. */
  static final double STEP = 5e-4;

  private static final List<String> BODIES = List.of(
      "trunk",
      "left_thigh",
      "left_tarsus",
      "left_foot",
      "right_thigh",
      "right_tarsus",
      "right_foot");

  private static final List<String> HINGES =
      List.of("left_hip", "left_ankle", "left_toe", "right_hip", "right_ankle", "right_toe");

  private static final String ALONE = """
      Written by raven model export. In the model: masses, principal inertias, rotors (armature), springs and dampers of the toe joints, and
             contact. Not in it: motors and their friction, the ankle springs (they engage above an angle, which MJCF's joint stiffness cannot say) and
             the air. qvel 0-2 is the velocity of the trunk's frame in world axes, 3-5 its angular rate in its own. %s
             solref and solimp make RAVEN's contact stiffness and damping at this timestep; another timestep wants another export.""";

  private RobotMjcf() {}

  /** The model for other people's hands; without a course end stops are written but not in force, so that every state is a free one. */
  public static String export(Robot robot, @Nullable Course course) {
    boolean stopped = course != null;
    String stops = stopped
        ? "The end stops are in force."
        : "The end stops are given but not in force: set limited to true.";
    Ground ground = course == null ? null : new Ground(course);
    return writer(robot, hinges(robot.legs(), stopped), STEP)
        .write(robot.name(), ALONE.formatted(stops), ground);
  }

  /** The model that the simulator flies: every torque at the hinges comes from outside. */
  static String bare(Robot robot, @Nullable Ground ground, double step) {
    List<Hinge> hinges = HINGES.stream().map(Hinge::bare).toList();
    return writer(robot, hinges, step).write(robot.name(), "no springs, dampers and stops", ground);
  }

  /** The robot with a linear spring in each hinge, whose values the tree knows, as other people would simulate it. */
  static String sprung(
      Robot robot, Tree tree, @Nullable Ground ground, double step, String integrator) {
    List<Hinge> hinges = new ArrayList<>();
    for (int i = 1; i < tree.bodies; i++) {
      hinges.add(new Hinge(
          HINGES.get(i - 1),
          tree.stiffness(i),
          tree.slackAngle(i),
          tree.damping(i),
          0,
          0,
          false,
          0,
          0));
    }
    return new Mjcf(
            tree,
            BODIES,
            hinges,
            RobotModel.contacts(robot),
            step,
            Mjcf.Solver.usual(integrator, ground != null))
        .write(robot.name(), "springs hold the pose", ground);
  }

  private static Mjcf writer(Robot robot, List<Hinge> hinges, double step) {
    return new Mjcf(
        RobotModel.tree(robot),
        BODIES,
        hinges,
        RobotModel.contacts(robot),
        step,
        Mjcf.Solver.CAREFUL);
  }

  private static List<Hinge> hinges(Legs legs, boolean stopped) {
    List<Hinge> hinges = new ArrayList<>();
    for (int leg = 0; leg < 2; leg++) {
      Legs.Toe toe = legs.toe();
      hinges.add(motorised(HINGES.get(3 * leg), legs.hip(), stopped));
      hinges.add(motorised(HINGES.get(3 * leg + 1), legs.ankle(), stopped));
      hinges.add(new Hinge(
          HINGES.get(3 * leg + 2),
          toe.stiffness(),
          toe.rest(),
          toe.damping(),
          toe.min(),
          toe.max(),
          stopped,
          Joints.STOP_STIFFNESS,
          Joints.STOP_DAMPING));
    }
    return hinges;
  }

  private static Hinge motorised(String name, Legs.Joint joint, boolean stopped) {
    return new Hinge(
        name,
        0,
        0,
        0,
        joint.min(),
        joint.max(),
        stopped,
        Joints.STOP_STIFFNESS,
        Joints.STOP_DAMPING);
  }
}
