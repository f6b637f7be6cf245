package raven.tools;

import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;

/** Who flies a simulated robot: a controller in this program, or one at the other end of a link. */
interface Mind {
  /** Answers a sensor frame and brings the report up to date. Returns false when there will be no more answers. */
  boolean tick(SensorFrame sensors, ActuatorFrame out);

  /** What it thinks, as of the last tick. */
  MindReport report();
}
