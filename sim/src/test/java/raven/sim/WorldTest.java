package raven.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.mission.MissionFile;
import raven.sim.Referee.Phase;
import raven.sim.body.Centroid;

/** The world behind its ports, driven by a script. */
final class WorldTest {
  private static final double ARMED = 0.3;
  private static final double JUMP = 0.8;

  @Test
  void theSameSeedGivesTheSameBits() {
    World one = world(7);
    World two = world(7);
    SensorFrame[] frames = {new SensorFrame(), new SensorFrame()};
    ActuatorFrame command = new ActuatorFrame();
    for (int tick = 0; tick < 2500; tick++) {
      one.read(frames[0]);
      two.read(frames[1]);
      assertArrayEquals(bits(frames[0]), bits(frames[1]), "frame at " + one.time());
      assertArrayEquals(state(one), state(two), "plant at " + one.time());
      script(one.time(), command);
      one.write(command);
      two.write(command);
    }
    assertTrue(one.time() >= 5);
  }

  @Test
  void anotherSeedGivesOtherNoiseAndAnotherStart() {
    World one = world(7);
    World two = world(8);
    SensorFrame first = new SensorFrame();
    SensorFrame second = new SensorFrame();
    one.read(first);
    two.read(second);
    assertNotEquals(first.imu.accel.getX(), second.imu.accel.getX());
    assertNotEquals(first.joints[0].angle, second.joints[0].angle);
    assertNotEquals(one.plant.qpos[0], two.plant.qpos[0]);
  }

  @Test
  void aHandHoldsTheRobotUntilItsDriversArePowered() {
    World world = world(1);
    double[] before = world.plant.qpos.clone();
    ActuatorFrame off = new ActuatorFrame();
    for (int tick = 0; tick < 500; tick++) {
      world.write(off);
    }
    assertArrayEquals(before, world.plant.qpos);
  }

  @Test
  void theFrameSaysWhatWasMeasuredNotWhatIsTrue() {
    World world = world(2);
    SensorFrame frame = new SensorFrame();
    ActuatorFrame command = new ActuatorFrame();
    int barometer = 0;
    for (int tick = 0; tick < 1000; tick++) {
      world.read(frame);
      assertEquals(world.time(), frame.time);
      barometer += frame.barometer.fresh ? 1 : 0;
      assertTrue(frame.barometer.age >= 0 && frame.imu.age >= 0);
      // before, the hand holds it exactly still
      if (frame.time > ARMED + 0.01) {
        assertNotEquals(world.plant.qvel[4], frame.imu.gyro.getY());
        assertNotEquals(world.plant.jointAngle(0), frame.joints[0].angle);
        assertNotEquals(world.plant.jointRate(0), frame.joints[0].rate);
        assertNotEquals(world.plant.qpos[2], frame.barometer.value);
      }
      script(frame.time, command);
      world.write(command);
    }
    // slow sensors repeat themselves and say so
    double rate = barometer / 2.0;
    assertTrue(rate < 200, () -> "barometer at " + rate + " Hz");
    assertTrue(rate > 5, () -> "barometer at " + rate + " Hz");
  }

