package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.gait.Body;
import raven.hal.JointId;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.PlantCentroid;
import raven.state.NavState;

/** The gaits' planar, lumped robot against the plant's seven bodies in space, for motions that keep to the sagittal plane. */
final class BodyOracleTest {
  private static final int SAMPLES = 2000;

  /** Both sum the same products in another order; momenta are below 1 kg m2/s. */
  private static final double TOLERANCE = 1e-11;

  @Test
  void massCentreMomentumAndInertiaAreThePlants() {
    Robot robot = RobotFile.bundled().bind();
    PlantCentroid plant = new PlantCentroid(robot);
    Body body = new Body(robot);
    NavState x = new NavState();
    SplittableRandom random = new SplittableRandom(23);
    assertEquals(plant.mass(), body.mass(), TOLERANCE);

    double[] qpos = new double[13];
    double[] qvel = new double[12];
    for (int i = 0; i < SAMPLES; i++) {
      double yaw = random.nextDouble(-3, 3);
      double pitch = random.nextDouble(-1, 1.5);
      double forward = random.nextDouble(-3, 3);
      x.q_WB.setYawPitchRoll(yaw, -pitch, 0);
      x.p_WB.set(random.nextDouble(-9, 9), random.nextDouble(-9, 9), random.nextDouble(0, 9));
      x.v_WB.set(forward * Math.cos(yaw), forward * Math.sin(yaw), random.nextDouble(-3, 3));
      x.w_WB_B.set(0, random.nextDouble(-9, 9), 0);

      // both legs alike, joint after joint as the plant counts them
      for (int joint = 0; joint < 3; joint++) {
        double angle = random.nextDouble(-1.5, 1.5);
        double rate = random.nextDouble(-20, 20);
        for (int leg = 0; leg < 2; leg++) {
          qpos[7 + 3 * leg + joint] = angle;
          qvel[6 + 3 * leg + joint] = rate;
        }
      }
      take(x, qpos, qvel);
      body.update(x);
      double[] centroid = plant.of(qpos, qvel);

      double dx = centroid[0] - qpos[0];
      double dy = centroid[1] - qpos[1];
      assertEquals(Math.cos(yaw) * dx + Math.sin(yaw) * dy, body.comX, TOLERANCE);
      assertEquals(centroid[2] - qpos[2], body.comZ, TOLERANCE);
      double vx = Math.cos(yaw) * centroid[3] + Math.sin(yaw) * centroid[4];
      assertEquals(vx, body.comVx, TOLERANCE);
      assertEquals(centroid[5], body.comVz, TOLERANCE);

      // nose-up is about the right wing
      double momentum = Math.sin(yaw) * centroid[6] - Math.cos(yaw) * centroid[7];
      assertEquals(momentum, body.momentum, TOLERANCE);
    }
  }

  @Test
  void frozenInertiaIsThePlants() {
    Robot robot = RobotFile.bundled().bind();
    PlantCentroid plant = new PlantCentroid(robot);
    Body body = new Body(robot);
    NavState x = new NavState();
    SplittableRandom random = new SplittableRandom(29);
    double[] qpos = new double[13];
    double[] qvel = new double[12];
    for (int i = 0; i < SAMPLES; i++) {
      x.q_WB.setYawPitchRoll(0, -random.nextDouble(-1, 1.5), 0);
      double rate = random.nextDouble(0.5, 5);
      x.w_WB_B.set(0, -rate, 0);
      for (int joint = 0; joint < 3; joint++) {
        double angle = random.nextDouble(-1.5, 1.5);
        qpos[7 + joint] = angle;
        qpos[10 + joint] = angle;
      }
      take(x, qpos, qvel);
      body.update(x);
      double[] centroid = plant.of(qpos, qvel);
      assertEquals(centroid[9], body.inertia, TOLERANCE);

      // a frozen robot turns with its inertia
      assertEquals(body.inertia * rate, body.momentum, TOLERANCE);
    }
  }

  /** The same state twice: what the plant counts in one row, the estimate names. */
  private static void take(NavState x, double[] qpos, double[] qvel) {
    qpos[0] = x.p_WB.getX();
    qpos[1] = x.p_WB.getY();
    qpos[2] = x.p_WB.getZ();
    qpos[3] = x.q_WB.getS();
    qpos[4] = x.q_WB.getX();
    qpos[5] = x.q_WB.getY();
    qpos[6] = x.q_WB.getZ();
    qvel[0] = x.v_WB.getX();
    qvel[1] = x.v_WB.getY();
    qvel[2] = x.v_WB.getZ();
    qvel[3] = x.w_WB_B.getX();
    qvel[4] = x.w_WB_B.getY();
    qvel[5] = x.w_WB_B.getZ();
    for (int leg = 0; leg < 2; leg++) {
      x.jointAngle[JointId.hip(leg)] = qpos[7 + 3 * leg];
      x.jointAngle[JointId.ankle(leg)] = qpos[8 + 3 * leg];
      x.toeAngle[leg] = qpos[9 + 3 * leg];
      x.jointRate[JointId.hip(leg)] = qvel[6 + 3 * leg];
      x.jointRate[JointId.ankle(leg)] = qvel[7 + 3 * leg];
      x.toeRate[leg] = qvel[8 + 3 * leg];
    }
  }
}
