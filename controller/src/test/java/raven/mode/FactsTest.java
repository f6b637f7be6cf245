package raven.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.controller.Allocation;
import raven.controller.Section;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Task;
import raven.mode.Situation.Charge;
import raven.mode.Situation.Lift;
import raven.mode.Situation.Motion;
import raven.mode.Situation.Posture;
import raven.mode.Situation.Support;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.safety.ArmingChecks;
import raven.state.Health;
import raven.state.NavState;

/** Numbers to facts: thresholds, hysteresis, and what a silent sensor means. */
final class FactsTest {
  private static final Robot ROBOT = RobotFile.bundled().bind();
  private static final ModeSettings SETTINGS = Section.of("modes", ModeSettings.class);
  private static final double DT = 0.002;

  private final SensorFrame sensors = new SensorFrame();
  private final PilotCommand pilot = new PilotCommand();
  private final NavState x = new NavState();
  private final Situation s = new Situation();
  private final BehaviourReport report = new BehaviourReport();
  private final ModeMachine machine = new ModeMachine();
  private Itinerary itinerary;
  private Facts facts = asked(new Task.TakeOff(0), new Task.Cruise(5, 9.5, 4));

  /** All is well: armed, upright at rest on both feet, battery full. */
  FactsTest() {
    pilot.valid = pilot.armed = pilot.go = true;
    sensors.imu.valid = true;
    sensors.imu.accel.set(0, 0, 9.81);
    for (SensorFrame.Joint joint : sensors.joints) joint.valid = true;
    for (SensorFrame.Foot foot : sensors.feet) foot.valid = true;
    sensors.battery.valid = true;
    sensors.battery.voltage = 11.6;
    sensors.esc.valid = true;
    x.inContact[0] = x.inContact[1] = true;
    x.health = Health.GOOD;
  }

  private Facts asked(Task... script) {
    itinerary = new Itinerary(List.of(script), SETTINGS.patience(), machine, report);
    return new Facts(ROBOT, SETTINGS, machine, itinerary, report);
  }

  private void tick() {
    sensors.time += DT;
    x.time = sensors.time;
    facts.update(sensors, pilot, x, s);
  }

  private void run(double seconds) {
    for (double end = sensors.time + seconds - DT / 2; sensors.time < end; ) {
      tick();
    }
  }

  private void walkTheTable() {
    tick();
    if (machine.update(s, sensors.time)) report.clear();
  }

  private void untilClimbing() {
    untilAloft(Mode.CLIMBING);
  }

  private void untilAloft(Mode aloft) {
    run(0.5);
    walkTheTable();
    report.settled = true;
    walkTheTable();
    report.settled = true;
    s.propellerReady = true;
    machine.update(ready(), sensors.time);
    assertEquals(Mode.PUSHING, machine.mode());
    x.inContact[0] = x.inContact[1] = false;
    run(0.02);
    walkTheTable();
    assertEquals(aloft, machine.mode());
  }

  private Situation ready() {
    s.settled = true;
    return s;
  }

  @Test
  void theFeetGoThroughFourStates() {
    run(0.1);
    assertEquals(Support.FEET, s.support);
    x.inContact[0] = false;
    run(1);
    assertEquals(Support.FEET, s.support, "one foot is enough");
    x.inContact[1] = false;
    tick();
    assertEquals(Support.FEET, s.support, "one sample is not enough");
    run(SETTINGS.contact().leaving());
    assertEquals(Support.LEAVING, s.support);
    run(SETTINGS.contact().air());
    assertEquals(Support.AIR, s.support);
    x.inContact[1] = true;
    run(SETTINGS.contact().touching() + DT);
    assertEquals(Support.TOUCHING, s.support);
    run(SETTINGS.contact().feet());
    assertEquals(Support.FEET, s.support);
  }

  @Test
  void feetThatAPushMakesLightHaveNotLeft() {
    run(0.1);
    report.light = true;
    x.inContact[0] = x.inContact[1] = false;
    run(SETTINGS.contact().air() + DT);
    assertEquals(Support.FEET, s.support);
    report.light = false;
    run(SETTINGS.contact().leaving() + DT);
    assertEquals(Support.LEAVING, s.support);
  }

