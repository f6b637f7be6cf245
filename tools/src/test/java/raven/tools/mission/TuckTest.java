package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.gait.LeapSettings;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.mode.Mode;

/** Three jumps in one mission share what moves the legs; none may begin where an earlier one ended. */
final class TuckTest {
  @Test
  void afterEveryPushTheLegsTuckAndDoNotReach() {
    Settings settings = Settings.bundled().bind();
    LeapSettings hop = settings.hop().leap();
    LeapSettings mount = settings.mount().leap();
    ClosedLoop flown = new ClosedLoop("tour", 1).record();
    Raven mind = ClosedLoop.mindOf(flown.mission());
    ActuatorFrame out = new ActuatorFrame();
    int tucked = 0;
    for (SensorFrame sensors : flown.sensed()) {
      mind.tick(sensors, ClosedLoop.trustingPilot(), out);

      // a push has no stiffness; what comes after it has
      if (mind.mode() == Mode.PUSHING && out.joints[0].kp > 0) {
        double angle = out.joints[0].angle;
        double hip = angle == mount.tuckHip() ? mount.tuckHip() : hop.tuckHip();
        assertEquals(hip, angle, "hip at " + sensors.time + " s");
        tucked++;
      }
    }
    assertTrue(tucked > 0, "no push came to its end");
  }
}
