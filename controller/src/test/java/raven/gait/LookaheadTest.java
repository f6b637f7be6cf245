package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static raven.gait.Bundled.LEGS;
import static raven.gait.Bundled.ROBOT;

import org.junit.jupiter.api.Test;
import raven.state.NavState;

final class LookaheadTest {
  private final Springs felt = new Springs(LEGS);
  private final Lookahead ahead = new Lookahead(ROBOT, felt);

  @Test
  void anglesGoOnByTheirRatesOverAgeDelayAndHalfATick() {
    NavState x = Bundled.standing(0.7, 0.03, -0.15);
    x.w_WB_B.set(0, -5, 0);
    x.jointRate[0] = x.jointRate[2] = 8;
    x.jointRate[1] = x.jointRate[3] = -6;
    x.toeRate[0] = 3;
    felt.delay = 0.006;
    ahead.update(x);
    double time = 0.006 + ROBOT.sensors().joint().delay() + 0.001;
    assertEquals(0.7 + 5 * time, ahead.body.pitch, 1e-4);
    assertEquals(x.jointAngle[2] + 8 * time, ahead.state.jointAngle[2], 1e-12);
    assertEquals(x.jointAngle[1] - 6 * time, ahead.state.jointAngle[1], 1e-12);
    assertEquals(x.toeAngle[0] + 3 * time, ahead.state.toeAngle[0], 1e-12);
  }

  @Test
  void ratesAndVelocityStayAsTheyAre() {
    NavState x = Bundled.standing(0.7, 0.03, -0.15);
    x.v_WB.set(1, 0, 2);
    x.w_WB_B.set(0, -5, 0);
    x.jointRate[0] = x.jointRate[2] = 8;
    ahead.update(x);
    Body now = Bundled.bodyAt(x);
    assertEquals(now.hipVx, ahead.body.hipVx, 1e-9);
    assertEquals(now.hipVz, ahead.body.hipVz, 1e-9);
    assertEquals(now.pitchRate, ahead.body.pitchRate, 1e-9);
    assertEquals(now.f1Rate, ahead.body.f1Rate, 1e-9);
  }
}
