package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.GRAVITY;
import static raven.gait.Bundled.SETTINGS;
import static raven.gait.Bundled.TICK;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.NavState;

/** A robot that flies like a stone, level in its pitch, with its hips where its mass centre is. */
final class LeapTest {
  private static final double FLOOR = 0.008;

  /** Half of the last step of the bisection, in metres of the foot. */
  private static final double BISECTION = 1e-7;

  private final LeapSettings s = SETTINGS.hop().leap();
  private final Leap leap = new Leap(s);
  private final ActuatorFrame out = new ActuatorFrame();
  private NavState x;
  private Body body;

  @BeforeEach
  void liftOff() {
    x = Bundled.standing(0.8, -0.1, -0.25);
    body = Bundled.bodyAt(x);
    fly(1, 1.6);
    leap.start(FLOOR, 0, 0, x, body);
  }

  private void fly(double forward, double up) {
    x.v_WB.set(forward, 0, up);
    body.comVx = forward;
    body.comVz = up;
  }

  private void tick() {
    x.time += TICK;
    x.p_WB.addX(x.v_WB.getX() * TICK);
    x.p_WB.addZ(x.v_WB.getZ() * TICK);
    fly(x.v_WB.getX(), x.v_WB.getZ() - (GRAVITY - lift) * TICK);
    leap.update(lift, x, body, out);
  }

  private double thighAngle() {
    return LegKinematics.thighAngle(out.joints[JointId.hip(0)].angle, body.pitch);
  }

  /** Of the toe joint below the hip when the leg is where it reaches for [m]. */
  private double drop() {
    return body.legDrop(thighAngle(), s.tarsusAngle());
  }

  /** Angle of the tarsus that the ankle is told to make when the thigh has arrived [rad]. */
  private double tarsusAngle() {
    body.f1 = thighAngle();
    leap.update(lift, x, body, out);
    return body.f1 + out.joints[JointId.ankle(0)].angle;
  }

  /** Time from the beginning of the reach to touch-down [s]. */
  private double reachBeforeTouchDown() {
    while (!leap.reaching()) {
      tick();
      assertTrue(x.time < 1, "never reaches");
    }
    double begun = x.time;
    while (x.p_WB.getZ() - drop() > FLOOR + rise) {
      tick();
      assertTrue(x.time < 1, "never lands");
    }
    return x.time - begun;
  }

  private double rise;

  /** Upward acceleration by the propeller [m/s2]. */
  private double lift;

  @Test
  void reachesInTime() {
    assertEquals(s.lead(), reachBeforeTouchDown(), 2 * TICK);
  }

  @Test
  void reachesEarlierForAHigherLanding() {
    rise = 0.05;
    leap.start(FLOOR, rise, 0, x, body);
    assertEquals(s.lead(), reachBeforeTouchDown(), 2 * TICK);
    double high = x.time;

    x.time = 0;
    rise = 0;
    liftOff();
    reachBeforeTouchDown();
    assertTrue(high < x.time);
  }

  @Test
  void reachesLaterWhereThePropellerCarries() {
    reachBeforeTouchDown();
    double falling = x.time;
    x.time = 0;
    liftOff();
    lift = 3;
    assertEquals(s.lead(), reachBeforeTouchDown(), 2 * TICK);
    assertTrue(x.time > falling);
  }

  @Test
  void uphillTheSoleLiesAlongTheGroundAndReachesEarlier() {
    reachBeforeTouchDown();
    double level = x.time;
    double tarsus = tarsusAngle();
    x.time = 0;
    liftOff();
    leap.start(FLOOR, 0, 0.1, x, body);
    while (!leap.reaching()) tick();
    assertTrue(x.time < level);
    assertEquals(tarsus + 0.1, tarsusAngle(), BISECTION);
  }

  @Test
  void tucksUntilThenAndNeverTucksAgain() {
    leap.update(lift, x, body, out);
    assertFalse(leap.reaching());
    for (int leg = 0; leg < 2; leg++) {
      assertEquals(s.tuckHip(), out.joints[JointId.hip(leg)].angle);
      assertEquals(s.tuckAnkle(), out.joints[JointId.ankle(leg)].angle);
    }
    reachBeforeTouchDown();

    // a gust lifts it
    x.p_WB.addZ(1);
    tick();
    assertTrue(leap.reaching());
  }

  @Test
  void theFootLandsAheadInProportionToTheSpeed() {
    reachBeforeTouchDown();
    for (double speed = 0; speed < 1.6; speed += 0.1) {
      fly(speed, -1);
      leap.update(lift, x, body, out);
      double ahead = -body.ahead(thighAngle(), s.tarsusAngle());
      assertEquals(s.ahead() + s.capture() * speed, ahead, BISECTION, "at " + speed + " m/s");
    }
  }

  @Test
  void theTarsusKeepsItsAngleAllTheWayToTheLanding() {
    reachBeforeTouchDown();
    double landing = thighAngle();
    for (double thigh = landing - 0.6; thigh < landing + 0.2; thigh += 0.1) {
      body.f1 = thigh;
      leap.update(lift, x, body, out);
      for (int leg = 0; leg < 2; leg++) {
        assertEquals(s.tarsusAngle(), thigh + out.joints[JointId.ankle(leg)].angle, 1e-12);
      }
    }
  }

  @Test
  void anAnkleFoldsNoFurtherThanItHasToOnTheWay() {
    reachBeforeTouchDown();
    body.f1 = thighAngle() - 3;
    leap.update(lift, x, body, out);
    assertEquals(s.tuckAnkle(), out.joints[JointId.ankle(0)].angle);
  }
}
