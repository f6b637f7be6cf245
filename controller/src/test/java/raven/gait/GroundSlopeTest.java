package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;

import org.junit.jupiter.api.Test;

final class GroundSlopeTest {
  private static final double TOLERANCE = 1e-9;

  private final Stance stance = new Stance(ROBOT, SETTINGS.stance());
  private final GroundSlope slope = new GroundSlope(ROBOT);

  /** Posture and ground turned together, the feet turned beyond that about the end of the sole that stays on the ground. */
  private Body resting(double height, double uphill, double feet) {
    Body level = Bundled.bodyAt(Bundled.standing(stance.pitch(height), 0.05, -height));
    double end =
        feet < 0 ? ROBOT.legs().foot().toeLength() : -ROBOT.legs().foot().halluxLength();
    double sole = ROBOT.legs().foot().sole();
    double x = level.toeX + end;
    double z = level.toeZ - sole;
    double c = Math.cos(uphill);
    double s = Math.sin(uphill);
    double c3 = Math.cos(uphill + feet);
    double s3 = Math.sin(uphill + feet);
    level.pitch += uphill;
    level.f3 = uphill + feet;
    level.toeX = x * c - z * s - (end * c3 + sole * s3);
    level.toeZ = x * s + z * c - (end * s3 - sole * c3);
    return level;
  }

  private Body resting(double height, double uphill) {
    return resting(height, uphill, 0);
  }

  @Test
  void restTellsTheSlopeInAnyPosture() {
    for (double height : new double[] {0.12, 0.15, 0.2}) {
      for (double uphill : new double[] {-0.08, 0, 0.05}) {
        slope.forget();
        slope.rest(resting(height, uphill));
        assertEquals(uphill, slope.slope(), TOLERANCE);
      }
    }
  }

  @Test
  void liftedHeelsOrToesDoNotTiltTheGround() {
    for (double feet : new double[] {-0.2, 0.1}) {
      slope.forget();
      slope.rest(resting(0.15, 0.03, feet));
      assertEquals(0.03, slope.slope(), TOLERANCE);
    }
  }

  @Test
  void isRememberedUntilForgotten() {
    slope.rest(resting(0.15, 0.05));
    slope.rest(resting(0.15, 0.07));
    assertEquals(0.05, slope.slope(), 0.001);
    slope.forget();
    assertEquals(0.05, slope.slope(), 0.001);
    slope.rest(resting(0.15, 0));
    assertEquals(0, slope.slope(), TOLERANCE);
  }
}
