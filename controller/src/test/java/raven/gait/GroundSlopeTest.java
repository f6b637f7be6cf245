package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;

import org.junit.jupiter.api.Test;

final class GroundSlopeTest {
  private static final double TOLERANCE = 1e-9;

  private final Stance stance = new Stance(ROBOT, SETTINGS.stance());
  private final GroundSlope slope = new GroundSlope(ROBOT);

  private Body resting(double height, double uphill) {
    // posture and ground turned together
    double pitch = stance.pitch(height);
    Body level = Bundled.bodyAt(Bundled.standing(pitch, 0.05, -height));
    double c = Math.cos(uphill);
    double s = Math.sin(uphill);
    double sole = ROBOT.legs().foot().sole();
    double x = level.toeX;
    double z = level.toeZ - sole;
    level.pitch += uphill;
    level.toeX = x * c - z * s;
    level.toeZ = x * s + z * c + sole;
    return level;
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
