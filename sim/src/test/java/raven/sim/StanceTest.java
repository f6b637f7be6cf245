package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.mission.Course;
import raven.sim.body.Contact;
import raven.sim.body.Rotation;
import raven.sim.noise.Noise;

/** The plant on the ground: at rest, falling on it, stumbling over an edge. */
final class StanceTest {
  /** What a force may exceed its cone by: fixed part [N] and share of the normal force. */
  private static final double FORCE = 1e-3;

  private static final double SHARE = 1e-3;

  /** Energy that a drop may seem to win by the integrator's own error [J]. */
  private static final double ROUNDING = 1e-4;

  /** The same on teeth, where a tube that slides from one edge to the next meets it at a finite depth [J]. */
  private static final double SNAG = 1e-3;

  /** Way that a standing robot's feet may creep in a second [m]. */
  private static final double CREEP = 1e-6;

  private static final double[] DROPS = {0.3, 0.5, 1.0};

  private static final int STEP_EDGE = 1;

  @Test
  void atRestTheGroundCarriesTheWeightAndNothingCreeps() {
    for (int seed = 1; seed <= 3; seed++) {
      Rig rig = new Rig(Rig.raven(), Rig.flat());
      Start.rest(rig.robot, rig.plant, rig.ground, new Noise(seed, "world"));
      run(rig, 1);
      double carried = 0;
      for (int c = 0; c < rig.plant.own().contact().active(); c++) {
        carried += rig.plant.own().contact().forceOn(c, 2);
      }
      assertEquals(rig.weight, carried, 0.001 * rig.weight);
      double[] before = feet(rig);
      run(rig, 1);
      double[] after = feet(rig);
      for (int k = 0; k < before.length; k++) {
        assertEquals(before[k], after[k], CREEP, "a foot creeps, seed " + seed);
      }
    }
  }

  @Test
  void theGroundNeverPullsAndFrictionStaysInItsCone() {
    // from 0.3 m at walking speed, and into a step with the shins at its edge
    for (int seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rig drop = new Rig(Rig.raven(), Rig.flat());
      thrown(drop, random, 0.6);
      obeysTheLaw(drop, seed);
      Rig stumble = new Rig(Rig.raven(), step());
      stumbling(stumble, random);
      obeysTheLaw(stumble, seed);
    }
  }

  private static void obeysTheLaw(Rig rig, int seed) {
    Contact contact = rig.plant.own().contact();
    for (int i = 0; i < 800; i++) {
      rig.plant.step(Rig.STEP);
      for (int c = 0; c < contact.active(); c++) {
        double normal = 0;
        double size = 0;
        for (int k = 0; k < 3; k++) {
          double f = contact.forceOn(c, k);
          normal += f * contact.normal(c, k);
          size += f * f;
        }
        double across = Math.sqrt(Math.max(0, size - normal * normal));
        double pull = normal;
        assertTrue(normal >= -FORCE, () -> "pulls with " + pull + " N, seed " + seed);
        assertTrue(
            across <= contact.friction(c) * normal + FORCE + SHARE * normal,
            () -> across + " N across " + pull + " N, seed " + seed);
      }
    }
    assertTrue(rig.plant.own().worstResidual() <= 1, "did not converge, seed " + seed);
  }

