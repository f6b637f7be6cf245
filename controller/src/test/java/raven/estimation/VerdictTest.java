package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.state.Health;

/** Which uncertainty makes an estimate useless. */
class VerdictTest {
  private final Verdict verdict =
      new Verdict(new EstimationSettings.Trust(Math.toRadians(5), Math.toRadians(15), 4, 10));

  private final Kalman x = new Kalman();

  /** Ten minutes of flight: the wind may be anything, and ground velocity with it; the velocity through the air is known to half a metre per second. */
  @BeforeEach
  void flownForLong() {
    x.v_WB.set(10, 0, 0);
    x.use(Kalman.LATENCY);
    double wind = 15 * 15;
    for (int axis = 0; axis < 2; axis++) {
      int v = Kalman.VELOCITY + axis;
      int w = Kalman.WIND + axis;
      x.inflate(v, 1, wind + 0.25);
      x.inflate(w, 1, wind);
      x.P.set(v, w, wind);
      x.P.set(w, v, wind);
    }
  }

  @Test
  void whoFliesNeedsTheVelocityThroughTheAirOnly() {
    assertEquals(Health.GOOD, verdict.health(x, 0, true));
  }

  @Test
  void withoutAirspeedAnUnknownGroundVelocityIsLost() {
    assertEquals(Health.LOST, verdict.health(x, 0, false));
  }

  @Test
  void headingDoesNotMatterInTheAirButTiltDoes() {
    x.inflate(Kalman.TILT + 2, 1, 1);
    assertEquals(Health.GOOD, verdict.health(x, 0, true));
    x.inflate(Kalman.TILT, 1, 0.1);
    assertEquals(Health.LOST, verdict.health(x, 0, true));
  }

  @Test
  void headingMattersInTheAirAsFarAsThereIsWind() {
    x.wind_W.set(5, 0, 0);
    x.inflate(Kalman.TILT + 2, 1, 1);
    assertEquals(Health.DEGRADED, verdict.health(x, 0, true));
  }

  @Test
  void whatFlowsPastUnknownIsLostInTheAirToo() {
    x.inflate(Kalman.VELOCITY, 1, 200);
    assertEquals(Health.LOST, verdict.health(x, 0, true));
  }
}