  @Test
  void straightLegsLeaveTheGroundWhateverTheFeetSay() {
    run(0.5);
    walkTheTable();
    report.settled = true;
    walkTheTable();
    s.propellerReady = true;
    machine.update(ready(), sensors.time);
    assertEquals(Mode.PUSHING, machine.mode());
    report.stretched = true;
    run(SETTINGS.contact().stretched() + DT);
    assertEquals(Support.LEAVING, s.support);
  }

  @Test
  void aToeThatMovesHighAboveTheGroundIsNoTouchDown() {
    untilClimbing();
    x.inContact[0] = true;
    sensors.range.valid = true;
    sensors.range.value = 3;
    run(1);
    assertEquals(Support.AIR, s.support);
    sensors.range.value = 0.3;
    run(1);
    assertEquals(Support.FEET, s.support);
  }

  @Test
  void highUpWithoutARangeAToeIsNotBelievedEither() {
    untilClimbing();
    x.inContact[0] = true;
    x.height = 5;
    run(1);
    assertEquals(Support.AIR, s.support);
  }

  @Test
  void toesThatShakeRightAfterLiftOffAreNoTouchDown() {
    untilClimbing();
    x.inContact[0] = true;
    run(SETTINGS.contact().blind() / 2);
    assertEquals(Support.LEAVING, s.support);
    run(SETTINGS.contact().blind());
    assertEquals(Support.TOUCHING, s.support);
  }

  @Test
  void whatGrazesTheStepOnTheWayUpHasNotLanded() {
    facts = asked(new Task.Mount());
    untilAloft(Mode.LEAPING);
    run(2 * SETTINGS.contact().blind());
    x.inContact[0] = true;
    x.v_WB.setZ(1);
    run(0.1);
    assertEquals(Support.LEAVING, s.support);
    x.v_WB.setZ(-0.1);
    run(0.1);
    assertEquals(Support.FEET, s.support);
  }

  @Test
  void layingItOverTopplesAndSettingItUpDoesNotWaver() {
    x.q_WB.setYawPitchRoll(0, 0, Math.toRadians(70));
    run(SETTINGS.posture().after() - 2 * DT);
    assertEquals(Posture.UPRIGHT, s.posture);
    run(4 * DT);
    assertEquals(Posture.TOPPLED, s.posture);
    x.q_WB.setToZero();
    tick();
    assertEquals(Posture.TOPPLED, s.posture);
    run(0.5);
    assertEquals(Posture.UPRIGHT, s.posture);
  }

  @Test
  void hangingOnThePropellerIsUprightAndOnItsBackIsNot() {
    x.q_WB.setYawPitchRoll(0, Math.toRadians(-88), 0);
    run(1);
    assertEquals(Posture.UPRIGHT, s.posture);
    x.q_WB.setYawPitchRoll(0, Math.toRadians(-89), 0);
    x.q_WB.appendPitchRotation(Math.toRadians(-45));
    run(1);
    assertEquals(Posture.TOPPLED, s.posture);
    x.q_WB.setYawPitchRoll(0, Math.toRadians(40), 0);
    run(1);
    assertEquals(Posture.TOPPLED, s.posture, "40 deg nose down");
  }

  @Test
  void aHangOnThePropellerIsNotStill() {
    report.throttle = 0.9;
    run(2);
    assertEquals(Motion.MOVING, s.motion);
    report.throttle = 0;
    run(2);
    assertEquals(Motion.STILL, s.motion);
  }

  @Test
  void aSteadyGlideIsNotStill() {
    run(2);
    assertEquals(Motion.STILL, s.motion);
    x.airspeed = 8;
    x.airspeedGood = true;
    run(0.1);
    assertEquals(Motion.MOVING, s.motion);
  }

  @Test
  void theBatteryIsJudgedWithoutItsLoad() {
    sensors.battery.voltage = ROBOT.battery().reserveVoltage() - 0.5;
    sensors.battery.current = 15;
    run(0.1);
    assertEquals(Charge.GOOD, s.charge, "0.9 V of it are sag");
    sensors.battery.current = 1;
    run(5);
    assertEquals(Charge.LOW, s.charge);
    sensors.battery.voltage = ROBOT.battery().reserveVoltage() + 0.05;
    run(5);
    assertEquals(Charge.LOW, s.charge, "a little above the threshold is not recovered");
    sensors.battery.voltage = 11;
    run(5);
    assertEquals(Charge.GOOD, s.charge);
    sensors.battery.voltage = 9;
    run(5);
    assertEquals(Charge.EMPTY, s.charge);
    sensors.battery.valid = false;
    run(5);
    assertEquals(Charge.EMPTY, s.charge, "silence does not fill it");
  }

