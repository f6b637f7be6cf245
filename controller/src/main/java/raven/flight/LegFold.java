package raven.flight;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.state.NavState;

/** Swings the legs aft after the jump and holds them there, in a third of a second: faster kicks the body nose up. */
final class LegFold {
  private final FlightSettings.Legs settings;
  private final double[] from = new double[JointId.COUNT];
  private double since;

  LegFold(FlightSettings.Legs settings) {
    this.settings = settings;
  }

  void begin(NavState x) {
    since = x.time + settings.start();
    for (int i = 0; i < JointId.COUNT; i++) {
      from[i] = x.jointAngle[i];
    }
  }

  void update(NavState x, ActuatorFrame out) {
    double s = Math.clamp((x.time - since) / settings.duration(), 0, 1);

    // s²(3 − 2s) and its rate
    double part = s * s * (3 - 2 * s);
    double rate = 6 * s * (1 - s) / settings.duration();
    for (int i = 0; i < JointId.COUNT; i++) {
      double to = i % 2 == 0 ? settings.hip() : settings.ankle();
      out.joints[i].hold(from[i] + part * (to - from[i]), settings.stiffness(), settings.damping());
      out.joints[i].rate = rate * (to - from[i]);
    }
  }

  boolean folded(NavState x) {
    return x.time >= since + settings.duration();
  }
}
