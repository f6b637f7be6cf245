package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;
import static raven.gait.Bundled.TICK;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.robot.Point;
import raven.state.NavState;

final class StanceTest {
  private static final double TOLERANCE = 1e-12;

  private final StanceSettings s = SETTINGS.stance();
  private final Stance stance = new Stance(ROBOT, s);
  private final ActuatorFrame out = new ActuatorFrame();
  private final LegKinematics legs = new LegKinematics(ROBOT.legs());
  private NavState x;
  private Body body;

  @BeforeEach
  void deep() {
    x = Bundled.standing(0.8, 0.02, -0.1);
    body = Bundled.bodyAt(x);
  }

  private void hold(double until) {
    while (x.time < until) {
      x.time += TICK;
      stance.update(x, body, out);
    }
  }

  private double toeX(int leg, double pitch) {
    double f1 = LegKinematics.thighAngle(out.joints[JointId.hip(leg)].angle, pitch);
    return legs.toeX(f1, f1 + out.joints[JointId.ankle(leg)].angle);
  }

  private double toeZ(int leg, double pitch) {
    double f1 = LegKinematics.thighAngle(out.joints[JointId.hip(leg)].angle, pitch);
    return legs.toeZ(f1, f1 + out.joints[JointId.ankle(leg)].angle);
  }

  @Test
  void movesSmoothlyFromWhereTheJointsAre() {
    stance.start(x);
    stance.update(x, body, out);
    for (int j = 0; j < JointId.COUNT; j++) {
      assertEquals(x.jointAngle[j], out.joints[j].angle);
    }

    hold(s.moveTime() + TICK);
    double[] way = new double[JointId.COUNT];
    for (int j = 0; j < way.length; j++) {
      way[j] = Math.abs(out.joints[j].angle - x.jointAngle[j]);
    }
    x.time = 0;
    stance.update(x, body, out);
    double[] last = angles();
    for (int i = 1; i * TICK < s.moveTime(); i++) {
      x.time = i * TICK;
      stance.update(x, body, out);
      for (int j = 0; j < last.length; j++) {
        // a smooth step is steepest in the middle, with 3/2 of its mean slope
        double most = 1.5 * way[j] * TICK / s.moveTime();
        assertTrue(Math.abs(out.joints[j].angle - last[j]) <= most + TOLERANCE, "joint " + j);
      }
      last = angles();
    }
  }

  private double[] angles() {
    double[] angles = new double[JointId.COUNT];
    for (int j = 0; j < angles.length; j++) {
      angles[j] = out.joints[j].angle;
    }
    return angles;
  }

  /** The ground is level: the body is pitched as a hip height has it. */
  private void levelAt(double height) {
    x.q_WB.setYawPitchRoll(0, -stance.pitch(height), 0);
    body.update(x);
  }

  @Test
  void withTheNoseLowOnASlopeTheFeetGoForward() {
    stance.start(x, 0.03, 0.12, 0.4);
    x.q_WB.setYawPitchRoll(0, -(stance.pitch(0.12) - 0.1), 0);
    body.update(x);
    hold(0.5);
    assertEquals(0.03 + 0.1 * s.slope(), toeX(0, stance.pitch(0.12)), TOLERANCE);
  }

  @Test
  void aHaltEndsTheWayGently() {
    stance.start(x, 0.03, 0.12, 0.4);
    hold(0.2);
    double before = out.joints[1].angle;
    stance.halt(x);
    hold(0.2 + TICK);
    double first = Math.abs(out.joints[1].angle - before);
    hold(1);
    double far = out.joints[1].angle;
    hold(1.2);
    assertTrue(Math.abs(far - before) > 20 * first, "it does not stop at once");
    assertEquals(far, out.joints[1].angle, 1e-4, "but it stops");
    stance.start(x, 0.03, 0.12, 0.4);
    hold(1.8);
    assertTrue(Math.abs(out.joints[1].angle - far) > 0.01, "on the way, not at its end");
  }

  @Test
  void endsInThePosture() {
    stance.start(x, 0.03, 0.12, 0.4);
    levelAt(0.12);
    hold(0.5);
    for (int leg = 0; leg < 2; leg++) {
      assertEquals(0.03, toeX(leg, stance.pitch(0.12)), TOLERANCE);
      assertEquals(-0.12, toeZ(leg, stance.pitch(0.12)), TOLERANCE);
    }
  }

  @Test
  void feetAndTailTouchLevelGroundTogether() {
    Point skid = ROBOT.body().skid();
    for (double height = 0.05; height < 0.2; height += 0.01) {
      double pitch = stance.pitch(height);
      double skidZ = skid.x() * Math.sin(pitch) + skid.z() * Math.cos(pitch);
      assertEquals(-(height + ROBOT.legs().foot().sole()), skidZ, 1e-9);
    }
  }

  @Test
  void settlesOnlyAfterItHasArrivedAndHasBeenStill() {
    stance.start(x);
    hold(s.moveTime() - 2 * TICK);
    assertFalse(stance.settled(x));
    hold(s.moveTime() + 2 * TICK);
    assertTrue(stance.settled(x));

    // a push
    body.pitchRate = 2 * s.stillTurn();
    hold(x.time + TICK / 2);
    body.pitchRate = 0;
    assertFalse(stance.settled(x));
    double pushed = x.time;
    hold(pushed + s.stillTime() - 2 * TICK);
    assertFalse(stance.settled(x));
    hold(pushed + s.stillTime() + 2 * TICK);
    assertTrue(stance.settled(x));

    body.comVx = -2 * s.stillSpeed();
    hold(x.time + TICK / 2);
    assertFalse(stance.settled(x));
  }

  @Test
  void aRobotThatLeansStandsTallerOnItsLowSide() {
    stance.start(x);
    body.roll = 0.05;
    hold(2 * s.moveTime());
    double pitch = stance.pitch(s.hipHeight());
    assertEquals(s.hipHeight() - 0.05 * s.roll(), -toeZ(0, pitch), TOLERANCE);
    assertEquals(s.hipHeight() + 0.05 * s.roll(), -toeZ(1, pitch), TOLERANCE);

    body.roll = 3;
    stance.update(x, body, out);
    assertEquals(s.hipHeight() + s.rollLimit(), -toeZ(1, pitch), TOLERANCE);
  }
}
