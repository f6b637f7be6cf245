package raven.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.mission.Course;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Contact;
import raven.sim.body.Ground;
import raven.sim.body.Loads;
import raven.sim.body.Tree;
import raven.sim.mujoco.MujocoLibrary;
import raven.sim.mujoco.MujocoModel;

/**
 * The same robot in the same state, one step after the other by either engine, to be timed: limp and tumbling in the air, where both integrate
 * with Runge-Kutta's method of fourth order, or standing on feet and tail, where each solves contact in its own way. Springs in the hinges,
 * which both engines know, stand for the motors.
 */
public final class EngineRace {
  /** Both engines step by this [s]. */
  public static final double STEP = 5e-4;

  /** Springs that hold the standing robot [N m/rad], [N m s/rad]. */
  private static final double HOLD = 14;

  private static final double HOLD_DAMPING = 0.3;

  private static final double SETTLING = 1;

  private static final int ANEW = 2000;

  /** Where the robot is. */
  public enum Scene {
    FREE,
    STANDING
  }

  private final double[] qpos = new double[13];
  private final double[] qvel = new double[12];
  private final double[] q0;
  private final double[] v0;
  private final Scene scene;
  private long steps;
  private final OwnEngine own;
  private final @Nullable MujocoModel mujoco;

  public EngineRace(Robot robot, Scene scene, EngineChoice engine) {
    Legs.Toe toe = robot.legs().toe();
    Tree.Builder builder = RobotModel.builder(robot);
    for (int leg = 0; leg < 2; leg++) {
      if (scene == Scene.STANDING) {
        builder.spring(RobotModel.thigh(leg), HOLD, Start.HIP, HOLD_DAMPING);
        builder.spring(RobotModel.tarsus(leg), HOLD, Start.ANKLE, HOLD_DAMPING);
      }
      builder.spring(RobotModel.foot(leg), toe.stiffness(), toe.rest(), toe.damping());
      qpos[7 + 3 * leg] = Start.HIP;
      qpos[8 + 3 * leg] = Start.ANKLE;
      qpos[9 + 3 * leg] = toe.rest();
    }
    Tree tree = builder.build();
    ArticulatedBody body = new ArticulatedBody(tree);
    Ground ground = new Ground(new Course(-1, List.of(new Course.Segment.Ground(2, 0))));
    Contact contact = new Contact(body, ground, RobotModel.contacts(robot));
    Loads springs = h -> body.setPassive(qpos, qvel, h);
    own = new OwnEngine(qpos, qvel, body, contact, springs);
    Start.setDown(qpos, 1, 0, 0);
    if (scene == Scene.FREE) {
      qpos[2] = 1e4;
      for (int i = 3; i < qvel.length; i++) {
        qvel[i] = i % 2 == 0 ? 1 : -1;
      }
    }
    own.placed();
    if (scene == Scene.STANDING) {
      for (double t = 0; t < SETTLING; t += STEP) {
        own.step(STEP);
      }
    }
    this.scene = scene;
    q0 = qpos.clone();
    v0 = qvel.clone();
    mujoco = engine == EngineChoice.RAVEN ? null : mujoco(robot, tree, scene, ground);
  }

  /** Whether MuJoCo is there to race against. */
  public static boolean mujocoInstalled() {
    return MujocoLibrary.installed();
  }

  private MujocoModel mujoco(Robot robot, Tree tree, Scene scene, Ground ground) {
    boolean free = scene == Scene.FREE;
    String text = RobotMjcf.sprung(robot, tree, free ? null : ground, STEP, free ? "RK4" : "Euler");
    MujocoModel model = new MujocoModel(MujocoLibrary.open(), text, tree, STEP);
    model.setState(qpos, qvel);
    for (double t = 0; !free && t < SETTLING; t += STEP) {
      model.step();
    }
    return model;
  }

  /** One step of {@link #STEP}; the tumbling starts anew every second. */
  public void step() {
    if (scene == Scene.FREE && ++steps % ANEW == 0) {
      restart();
    }
    if (mujoco == null) {
      own.step(STEP);
    } else {
      mujoco.step();
    }
  }

  private void restart() {
    System.arraycopy(q0, 0, qpos, 0, qpos.length);
    System.arraycopy(v0, 0, qvel, 0, qvel.length);
    if (mujoco == null) {
      own.placed();
    } else {
      mujoco.setState(qpos, qvel);
    }
  }

  /** Points that touch now. */
  public int contacts() {
    return mujoco == null ? own.contact().active() : mujoco.contacts();
  }

  /** Greatest residual of our contact so far, in units of the permitted one. */
  public double worstResidual() {
    return own.worstResidual();
  }
}