  @Test
  void twoHundredDropsNeitherBlowUpNorMakeEnergy() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rig rig = new Rig(Rig.raven(), seed % 2 == 0 ? Rig.flat() : step());
      // legs reach 0.3 m below the hips
      thrown(rig, random, DROPS[seed % 3] + 0.3);
      tilt(rig, random);
      double before = rig.energyWithGround();
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < 1200; i++) {
        rig.plant.step(Rig.STEP);
        most = Math.max(most, rig.energyWithGround());
        assertTrue(Double.isFinite(most), "blew up, seed " + seed);
      }
      double gained = most - before;
      int which = seed;
      assertTrue(gained < ROUNDING, () -> "made " + gained + " J, seed " + which);
      assertTrue(rig.plant.own().worstResidual() <= 1, () -> "did not converge, seed " + which);
    }
  }

  @Test
  void onTeethAndInGroovesNoTubeIsPushedIntoTheGround() {
    for (double pitch : new double[] {0.01, 0.02, 0.05}) {
      for (int seed = 0; seed < 40; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Rig rig = new Rig(Rig.raven(), teeth(pitch));
        thrown(rig, random, 0.7);
        tilt(rig, random);
        double before = rig.energyWithGround();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 1000; i++) {
          rig.plant.step(Rig.STEP);
          most = Math.max(most, rig.energyWithGround());
        }
        double gained = most - before;
        String which = "made " + gained + " J on teeth every " + pitch + " m, seed " + seed;
        assertTrue(gained < SNAG, which);
      }
    }
  }

  /** Ground that rises and falls by 5 mm. */
  private static Course teeth(double pitch) {
    List<Course.Segment> segments = new ArrayList<>();
    for (double x = -1; x < 2; x += 2 * pitch) {
      segments.add(new Course.Segment.Ground(pitch, 0));
      segments.add(new Course.Segment.Step(0.005));
      segments.add(new Course.Segment.Ground(pitch, 0));
      segments.add(new Course.Segment.Step(-0.005));
    }
    return new Course(-1, segments);
  }

  @Test
  void inStanceTheMethodIsOfFirstOrder() {
    double[] fine = sway(Rig.STEP / 32);
    double coarse = distance(sway(Rig.STEP), fine);
    double half = distance(sway(Rig.STEP / 2), fine);
    assertEquals(1, Math.log(coarse / half) / Math.log(2), 0.2);
  }

  /** Where the robot is 0.1 s after its hips were told another angle, all points bearing. */
  private static double[] sway(double h) {
    Rig rig = new Rig(Rig.raven(), Rig.flat());
    Start.rest(rig.robot, rig.plant, rig.ground, new Noise(1, "world"));
    for (int leg = 0; leg < 2; leg++) {
      rig.plant.command.joints[2 * leg].hold(-1.48, 14, 0.3);
    }
    for (int i = 0; i < Math.round(0.1 / h); i++) {
      rig.plant.step(h);
    }
    return rig.plant.qpos;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void aShinCannotPassTheEdgeOfAStep() {
    for (double speed : new double[] {0.5, 1.5, 3}) {
      Rig rig = new Rig(Rig.raven(), step());
      stumbling(rig, new SplittableRandom(1));
      rig.plant.qvel[0] = speed;
      rig.plant.placed();
      double deepest = Double.NEGATIVE_INFINITY;
      boolean stubbed = false;
      for (int i = 0; i < 600; i++) {
        rig.plant.step(Rig.STEP);
        for (int c = 0; c < rig.plant.own().contact().active(); c++) {
          stubbed |= rig.plant.own().contact().group(c) == Contact.Group.LEG
              && Math.abs(rig.plant.own().contact().position(c, 0) - STEP_EDGE) < 1e-9;
        }
        for (int leg = 0; leg < 2; leg++) {
          deepest = Math.max(deepest, shinBehindEdge(rig, leg));
        }
      }
      assertTrue(stubbed, "the shin met no edge at " + speed + " m/s");
      double far = deepest;
      assertTrue(far < 0, () -> "the edge is " + far + " m behind the shin at " + speed + " m/s");
    }
  }

  /** How far the shin's middle line has gone beyond the edge that lies between its ends; negative before it [m]. */
  private static double shinBehindEdge(Rig rig, int leg) {
    double[] end = new double[3];
    int shin = RobotModel.tarsus(leg);
    rig.plant.body.offset(shin, 0, 0, -rig.robot.legs().tarsus().length(), end, 0);
    double topX = rig.plant.body.position(shin, 0);
    double topZ = rig.plant.body.position(shin, 2);
    double share = (topZ - STEP_HEIGHT) / -end[2];
    return share > 0 && share < 1 ? topX + share * end[0] - STEP_EDGE : -1;
  }

  private static final double STEP_HEIGHT = 0.2;

  private static Course step() {
    return new Course(
        -1, List.of(new Course.Segment.Ground(2, 0), new Course.Segment.Step(STEP_HEIGHT)));
  }

  /** Limp, in the air, with some speed. */
  private static void thrown(Rig rig, SplittableRandom random, double z) {
    rig.place(random.nextDouble(0, 1), z);
    rig.plant.qvel[0] = random.nextDouble(-1, 1);
    rig.plant.qvel[1] = random.nextDouble(-0.5, 0.5);
    for (int k = 3; k < 6; k++) {
      rig.plant.qvel[k] = random.nextDouble(-2, 2);
    }
    rig.plant.placed();
  }

  private static void tilt(Rig rig, SplittableRandom random) {
    Rotation.turn(
        rig.plant.qpos,
        3,
        random.nextDouble(-1, 1),
        random.nextDouble(-1, 1),
        random.nextDouble(-3, 3));
    rig.plant.placed();
  }

  /** Limp, moving towards the step with its edge at the height of the shins, hips over the step and feet behind. */
  private static void stumbling(Rig rig, SplittableRandom random) {
    rig.place(STEP_EDGE + 0.12, 0.37);
    for (int leg = 0; leg < 2; leg++) {
      rig.plant.setJoint(2 * leg, -0.9);
      rig.plant.setJoint(2 * leg + 1, 0.3);
    }
    rig.plant.qvel[0] = random.nextDouble(0.5, 2);
    rig.plant.qvel[4] = random.nextDouble(-0.5, 0.5);
    rig.plant.placed();
  }

  private static void run(Rig rig, double time) {
    for (int i = 0; i < Math.round(time / Rig.STEP); i++) {
      rig.plant.step(Rig.STEP);
    }
    rig.plant.body.setState(rig.plant.qpos, rig.plant.qvel);
  }

  private static double[] feet(Rig rig) {
    double[] where = new double[6];
    for (int leg = 0; leg < 2; leg++) {
      for (int k = 0; k < 3; k++) {
        where[3 * leg + k] = rig.plant.body.position(RobotModel.foot(leg), k);
      }
    }
    return where;
  }
}
