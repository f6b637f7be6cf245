package raven.hal;

/** Where sensor frames come from: the robot, the simulator, a link or a log. */
public interface SensorPort {
  /** Fills the frame with the newest readings. Returns false when there will be no more (end of a run or of a log). */
  boolean read(SensorFrame frame);
}
