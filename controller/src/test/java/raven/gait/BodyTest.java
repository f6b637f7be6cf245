package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static raven.gait.Bundled.LEGS;
import static raven.gait.Bundled.bodyAt;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.hal.JointId;
import raven.state.NavState;

/** What a body says of itself agrees with itself; whether it agrees with the plant is tested where both are known. */
final class BodyTest {
  private static final double TOLERANCE = 1e-12;
  private static final double STEP = 1e-5;

  /** Error of a central difference of that step. */
  private static final double SLOPE_TOLERANCE = 1e-7;

  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void velocityOfTheMassCentreIsTheSlopeOfItsPlace() {
    for (int i = 0; i < 500; i++) {
      double pitch = random.nextDouble(-0.5, 1.5);
      double pitchRate = random.nextDouble(-5, 5);
      double[] at = new double[3];
      double[] rate = new double[3];
      for (int k = 0; k < 3; k++) {
        at[k] = random.nextDouble(-1.5, 1.5);
        rate[k] = random.nextDouble(-10, 10);
      }
      Body now = moving(pitch, pitchRate, at, rate, 0);
      Body before = moving(pitch, pitchRate, at, rate, -STEP);
      Body after = moving(pitch, pitchRate, at, rate, STEP);
      assertEquals((after.comX - before.comX) / (2 * STEP), now.comVx - 1.5, SLOPE_TOLERANCE);
      assertEquals((after.comZ - before.comZ) / (2 * STEP), now.comVz + 0.5, SLOPE_TOLERANCE);
    }
  }

  /** Pitch and hip, ankle, toe turned on by a time; hips at 1.5 m/s forward, 0.5 m/s down. */
  private static Body moving(
      double pitch, double pitchRate, double[] at, double[] rate, double time) {
    NavState x = new NavState();
    x.q_WB.setYawPitchRoll(0, -(pitch + pitchRate * time), 0);
    x.w_WB_B.set(0, -pitchRate, 0);
    x.v_WB.set(1.5, 0, -0.5);
    for (int leg = 0; leg < 2; leg++) {
      x.jointAngle[JointId.hip(leg)] = at[0] + rate[0] * time;
      x.jointAngle[JointId.ankle(leg)] = at[1] + rate[1] * time;
      x.toeAngle[leg] = at[2] + rate[2] * time;
      x.jointRate[JointId.hip(leg)] = rate[0];
      x.jointRate[JointId.ankle(leg)] = rate[1];
      x.toeRate[leg] = rate[2];
    }
    return bodyAt(x);
  }

  @Test
  void headingMakesNoDifference() {
    for (int i = 0; i < 500; i++) {
      double yaw = random.nextDouble(-3, 3);
      double pitch = random.nextDouble(0, 1.4);
      double roll = random.nextDouble(-0.4, 0.4);
      double forward = random.nextDouble(-2, 2);
      NavState straight = new NavState();
      NavState turned = new NavState();
      straight.q_WB.setYawPitchRoll(0, -pitch, roll);
      turned.q_WB.setYawPitchRoll(yaw, -pitch, roll);
      straight.w_WB_B.set(1, -2, 3);
      turned.w_WB_B.set(1, -2, 3);
      Body one = bodyAt(straight);
      Body other = bodyAt(turned);

      // along the wing's own heading, which roll and pitch shift the same way
      double heading = one.yaw;
      straight.v_WB.set(forward * Math.cos(heading), forward * Math.sin(heading), 1);
      turned.v_WB.set(forward * Math.cos(heading + yaw), forward * Math.sin(heading + yaw), 1);
      one.update(straight);
      other.update(turned);
      assertEquals(one.pitch, other.pitch, TOLERANCE);
      assertEquals(one.roll, other.roll, TOLERANCE);
      assertEquals(one.pitchRate, other.pitchRate, TOLERANCE);
      assertEquals(one.rollRate, other.rollRate, TOLERANCE);
      assertEquals(forward, other.hipVx, TOLERANCE);
      assertEquals(one.comVx, other.comVx, TOLERANCE);
      assertEquals(one.momentum, other.momentum, TOLERANCE);
    }
  }

  @Test
  void aheadIsWhereTheMassCentreWouldBeOverALevelSole() {
    for (int i = 0; i < 500; i++) {
      double pitch = random.nextDouble(0, 1.4);
      double toeX = random.nextDouble(-0.1, 0.1);
      double toeZ = random.nextDouble(-0.25, -0.1);
      Body body = bodyAt(Bundled.standing(pitch, toeX, toeZ));
      assertEquals(toeX, body.toeX, TOLERANCE);
      assertEquals(toeZ, body.toeZ, TOLERANCE);
      assertEquals(-toeZ, body.legDrop(body.f1, body.f2), TOLERANCE);
      assertEquals(body.comX - body.toeX, body.ahead(body.f1, body.f2), TOLERANCE);
    }
  }

  @Test
  void theLowerFootStandsOnTheGround() {
    NavState x = Bundled.standing(0.8, 0.05, -0.15);
    x.jointAngle[JointId.ankle(1)] += 0.5;
    Body body = bodyAt(x);
    double left = -0.15;
    assertEquals(left, body.groundZ, TOLERANCE);
    x.jointAngle[JointId.ankle(1)] -= 1;
    body.update(x);
    double f1 = LegKinematics.thighAngle(x.jointAngle[JointId.hip(1)], 0.8);
    double right = new LegKinematics(LEGS).toeZ(f1, f1 + x.jointAngle[JointId.ankle(1)]);
    assertEquals(Math.min(left, right), body.groundZ, TOLERANCE);
  }
}