  @Test
  void anUnknownBatteryIsNoReasonToJump() {
    sensors.battery.valid = false;
    run(1);
    assertEquals(Charge.LOW, s.charge);
  }

  @Test
  void thePropellerIsReadyWhenItTurnsAsToldAndPullsEnough() {
    report.throttle = 0.5;
    sensors.battery.voltage = 10.4;
    sensors.battery.current = 6;
    sensors.esc.speed = 147.4 * Math.sqrt(0.5);
    run(0.2);
    assertFalse(s.propellerReady, "not judged yet");
    run(0.5);
    assertTrue(s.propellerReady);
    sensors.esc.speed *= 0.8;
    tick();
    assertFalse(s.propellerReady, "too slow for its command");
  }

  @Test
  void aWeakPropellerIsRefused() {
    run(0.5);
    walkTheTable();
    report.settled = true;
    walkTheTable();
    assertEquals(Mode.CROUCHING, machine.mode());
    report.throttle = 0.5;
    sensors.battery.voltage = 10.4;
    sensors.battery.current = 6;
    // 13 % slower than the least good one: thrust to weight 1.3 becomes about 1.0
    sensors.esc.speed = 0.87 * 147.4 * Math.sqrt(0.5);
    run(3);
    assertFalse(s.propellerReady);
    assertEquals(Itinerary.Outcome.REFUSED, itinerary.outcome());
    assertEquals(Refusal.THRUST.words(), itinerary.why());
  }

  @Test
  void withoutTelemetryThePropellerIsReadyAfterAWhile() {
    sensors.esc.valid = false;
    report.throttle = 0.5;
    run(SETTINGS.jump().propellerBlind() - 0.01);
    assertFalse(s.propellerReady);
    run(0.02);
    assertTrue(s.propellerReady);
  }

  @Test
  void theWingCarriesFromOneSpeedAndUntilALowerOne() {
    double stall = ROBOT.wing().stallSpeed();
    x.height = 1;
    x.airspeed = 1.19 * stall;
    run(1);
    assertEquals(Lift.THRUST, s.lift);
    x.airspeed = 1.21 * stall;
    run(1);
    assertEquals(Lift.WING, s.lift);
    x.airspeed = 1.06 * stall;
    run(1);
    assertEquals(Lift.WING, s.lift);
    x.airspeed = 1.04 * stall;
    run(1);
    assertEquals(Lift.THRUST, s.lift);
    x.v_WB.setZ(-2);
    run(1);
    assertEquals(Lift.SINKING, s.lift);
  }

  @Test
  void aSilentPilotHoldsTheMissionButDoesNotDisarm() {
    run(0.1);
    walkTheTable();
    assertEquals(Wish.TAKE_OFF, s.wish);
    pilot.valid = false;
    pilot.armed = false;
    run(SETTINGS.patience().silence() - 0.01);
    assertEquals(Wish.TAKE_OFF, s.wish);
    run(0.02);
    assertEquals(Wish.REST, s.wish);
    assertTrue(s.armed);
  }

  @Test
  void aDoubtfulEstimateMustStayDoubtfulButALostOneIsLost() {
    run(1);
    assertEquals(Health.GOOD, s.estimate);
    x.health = Health.DEGRADED;
    tick();
    assertEquals(Health.GOOD, s.estimate);
    run(0.5);
    assertEquals(Health.DEGRADED, s.estimate);
    x.health = Health.LOST;
    tick();
    assertEquals(Health.LOST, s.estimate);
  }

  @Test
  void armingSaysWhatIsMissing() {
    sensors.joints[2].valid = false;
    run(1);
    assertFalse(s.fit);
    assertEquals(ArmingChecks.Check.JOINTS.failure(), facts.checks().missing());
    sensors.joints[2].valid = true;
    tick();
    assertTrue(s.fit);
    assertEquals("", facts.checks().missing());
  }

  @Test
  void decidingAllocatesNothing() {
    report.throttle = 0.5;
    assertEquals(0, Allocation.bytesOf(this::walkTheTable));
  }
}
