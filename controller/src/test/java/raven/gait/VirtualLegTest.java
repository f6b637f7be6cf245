package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.LEGS;
import static raven.gait.Bundled.ROBOT;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.NavState;

final class VirtualLegTest {
  private static final int SAMPLES = 2000;

  /** Error of the numeric derivative, over the least lever of the samples. */
  private static final double TOLERANCE = 1e-6;

  private final VirtualLeg legs = new VirtualLeg(ROBOT, new Springs(ROBOT.legs()));
  private final ActuatorFrame out = new ActuatorFrame();
  private final SplittableRandom random = new SplittableRandom(3);
  private NavState x;
  private Body body;

  @BeforeEach
  void crouch() {
    anyCrouch();
  }

  private void anyCrouch() {
    double toeX = random.nextDouble(-0.08, 0.08);
    x = Bundled.standing(random.nextDouble(0.2, 1.3), toeX, random.nextDouble(-0.22, -0.1));
    x.toeAngle[0] += random.nextDouble(-0.3, 0.3);
    x.toeAngle[1] += random.nextDouble(-0.3, 0.3);
    body = Bundled.bodyAt(x);
  }

  private GroundForce push(double fx, double fz, double shift) {
    legs.push(fx, fz, shift, 0, x, body, out);
    return new GroundForce(x, body.pitch, out);
  }

  @Test
  void torquesBalanceTheForceByVirtualWork() {
    for (int i = 0; i < SAMPLES; i++) {
      anyCrouch();
      double fz = random.nextDouble(1, 40);
      double fx = random.nextDouble(-0.59, 0.59) * fz;
      GroundForce force = push(fx, fz, 0);
      assertEquals(fx, force.forward(), TOLERANCE);
      assertEquals(fz, force.up(), TOLERANCE);
      assertEquals(force.fz[0], force.fz[1], TOLERANCE);
    }
  }

  @Test
  void theGroundIsNeverAskedToPullNorToHoldMoreThanItGrips() {
    for (int i = 0; i < SAMPLES; i++) {
      anyCrouch();
      GroundForce force =
          push(random.nextDouble(-60, 60), random.nextDouble(-60, 60), random.nextDouble(-2, 2));
      for (int leg = 0; leg < 2; leg++) {
        assertTrue(force.fz[leg] > -TOLERANCE, () -> "pulls: " + force.up());
        assertTrue(
            Math.abs(force.fx[leg]) <= 0.6 * force.fz[leg] + TOLERANCE,
            () -> "slips: " + force.forward() + " N on " + force.up());
      }
    }
  }

  @Test
  void shiftMovesTheForceToTheRightLeg() {
    GroundForce force = push(2, 20, 0.2);
    assertEquals(0.3 * 20, force.fz[0], TOLERANCE);
    assertEquals(0.7 * 20, force.fz[1], TOLERANCE);
    assertEquals(2, force.forward(), TOLERANCE);
  }

  @Test
  void aMotorThatDrivesIsAskedToMakeUpForItsGear() {
    push(0, 20, 0);
    double atRest = out.joints[0].torque;
    x.jointRate[JointId.hip(0)] = Math.signum(atRest);
    push(0, 20, 0);
    assertEquals(atRest / LEGS.hip().motor().efficiency(), out.joints[0].torque, 1e-12);
    x.jointRate[JointId.hip(0)] = -Math.signum(atRest);
    push(0, 20, 0);
    assertEquals(atRest, out.joints[0].torque);
  }
}
