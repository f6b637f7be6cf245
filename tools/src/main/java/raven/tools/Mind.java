package raven.tools;

import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.log.LogRow;

/** Who flies a simulated robot: a controller in this program, or one at the other end of a link. */
interface Mind {
  /** Answers a sensor frame and brings the report up to date. Returns false when there will be no more answers. */
  boolean tick(SensorFrame sensors, ActuatorFrame out);

  /** Declares and writes one row of the log: what came in, what was thought, what went out. */
  void log(SensorFrame sensors, ActuatorFrame out, LogRow row);

  /** What no other run repeats: how long the tick took. */
  void logTime(LogRow row);

  /** What it thinks, as of the last tick. */
  MindReport report();
}