  @Test
  void neitherReadingNorAdvancingAllocates() {
    World world = world(3);
    SensorFrame frame = new SensorFrame();
    ActuatorFrame command = new ActuatorFrame();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    long least = Long.MAX_VALUE;
    // crouched, in the air and fallen; the first time loads classes
    for (int round = 0; round < 4; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int tick = 0; tick < 500; tick++) {
        world.read(frame);
        script(world.time(), command);
        world.write(command);
      }
      long bytes = threads.getThreadAllocatedBytes(thread) - before;
      least = Math.min(least, bytes);
      if (round > 0) {
        // a path taken for the first time links, and a compiler that changes its mind allocates,
        // once; ticks that do take 16 bytes each
        assertTrue(bytes < 4000, () -> bytes + " bytes in 500 ticks");
      }
    }
    assertEquals(0, least);
  }

  @Test
  void theRefereeMeasuresALegsOnlyJump() {
    World world = world(4);
    ActuatorFrame command = new ActuatorFrame();
    Centroid centroid = new Centroid();
    double[] speed0 = new double[3];
    double height0 = 0;
    double leaves = Double.NaN;
    double apex = 0;
    boolean wasTouching = true;
    boolean climbing = false;
    while (world.time() < 1.3) {
      if (world.time() >= JUMP && Double.isNaN(leaves)) {
        world.referee().phase(Phase.PUSH);
      }
      script(world.time(), command);
      world.write(command);
      centroid.read(world.plant.body);
      boolean touches = world.plant.touch().active() > 0;
      if (world.time() > JUMP && wasTouching && !touches && !climbing) {
        leaves = world.time();
        speed0 = centroid.velocity.clone();
        height0 = centroid.place[2];
      }
      wasTouching = touches;
      // a tip of a toe may touch once more
      if (world.time() > leaves + 0.05 && !touches && !climbing) {
        world.referee().phase(Phase.CLIMB);
        climbing = true;
      }
      apex = Math.max(apex, centroid.place[2]);
    }
    assertFalse(Double.isNaN(leaves), "did not jump");
    Map<String, Object> m = world.referee().metrics();
    double speed = (double) m.get("liftoff_speed_mps");
    double angle = Math.toRadians((double) m.get("liftoff_angle_deg"));

    // within one tick, of which gravity and air take a little
    assertEquals(Math.hypot(speed0[0], speed0[2]), speed, 0.03);
    double vz = speed * Math.sin(angle);
    assertEquals(vz * vz / (2 * 9.81), apex - height0, 0.02);
    assertEquals(apex, (double) m.get("apex_height_m"), 1e-3);

    // the propeller stands still, so that the legs give everything but for its drag
    assertEquals(1, (double) m.get("legs_share"), 1e-3);
    double push = (double) m.get("push_s");
    assertTrue(push > 0.02 && push <= leaves - JUMP + 0.002, "push of " + push + " s");
    double energy = (double) m.get("electric_energy_j");
    assertTrue(energy > 0.5 * 0.62 * speed * speed, "electric energy " + energy);
  }

  @Test
  void theRefereeMeasuresALanding() {
    World world = world(4);
    ActuatorFrame command = new ActuatorFrame();
    Centroid centroid = new Centroid();
    boolean pushes = false;
    boolean leaps = false;
    double vz = Double.NaN;
    double before = 0;
    double aloft = 0;
    while (world.time() < 2 && Double.isNaN(vz)) {
      if (world.time() >= JUMP && !pushes) {
        world.referee().phase(Phase.PUSH);
        pushes = true;
      }
      if (world.referee().leftGround() && !leaps) {
        assertFalse(world.referee().metrics().containsKey("landing_vz_mps"), "still aloft");
        world.referee().phase(Phase.LEAP);
        leaps = true;
      }
      script(world.time(), command);
      world.write(command);
      centroid.read(world.plant.body);
      boolean touches = world.plant.touch().active() > 0;
      if (leaps && touches && aloft > 0.06) vz = before;
      before = centroid.velocity[2];
      aloft = touches ? 0 : aloft + 0.002;
    }
    Map<String, Object> m = world.referee().metrics();
    double up = (double) m.get("liftoff_speed_mps")
        * Math.sin(Math.toRadians((double) m.get("liftoff_angle_deg")));
    assertTrue(up > 0, "leaves upwards");
    // falls on for less than a tick
    assertEquals(vz, (double) m.get("landing_vz_mps"), 0.04);
    assertTrue(vz < 0, "comes down");
    double toes = 0;
    for (int leg = 0; leg < 2; leg++) {
      toes += 0.5 * world.plant.body.position(RobotModel.foot(leg), 0);
    }
    // the tour's gap ends at 1.62 m, its step is at 3.22 m
    assertEquals(toes - 1.62, (double) m.get("landing_past_edge_m"), 0.01);
    assertEquals(toes - centroid.place[0], (double) m.get("landing_behind_toes_m"), 0.01);
    assertEquals(Math.toDegrees(world.plant.pitch()), (double) m.get("landing_pitch_deg"), 1);
  }

  private static World world(long seed) {
    return new World(Rig.raven(), MissionFile.open("tour").bind(), seed);
  }

  /** Holds the crouch, then straightens the legs as fast as they can. */
  private static void script(double time, ActuatorFrame command) {
    command.time = time;
    command.enabled = time > ARMED;
    boolean jump = time > JUMP;
    for (int leg = 0; leg < 2; leg++) {
      command.joints[JointId.hip(leg)].hold(jump ? -0.2 : -1.5, 14, 0.1);
      command.joints[JointId.ankle(leg)].hold(jump ? 0.4 : 2.04, 14, 0.1);
    }
  }

  private static long[] state(World world) {
    double[] q = new double[13];
    double[] v = new double[12];
    world.pose(q);
    world.velocity(v);
    long[] bits = new long[25];
    for (int i = 0; i < 25; i++) {
      bits[i] = Double.doubleToRawLongBits(i < 13 ? q[i] : v[i - 13]);
    }
    return bits;
  }

  private static long[] bits(SensorFrame f) {
    double[] x = {
      f.time,
      f.imu.gyro.getX(),
      f.imu.gyro.getY(),
      f.imu.gyro.getZ(),
      f.imu.accel.getX(),
      f.imu.accel.getY(),
      f.imu.accel.getZ(),
      f.joints[0].angle,
      f.joints[1].angle,
      f.joints[2].angle,
      f.joints[3].angle,
      f.joints[0].rate,
      f.joints[1].rate,
      f.joints[2].rate,
      f.joints[3].rate,
      f.joints[0].current,
      f.joints[1].current,
      f.joints[2].current,
      f.joints[3].current,
      f.feet[0].toeAngle,
      f.feet[1].toeAngle,
      f.feet[0].pressed ? 1 : 0,
      f.feet[1].pressed ? 1 : 0,
      f.barometer.value,
      f.barometer.age,
      f.airspeed.value,
      f.airspeed.age,
      f.range.value,
      f.range.age,
      f.range.valid ? 1 : 0,
      f.battery.voltage,
      f.battery.current,
      f.esc.speed
    };
    long[] bits = new long[x.length];
    for (int i = 0; i < x.length; i++) {
      bits[i] = Double.doubleToRawLongBits(x[i]);
    }
    return bits;
  }
}
