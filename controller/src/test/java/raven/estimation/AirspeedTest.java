package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.controller.Settings;
import raven.hal.SensorFrame;
import us.ihmc.euclid.tuple3D.Vector3D;

class AirspeedTest {
  private static final double DT = 0.01;

  private final EstimationSettings settings = Settings.bundled().bind().estimation();
  private final Airspeed airspeed = new Airspeed(Bundled.robot().sensors().airspeed(), settings);
  private final Kalman x = new Kalman();
  private final SensorFrame frame = new SensorFrame();

  private void fly(double seconds, double reading) {
    for (double t = 0; t < seconds; t += DT) {
      frame.airspeed.valid = frame.airspeed.fresh = reading > 0;
      frame.airspeed.value = reading;
      airspeed.update(x, frame, new Vector3D(), 0, DT);
    }
  }

  /** An hour on the wing without a position: without an end of the spread the verdict would be that all is lost. */
  @Test
  void windThatNobodyMeasuresIsNeverMoreUncertainThanWindIs() {
    x.v_WB.set(10, 0, 0);
    x.inflate(Kalman.VELOCITY, 3, 0.01);
    fly(5, 8);
    double known = Math.sqrt(x.variance(Kalman.WIND));
    double blows = x.wind_W.getX();
    double most = settings.air().windSpread();
    assertTrue(known < 0.7 * most, "known " + known);
    assertTrue(blows > 1, "wind " + blows);
    fly(3600, 0);
    assertEquals(most, Math.sqrt(x.variance(Kalman.WIND)), 0.02 * most);
    assertEquals(0, x.wind_W.norm(), 0.01);
  }
}
