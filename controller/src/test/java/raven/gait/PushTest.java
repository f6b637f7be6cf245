package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;
import static raven.gait.Bundled.TICK;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.NavState;

final class PushTest {
  private static final double TOLERANCE = 1e-9;

  private final ActuatorFrame out = new ActuatorFrame();

  static PushSettings[] pushes() {
    return new PushSettings[] {
      SETTINGS.hop().push().getFirst(),
      SETTINGS.mount().push().getLast(),
      SETTINGS.takeOff().push().getFirst()
    };
  }

  /** One push whatever the toes. */
  private static PushSettings[] same(PushSettings push) {
    return new PushSettings[] {push};
  }

  private static NavState crouch(PushSettings s) {
    double pitch = new Stance(ROBOT, SETTINGS.stance()).pitch(s.hipHeight());
    return Bundled.standing(pitch, s.footAhead(), -s.hipHeight());
  }

  private Push started(PushSettings s, NavState x, Body body) {
    Push push = new Push(ROBOT, new Springs(ROBOT.legs()), new PushPlan(same(s)));
    push.start(0, 0, x, body);
    return push;
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void leansFirstThenPushes(PushSettings s) {
    NavState x = crouch(s);
    Body body = Bundled.bodyAt(x);
    Push push = started(s, x, body);
    for (int i = 0; i * TICK < s.leanTime() - TICK / 2; i++) {
      x.time = i * TICK;
      push.update(x, body, out);
      assertFalse(push.pushing(), "pushes at " + x.time);
    }
    x.time = s.leanTime();
    push.update(x, body, out);
    assertTrue(push.pushing());
    assertFalse(push.done());
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void isDoneWhenTheLegsAreStraight(PushSettings s) {
    NavState x = crouch(s);
    Body body = Bundled.bodyAt(x);
    Push push = started(s, x, body);
    x.time = s.leanTime();
    push.update(x, body, out);
    assertFalse(push.done());
    body.f2 = body.f1 + 0.45;
    push.update(x, body, out);
    assertFalse(push.done());
    body.f2 = body.f1 + 0.43;
    push.update(x, body, out);
    assertTrue(push.done());

    push.start(0, 0, x, body);
    assertFalse(push.done());
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void feetAreLightInTheLeanAndAtFirstInThePush(PushSettings s) {
    NavState x = crouch(s);
    Body body = Bundled.bodyAt(x);
    Push push = started(s, x, body);
    assertTrue(push.light(x));
    x.time = s.leanTime();
    push.update(x, body, out);
    assertTrue(push.light(x));
    x.time += 0.031;
    assertFalse(push.light(x));
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void theLowSideGetsMore(PushSettings s) {
    NavState x = crouch(s);
    Body body = Bundled.bodyAt(x);
    Push push = started(s, x, body);
    x.time = s.leanTime();
    body.roll = 0.1;
    push.update(x, body, out);
    GroundForce rightDown = new GroundForce(x, body.pitch, out);
    assertTrue(rightDown.fz[1] > rightDown.fz[0], "right leg at " + rightDown.fz[1]);

    body.roll = 0;
    body.rollRate = -1;
    push.update(x, body, out);
    GroundForce leftFalling = new GroundForce(x, body.pitch, out);
    assertTrue(leftFalling.fz[0] > leftFalling.fz[1], "left leg at " + leftFalling.fz[0]);
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void jointsPushAndHoldNothing(PushSettings s) {
    NavState x = crouch(s);
    Body body = Bundled.bodyAt(x);
    out.joints[JointId.LEFT_HIP.ordinal()].hold(1, 2, 3);
    started(s, x, body).update(x, body, out);
    for (ActuatorFrame.Joint joint : out.joints) {
      assertEquals(0, joint.kp);
      assertEquals(0, joint.kd);
    }
  }

  /** At once 10 N along the leg, towards 2 m/s and 1.2 rad in 0.1 s. */
  private static PushSettings steady(double pitch, double speedGain, double directionGain) {
    return new PushSettings(
        0.5,
        0,
        0.15,
        0,
        0,
        0,
        pitch,
        pitch,
        0,
        new PushSettings.Profile(10, 10, 10, 10, 10),
        new PushSettings.Moments(0, 0, 0),
        100,
        20,
        2,
        1.2,
        0.1,
        speedGain,
        directionGain,
        0.12,
        1,
        0.15);
  }

  /** A robot over its toes, so that friction holds whatever is asked. */
  private static Body over(NavState x) {
    Body body = Bundled.bodyAt(x);
    body.comX = body.toeX;
    return body;
  }

  @Test
  void whoIsSlowerThanTheLaunchNeedsIsPushedHarder() {
    double pitch = 0.8;
    PushSettings s = steady(pitch, 15, 0);
    NavState x = Bundled.standing(pitch, 0, -0.15);
    Body body = over(x);
    Push push = started(s, x, body);
    push.update(x, body, out);
    assertEquals(10, along(x, body), 1e-6, "nothing is missing yet");

    // half way 1 m/s is due
    x.time = 0.05;
    body.comVz = 0.6;
    push.update(x, body, out);
    assertEquals(10 + 15 * body.mass() * 0.4, along(x, body), 1e-6);
    x.time = 0.3;
    push.update(x, body, out);
    assertEquals(10 + 15 * body.mass() * 1.4, along(x, body), 1e-6, "2 m/s and no more");
  }

  @Test
  void whoIsTooUprightIsTurnedForwardEarlyInThePush() {
    double pitch = 0.8;
    NavState x = Bundled.standing(pitch, 0, -0.15);
    Body body = over(x);
    double[] early = new double[2];
    double[] late = new double[2];
    for (int gain = 0; gain < 2; gain++) {
      x.time = 0;
      Push push = started(steady(pitch, 0, 50 * gain), x, body);
      push.update(x, body, out);
      x.time = 0.04;
      push.update(x, body, out);
      early[gain] = moment(x, body);
      x.time = 0.1;
      push.update(x, body, out);
      late[gain] = moment(x, body);
    }
    assertEquals(late[0], late[1], 1e-6, "momentum has the last word");
    // the leg is upright still; 0.4 of its way is due, and 0.6 of the correction is left
    double behind = 0.4 * (Math.PI / 2 - 1.2);
    assertEquals(50 * 0.6 * behind * body.inertia, early[1] - early[0], 1e-6);
  }

  @Test
  void aHigherLandingTakesTheSpeedThatItsHeightTakes() {
    double pitch = 0.8;
    NavState x = Bundled.standing(pitch, 0, -0.15);
    Body body = over(x);
    Push push = started(steady(pitch, 15, 0), x, body);
    push.start(0, 0.05, x, body);
    push.update(x, body, out);
    double more = 1 + 2 * 9.81 * 0.05 / 4;
    assertEquals(10 * more, along(x, body), 1e-6);
    x.time = 0.2;
    push.update(x, body, out);
    double launch = 2 * Math.sqrt(more);
    assertEquals(10 * more + 15 * body.mass() * launch, along(x, body), 1e-6);
  }

  @Test
  void aRobotThatTurnsNoseUpIsTurnedBack() {
    // over its toes, with a force that friction holds whatever is asked
    double pitch = 0.8;
    PushSettings steady = steady(pitch, 0, 0);
    NavState x = Bundled.standing(pitch, 0, -0.15);
    Body body = Bundled.bodyAt(x);
    body.comX = body.toeX;
    Push push = started(steady, x, body);
    push.update(x, body, out);
    double still = moment(x, body);
    body.momentum = 0.003;
    push.update(x, body, out);
    assertEquals(-20 * 0.003, moment(x, body) - still, 1e-6);
  }

  @Test
  void aHeavierRobotIsPushedHarder() {
    PushSettings s = SETTINGS.takeOff().push().getFirst();
    NavState x = crouch(s);
    Body body = Bundled.bodyAt(x);
    Springs springs = new Springs(ROBOT.legs());
    Push push = new Push(ROBOT, springs, new PushPlan(same(s)));
    push.start(0, 0, x, body);
    x.time = s.leanTime();
    push.update(x, body, out);
    double light = along(x, body);
    springs.weight = 1.1;
    push.update(x, body, out);
    assertEquals(1.1, along(x, body) / light, 1e-6);
  }

  /** Ground force along the virtual leg. */
  private double along(NavState x, Body body) {
    GroundForce force = new GroundForce(x, body.pitch, out);
    double rx = body.comX - body.toeX;
    double rz = body.comZ - body.toeZ;
    return (force.forward() * rx + force.up() * rz) / Math.hypot(rx, rz);
  }

  @Test
  void aRobotBetweenTwoToeRatesPushesBetweenTheirPushes() {
    PushSettings s = SETTINGS.hop().push().getFirst();
    PushSettings far = SETTINGS.hop().push().getLast();
    PushSettings[] pushes = {s, far};
    PushPlan plan = new PushPlan(pushes);
    double[] toes = {0.1, s.toe(), Math.sqrt(s.toe() * far.toe()), far.toe(), 3};
    double[] shares = {0, 0, 0.5, 1, 1};
    for (int i = 0; i < toes.length; i++) {
      plan.choose(pushes, toes[i]);
      double expected = s.hipHeight() + shares[i] * (far.hipHeight() - s.hipHeight());
      assertEquals(expected, plan.hipHeight(), TOLERANCE, "at " + toes[i]);
    }
  }

  /** Nose-up moment of the ground force about the mass centre. */
  private double moment(NavState x, Body body) {
    GroundForce force = new GroundForce(x, body.pitch, out);
    return (body.toeX - body.comX) * force.up() - (body.toeZ - body.comZ) * force.forward();
  }

  @Test
  void profilesPassTheirPointsAndAreStraightInBetween() {
    var force = new PushSettings.Profile(1, 5, 2, 8, 3);
    double[] at = {1, 1, 5, 2, 8, 3, 3};
    for (int i = -1; i <= 5; i++) {
      assertEquals(at[i + 1], force.at(0.25 * i), TOLERANCE);
      if (i >= 0 && i < 4) {
        assertEquals((at[i + 1] + at[i + 2]) / 2, force.at(0.25 * i + 0.125), TOLERANCE);
      }
    }
    var moment = new PushSettings.Moments(1, -1, 2);
    assertEquals(1, moment.at(-1), TOLERANCE);
    assertEquals(0, moment.at(0.25), TOLERANCE);
    assertEquals(-1, moment.at(0.5), TOLERANCE);
    assertEquals(0.5, moment.at(0.75), TOLERANCE);
    assertEquals(2, moment.at(2), TOLERANCE);
  }
}
