package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.LEGS;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;
import static raven.gait.Bundled.TICK;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.NavState;

/** The way to the toe tips and back, of a robot that is in balance at every moment: joints obey at once, the tail stays down, springs lift the heels. */
final class ToeTrialTest {
  private static final double WEIGHT = ROBOT.partsMass() * Bundled.GRAVITY;

  private final ToeTrialSettings s = SETTINGS.toeTrial();
  private final Springs springs = new Springs(LEGS);
  private final Identification felt = new Identification(ROBOT, SETTINGS.identification(), springs);
  private final Stance stance = new Stance(ROBOT, SETTINGS.stance());
  private final ToeTrial trial = new ToeTrial(ROBOT, s, stance, felt);
  private final Tripod tripod = new Tripod(ROBOT);
  private final ActuatorFrame out = new ActuatorFrame();
  private final NavState x =
      Bundled.standing(stance.pitch(SETTINGS.stance().hipHeight()), 0.049, -0.15);
  private Body body = Bundled.bodyAt(x);

  /** What the toe sensors read too much [rad]. */
  private double error;

  private double highest;

  /** One tick with true toe springs, the nose lowered by an angle. */
  private void tick(double toe, double nod) {
    x.time += TICK;
    stance.update(x, body, out);
    for (int j = 0; j < JointId.COUNT; j++) x.jointAngle[j] = out.joints[j].angle;

    // the tail rests on the ground
    double low = 0;
    double high = 1.5;
    for (int i = 0; i < 40; i++) {
      settle(toe, (low + high) / 2);
      if (tripod.tail > 0) low = (low + high) / 2;
      else high = (low + high) / 2;
    }
    if (nod > 0) settle(toe, low - nod);
    x.toeAngle[0] += error;
    x.toeAngle[1] += error;
    body = Bundled.bodyAt(x);
    highest = Math.max(highest, tripod.heels);
    trial.update(0, x, body);
  }

  /** Feet flat, or on their tips with springs that carry what the tips make them. */
  private void settle(double toe, double pitch) {
    x.q_WB.setYawPitchRoll(0, -pitch, 0);
    double f2 = Bundled.bodyAt(x).f2;
    x.toeAngle[0] = x.toeAngle[1] = -f2;
    for (int i = 0; i < 5; i++) {
      tripod.update(Bundled.bodyAt(x), 0);
      double bent = WEIGHT * tripod.onTips / (2 * toe);
      x.toeAngle[0] = x.toeAngle[1] = Math.min(-f2, LEGS.toe().rest() + bent);
    }
    tripod.update(Bundled.bodyAt(x), 0);
  }

  private void run(double toe) {
    trial.start(x);
    for (double end = x.time + 5; x.time < end && !trial.done(); ) tick(toe, 0);
    assertTrue(trial.done(), "it ends");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.28, 0.5, 0.8, 1.5})
  void findsTheRateAndGoesNoFurtherThanItMust(double toe) {
    error = 0.01;
    run(toe);
    assertEquals(toe, felt.toe(), 0.03 * toe);
    assertTrue(highest < 3 * s.heels(), "heels up by " + Math.toDegrees(highest) + " deg");
  }

  @Test
  void whatIsKnownIsNotTriedAgain() {
    run(0.8);
    trial.start(x);
    assertTrue(trial.done());
  }

  @Test
  void springsTooSoftToLiftTheHeelsAreKnownRoughly() {
    run(0.2);
    assertEquals(0.2, felt.toe(), 0.05);
    assertTrue(felt.toeDeviation() > 0.01, "and it knows that");
  }

  @Test
  void aTailThatLeavesTheGroundSendsItBack() {
    trial.start(x);
    while (x.time < s.first().time() + 0.9 * s.second().time()) tick(0.2, 0);
    double far = x.jointAngle[JointId.hip(0)];
    assertFalse(trial.done());
    double until = x.time + s.yieldTime() + s.returnTime() + 3 * TICK;
    while (x.time < until) tick(0.2, x.time < until - s.returnTime() ? 0.05 : 0);
    assertTrue(trial.done());
    assertEquals(0.2, felt.toe(), 0.06, "a tail that leaves the ground tells the rate too");
    assertTrue(x.jointAngle[JointId.hip(0)] > far + 0.3, "the feet are forward again");
  }

  @Test
  void canBeBrokenOff() {
    trial.start(x);
    tick(0.5, 0);
    trial.end();
    assertTrue(trial.done());
    assertEquals(LEGS.toe().stiffness(), felt.toe());
  }
}
