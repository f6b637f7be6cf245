package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.LEGS;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;

import org.junit.jupiter.api.Test;
import raven.robot.Point;
import raven.state.NavState;

/** Statics of tips and tail, against the balance of trunk and legs without feet. */
final class TripodTest {
  /** Positions and moments over the weight [m]. */
  private static final double TOLERANCE = 1e-9;

  private final Tripod tripod = new Tripod(ROBOT);
  private final Stance stance = new Stance(ROBOT, SETTINGS.stance());

  /** Feet turned nose-down about their toe joints, the body where it was. */
  private Body turned(double height, double ahead, double feet) {
    NavState x = Bundled.standing(stance.pitch(height), ahead, -height);
    x.toeAngle[0] -= feet;
    x.toeAngle[1] -= feet;
    return Bundled.bodyAt(x);
  }

  @Test
  void feltMomentIsThatWhichHoldsTrunkAndLegs() {
    for (double slope : new double[] {-0.06, 0, 0.08}) {
      Body body = turned(0.17, -0.03, 0.1);
      tripod.update(body, slope);

      // from the skid's force: all moments about the tips balance
      Point skid = ROBOT.body().skid();
      double skidX = skid.x() * Math.cos(body.pitch) - skid.z() * Math.sin(body.pitch);
      double skidZ = skid.x() * Math.sin(body.pitch) + skid.z() * Math.cos(body.pitch);
      double toes = LEGS.foot().toeLength();
      double sole = LEGS.foot().sole();
      double tipX = body.toeX + toes * Math.cos(body.f3) + sole * Math.sin(body.f3);
      double tipZ = body.toeZ + toes * Math.sin(body.f3) - sole * Math.cos(body.f3);
      double along = (tipX - skidX) * Math.cos(slope) + (tipZ - skidZ) * Math.sin(slope);
      double normal = (tipX - body.comX) / along;
      double friction = 0.8 * ROBOT.body().skidFriction() * normal;
      double forceX = -normal * Math.sin(slope) - friction * Math.cos(slope);
      double forceZ = normal * Math.cos(slope) - friction * Math.sin(slope);

      // trunk and legs without feet, about the toe joints, nose-up: weight, skid, springs; the
      // skid lies on the ground's line through the tips when that line is the ground
      double lift = tripod.tail;
      double footX = LEGS.foot().centreOfMass().x() * Math.cos(body.f3)
          - LEGS.foot().centreOfMass().z() * Math.sin(body.f3);
      double share = 2 * LEGS.foot().mass() / ROBOT.partsMass();
      double weight = -(body.comX - body.toeX - share * footX);
      double groundX = skidX + lift * Math.sin(slope);
      double groundZ = skidZ - lift * Math.cos(slope);
      double tail = (groundX - body.toeX) * forceZ - (groundZ - body.toeZ) * forceX;
      assertEquals(0, tripod.onTips + weight + tail, TOLERANCE);
    }
  }

  @Test
  void withoutTheTailTheMassCentreIsAllThereIs() {
    Body body = turned(0.15, -0.02, 0);
    tripod.update(body, 0);
    double foot = LEGS.foot().centreOfMass().x() * 2 * LEGS.foot().mass() / ROBOT.partsMass();
    assertEquals(body.comX - body.toeX - foot, tripod.onFeet, TOLERANCE);
    assertTrue(tripod.onFeet < tripod.onTips, "the tips carry more of the toes' moment");
  }

  @Test
  void seesHeelsAndTailLeaveTheGround() {
    Body body = turned(0.15, 0.02, 0);
    tripod.update(body, 0);
    assertEquals(0, tripod.heels, TOLERANCE);
    assertEquals(0, tripod.tail, TOLERANCE);

    tripod.update(turned(0.15, 0.02, 0.07), 0);
    assertEquals(0.07, tripod.heels, TOLERANCE);

    // uphill ground lies lower under a tail that stays where it was
    double reach = body.toeX
        + LEGS.foot().toeLength()
        - ROBOT.body().skid().x() * Math.cos(body.pitch)
        + ROBOT.body().skid().z() * Math.sin(body.pitch);
    tripod.update(body, 0.05);
    assertEquals(reach * Math.sin(0.05), tripod.tail, 1e-6);
  }
}
