package raven.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import raven.controller.Allocation;
import raven.controller.Section;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.robot.Robot;
import raven.robot.RobotFile;

final class LimitsTest {
  private static final Robot ROBOT = RobotFile.bundled().bind();
  private static final LimitsSettings SETTINGS = Section.of("limits", LimitsSettings.class);
  private static final double DT = 0.002;

  /** Rounding of one multiplication. */
  private static final double EPS = 1e-12;

  private final Limits limits = new Limits(ROBOT, SETTINGS);
  private final SensorFrame sensors = new SensorFrame();
  private final ActuatorFrame out = new ActuatorFrame();

  LimitsTest() {
    for (int i = 0; i < JointId.COUNT; i++) {
      sensors.joints[i].valid = true;
      sensors.joints[i].angle = i % 2 == 0 ? -1 : 1;
    }
  }

  private void apply(Permit permit) {
    sensors.time += DT;
    limits.apply(sensors, true, permit, out);
  }

  private void order(double throttle) {
    out.clear();
    for (int i = 0; i < JointId.COUNT; i++) {
      out.joints[i].hold(i % 2 == 0 ? -1 : 1, 10, 0.2);
    }
    out.throttle = throttle;
    out.elevator = 0.1;
  }

  @Test
  void lastWordIsAlwaysInsideTheAirframe() {
    SplittableRandom random = new SplittableRandom(7);
    Permit[] permits = Permit.values();
    for (int run = 0; run < 20000; run++) {
      for (ActuatorFrame.Joint joint : out.joints) {
        joint.angle = wild(random);
        joint.rate = wild(random);
        joint.torque = wild(random);
        joint.kp = wild(random);
        joint.kd = wild(random);
      }
      out.throttle = wild(random);
      out.elevator = wild(random);
      out.rudder = wild(random);
      out.aileron = wild(random);
      for (SensorFrame.Joint joint : sensors.joints) {
        joint.angle = 4 * random.nextDouble() - 2;
        joint.valid = random.nextInt(4) > 0;
      }
      boolean armed = random.nextInt(4) > 0;
      Permit permit = permits[random.nextInt(permits.length)];
      sensors.time += DT;
      limits.apply(sensors, armed, permit, out);
      isInside(armed, permit);
    }
  }

  /** Mostly in range, sometimes far out, now and then no number. */
  private static double wild(SplittableRandom random) {
    return switch (random.nextInt(200)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2, 3, 4 -> -1e308;
      default -> 4 * random.nextDouble() - 2;
    };
  }

  private void isInside(boolean armed, Permit permit) {
    for (int i = 0; i < JointId.COUNT; i++) {
      var joint = i % 2 == 0 ? ROBOT.legs().hip() : ROBOT.legs().ankle();
      ActuatorFrame.Joint to = out.joints[i];
      if (out.enabled)
        assertTrue(to.angle >= joint.min() && to.angle <= joint.max(), () -> "angle " + to.angle);
      assertTrue(Math.abs(to.torque) <= joint.motor().peakTorque(), () -> "torque " + to.torque);
      assertTrue(to.kp >= 0 && to.kp <= SETTINGS.stiffness(), () -> "kp " + to.kp);
      assertTrue(to.kd >= 0 && to.kd <= SETTINGS.damping(), () -> "kd " + to.kd);
    }
    assertTrue(out.throttle >= 0 && out.throttle <= 1, () -> "throttle " + out.throttle);
    assertTrue(Math.abs(out.elevator) <= ROBOT.tail().stabilator().limit());
    assertTrue(Math.abs(out.rudder) <= ROBOT.tail().fin().limit());
    assertTrue(Math.abs(out.aileron) <= ROBOT.wing().aileronLimit());
    if (!armed || !permit.propeller()) assertEquals(0, out.throttle);
    if (!permit.drivers() || (!armed && !permit.aloft())) assertFalse(out.enabled);
  }

  @Test
  void aSoundFrameInsideTheLimitsPassesUntouched() {
    order(0.01);
    ActuatorFrame before = new ActuatorFrame();
    before.set(out);
    apply(Permit.LAUNCH);
    for (int i = 0; i < JointId.COUNT; i++) {
      assertEquals(before.joints[i].angle, out.joints[i].angle);
      assertEquals(before.joints[i].kp, out.joints[i].kp);
    }
    assertEquals(before.throttle, out.throttle);
    assertEquals(before.elevator, out.elevator);
    LimitCounts counts = limits.counts();
    assertEquals(
        0,
        counts.faults
            + counts.angles
            + counts.torques
            + counts.gains
            + counts.throttle
            + counts.surfaces);
  }

  @Test
  void thePropellerRisesSlowlyAndStopsAtOnce() {
    order(1);
    apply(Permit.FLIGHT);
    assertEquals(SETTINGS.throttleRise() * DT, out.throttle, EPS);
    for (int i = 0; i < 200; i++) {
      order(1);
      apply(Permit.FLIGHT);
    }
    assertEquals(1, out.throttle);
    order(1);
    apply(Permit.GLIDE);
    assertEquals(0, out.throttle);
  }

  @Test
  void torqueTowardsAStopFadesOut() {
    double min = ROBOT.legs().ankle().min();
    sensors.joints[1].angle = min + 0.5 * SETTINGS.stopMargin();
    order(0);
    out.joints[1].torque = -5;
    out.joints[3].torque = -5;
    apply(Permit.LEGS);
    double peak = ROBOT.legs().ankle().motor().peakTorque();
    assertEquals(-0.5 * peak, out.joints[1].torque, EPS);
    assertEquals(-peak, out.joints[3].torque, EPS);
    assertEquals(1, limits.counts().torques);
  }

  @Test
  void aFaultOnTheGroundSwitchesOffUntilDisarmed() {
    order(0.5);
    out.joints[2].torque = Double.NaN;
    apply(Permit.LAUNCH);
    assertFalse(out.enabled);
    assertEquals(0, out.throttle);
    assertTrue(limits.faulty());

    order(0.5);
    apply(Permit.LEGS);
    assertFalse(out.enabled, "a good frame later is no reason to move again");

    apply(Permit.NOTHING);
    order(0);
    apply(Permit.LEGS);
    assertTrue(out.enabled);
  }

  @Test
  void aFaultAloftFreezesAndThenGlides() {
    for (int i = 0; i < 200; i++) {
      order(0.8);
      apply(Permit.FLIGHT);
    }
    order(0.8);
    out.elevator = Double.NaN;
    apply(Permit.FLIGHT);
    assertTrue(out.enabled);
    assertEquals(0.8, out.throttle);
    assertEquals(0.1, out.elevator);
    assertFalse(limits.faulty());

    for (double end = sensors.time + SETTINGS.faultGrace() + DT; sensors.time < end; ) {
      out.elevator = Double.NaN;
      apply(Permit.FLIGHT);
    }
    assertEquals(0, out.throttle);
    assertEquals(0, out.elevator);
    assertTrue(out.enabled);
  }

  @ParameterizedTest
  @EnumSource(Permit.class)
  void limitingAllocatesNothing(Permit permit) {
    order(3);
    assertEquals(0, Allocation.bytesOf(() -> apply(permit)));
  }
}
