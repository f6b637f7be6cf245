package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.robot.Robot;
import raven.sim.mujoco.InstalledMujoco;
import raven.sim.noise.Noise;

/** The robot's accelerations by its own mechanics and by MuJoCo, from the model that RAVEN exports. */
class FreeDynamicsTest {
  /** Both engines work in double precision; their operations come in another order. */
  private static final double ROUNDING = 1e-12;

  private static final int STATES = 200;

  @Test
  void bothEnginesAccelerateTheRobotAlike() {
    InstalledMujoco.require();
    Robot robot = Rig.raven();
    FreeDynamics own = new FreeDynamics(robot, EngineChoice.RAVEN);
    FreeDynamics mujoco = new FreeDynamics(robot, EngineChoice.MUJOCO);
    Noise draw = new Noise(1, "states");
    double[] qpos = new double[13];
    double[] qvel = new double[12];
    double[] tau = new double[12];
    double[] ours = new double[12];
    double[] theirs = new double[12];
    double worst = 0;
    for (int n = 0; n < STATES; n++) {
      random(draw, qpos, qvel, tau);
      own.accelerate(qpos, qvel, tau, ours);
      mujoco.accelerate(qpos, qvel, tau, theirs);
      double scale = 0;
      double error = 0;
      for (int i = 0; i < 12; i++) {
        scale = Math.max(scale, Math.abs(theirs[i]));
        error = Math.max(error, Math.abs(ours[i] - theirs[i]));
      }
      worst = Math.max(worst, error / scale);
    }
    assertTrue(worst < ROUNDING, "worst relative error " + worst);
  }

  /** Tumbling with up to 10 rad/s, joints anywhere, also beyond their stops. */
  private static void random(Noise draw, double[] qpos, double[] qvel, double[] tau) {
    double length = 0;
    for (int i = 0; i < qpos.length; i++) {
      qpos[i] = i < 7 ? draw.gaussian() : draw.uniform(-3, 3);
      if (i >= 3 && i < 7) length += qpos[i] * qpos[i];
    }
    for (int i = 3; i < 7; i++) {
      qpos[i] /= Math.sqrt(length);
    }
    for (int i = 0; i < qvel.length; i++) {
      qvel[i] = draw.uniform(-10, 10);
      tau[i] = draw.uniform(-1, 1);
    }
  }

  @Test
  void theTrunkFallsWhenNothingActs() {
    FreeDynamics own = new FreeDynamics(Rig.raven(), EngineChoice.RAVEN);
    double[] qpos = new double[13];
    qpos[3] = 1;
    qpos[9] = qpos[12] = Rig.raven().legs().toe().rest();
    double[] qacc = new double[12];
    own.accelerate(qpos, new double[12], new double[12], qacc);
    for (int i = 0; i < 12; i++) {
      assertEquals(i == 2 ? -Rig.GRAVITY : 0, qacc[i], 1e-10, "qacc" + i);
    }
  }
}
