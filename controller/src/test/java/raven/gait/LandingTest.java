package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.GRAVITY;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.state.NavState;

final class LandingTest {
  /** Of a force that comes out of torques through a numeric derivative [N]. */
  private static final double TOLERANCE = 1e-5;

  private final LandingSettings s = SETTINGS.hop().landing();
  private final Landing landing = new Landing(ROBOT, new Springs(ROBOT.legs()), s);
  private final ActuatorFrame out = new ActuatorFrame();
  private NavState x;
  private Body body;

  @BeforeEach
  void touchDown() {
    x = Bundled.standing(s.pitch(), 0.05, -0.2);
    x.toeAngle[0] = x.toeAngle[1] = ROBOT.legs().toe().rest();
    body = Bundled.bodyAt(x);
    landing.start(0, x);
  }

  private GroundForce force() {
    landing.update(x, body, out);
    return new GroundForce(x, body.pitch, out);
  }

  @Test
  void atRestAtItsHeightItBearsItsWeight() {
    body.comZ = body.toeZ + s.height();
    assertEquals(body.mass() * GRAVITY, force().up(), TOLERANCE);
  }

  @Test
  void theFasterItFallsTheMoreItPushesUpToTheLimit() {
    double last = 0;
    for (double fall = 0; fall < 3; fall += 0.1) {
      body.comVz = -fall;
      double up = force().up();
      assertTrue(up >= last - TOLERANCE, "less at " + fall + " m/s");
      assertTrue(up <= s.forceLimit() + TOLERANCE, up + " N");
      last = up;
    }
    assertEquals(s.forceLimit(), last, TOLERANCE);
  }

  @Test
  void neverPullsAtTheGround() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 1000; i++) {
      body.comVx = random.nextDouble(-2, 2);
      body.comVz = random.nextDouble(-3, 3);
      body.momentum = random.nextDouble(-0.1, 0.1);
      body.roll = random.nextDouble(-0.5, 0.5);
      GroundForce force = force();
      assertTrue(Math.min(force.fz[0], force.fz[1]) > -TOLERANCE);
    }
  }

  @Test
  void theLowSideGetsMore() {
    body.roll = 0.1;
    GroundForce force = force();
    assertTrue(force.fz[1] > force.fz[0]);
  }

  @Test
  void aLeanOfEightDegreesIsHeld() {
    double lean = Math.toRadians(8);
    double half = ROBOT.legs().hipSpacing() / 2;
    for (JumpSettings jump : List.of(SETTINGS.hop(), SETTINGS.mount())) {
      Landing onFeet = new Landing(ROBOT, new Springs(ROBOT.legs()), jump.landing());
      onFeet.start(0, x);
      body.roll = lean;
      onFeet.update(x, body, out);
      GroundForce force = new GroundForce(x, body.pitch, out);

      // the mass centre has moved towards the right foot by as much as it is high
      double moved = jump.landing().height() * Math.sin(lean);
      double righting = force.fz[1] * (half - moved) - force.fz[0] * (half + moved);
      assertTrue(righting > 0, righting + " N m from " + jump.landing().rollGain() + "/rad");
    }
  }

  @Test
  void itsForceTurnsBackARobotThatTurns() {
    // over its toes at its height, where friction holds whatever is asked
    body.comX = body.toeX;
    body.comZ = body.toeZ + s.height();
    double still = moment(force());
    body.momentum = 0.003;
    double noseUp = moment(force());
    body.momentum = -0.003;
    double noseDown = moment(force());
    assertTrue(
        noseUp < still && still < noseDown, noseUp + " < " + still + " < " + noseDown + " N m");
  }

  /** Nose-up, about the mass centre. */
  private double moment(GroundForce force) {
    return (body.toeX - body.comX) * force.up() - (body.toeZ - body.comZ) * force.forward();
  }

  @Test
  void isDoneWhenNothingMovesOrTimeIsUp() {
    body.comVz = -1;
    assertFalse(landing.done(x, body));
    body.comVz = 0;
    assertFalse(landing.done(x, body), "at the very beginning");
    x.time = 0.11;
    assertTrue(landing.done(x, body));
    body.comVz = -1;
    assertFalse(landing.done(x, body));
    x.time = s.absorb() + 0.01;
    assertTrue(landing.done(x, body));
  }
}
