package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.mission.Course;
import raven.robot.Robot;
import raven.sim.body.Contact.Group;
import raven.sim.body.Touch;
import raven.sim.mujoco.InstalledMujoco;
import raven.sim.noise.Noise;

/** The plant moved by MuJoCo. */
class MujocoEngineTest {
  /** Nothing is left of a fall after this time [s]. */
  private static final double SETTLING = 2;

  /** Weight carried against weight. */
  private static final double CARRIED = 1e-3;

  @BeforeEach
  void needsMujoco() {
    InstalledMujoco.require();
  }

  /** Sitting on feet and tail as before a mission, held by its motors. */
  private static Rig sitting(Robot robot, Course course) {
    Rig rig = new Rig(robot, course);
    rig.plant.use(new MujocoEngine(robot, rig.ground, rig.plant));
    Start.rest(robot, rig.plant, rig.ground, new Noise(1, "world"));
    return rig;
  }

  private static double carried(Rig rig) {
    Touch touch = rig.plant.touch();
    double sum = 0;
    for (int c = 0; c < touch.active(); c++) {
      sum += touch.forceOn(c, 2);
    }
    return sum;
  }

  @Test
  void whatTouchesCarriesTheWeight() {
    Rig rig = sitting(Rig.raven(), Rig.flat());
    for (double t = 0; t < SETTLING; t += Rig.STEP) {
      rig.plant.step(Rig.STEP);
    }
    assertEquals(rig.weight, carried(rig), CARRIED * rig.weight);
    assertEquals(Rig.GRAVITY, rig.plant.specificForce(2), CARRIED * Rig.GRAVITY);
    Touch touch = rig.plant.touch();
    double feet = touch.load(Group.LEFT_FOOT) + touch.load(Group.RIGHT_FOOT);
    assertEquals(rig.weight, feet + touch.load(Group.TAIL), CARRIED * rig.weight);
    assertTrue(touch.load(Group.TAIL) > 0.1 * rig.weight, "tail " + touch.load(Group.TAIL));
    for (int c = 0; c < touch.active(); c++) {
      assertEquals(1, touch.normal(c, 2), 1e-12);
      assertEquals(0, touch.position(c, 2), 1e-3);
      assertEquals(touch.normalForce(c), touch.forceOn(c, 2), 1e-9);
    }
  }

  @Test
  void theAccelerometerLosesNothingOfAnImpact() {
    Robot robot = Rig.raven();
    Rig rig = new Rig(robot, Rig.flat());
    rig.plant.use(new MujocoEngine(robot, rig.ground, rig.plant));
    rig.place(0, 0.26);
    rig.plant.qvel[2] = -1;
    rig.plant.placed();
    double[] begun = rig.plant.qvel.clone();
    double[] felt = new double[3];
    double most = 0;
    for (int i = 0; i < 100; i++) {
      rig.plant.step(2 * Rig.STEP);
      for (int k = 0; k < 3; k++) {
        felt[k] += 2 * Rig.STEP * (rig.plant.specificForce(k) - (k == 2 ? Rig.GRAVITY : 0));
      }
      most = Math.max(most, carried(rig));
    }
    assertTrue(most > 3 * rig.weight, "struck with " + most + " N at most");
    for (int k = 0; k < 3; k++) {
      assertEquals(rig.plant.qvel[k] - begun[k], felt[k], 1e-9, "axis " + k);
    }
  }

  @Test
  void leftAndRightAreTold() {
    Rig rig = sitting(Rig.raven(), Rig.flat());
    Touch touch = rig.plant.touch();
    int[] found = new int[2];
    for (int c = 0; c < touch.active(); c++) {
      if (touch.group(c) == Group.LEFT_FOOT || touch.group(c) == Group.RIGHT_FOOT) {
        boolean left = touch.position(c, 1) > rig.plant.qpos[1];
        assertEquals(left ? Group.LEFT_FOOT : Group.RIGHT_FOOT, touch.group(c));
        found[left ? 0 : 1]++;
      }
    }
    assertTrue(found[0] > 0 && found[1] > 0, found[0] + " left, " + found[1] + " right");
  }

  @Test
  void flyingAllocatesNothing() {
    Rig rig = sitting(Rig.raven(), Rig.flat());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20_000; i++) {
      rig.plant.step(Rig.STEP);
    }
    // a compiler that has not come to it yet makes garbage of what it will do away with
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 40 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        rig.plant.step(Rig.STEP);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "bytes in 1000 steps");
  }
}
