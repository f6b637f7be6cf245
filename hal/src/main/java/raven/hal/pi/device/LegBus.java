package raven.hal.pi.device;

import raven.hal.ActuatorFrame;

/**
 * The leg actuators on one serial line. It never waits: {@link #send} puts all targets on the wire and asks for readings, {@link #collect}
 * takes what has come back, usually one tick later.
 */
public interface LegBus extends AutoCloseable {
  /** What one actuator said last, in the robot's sense and zero. */
  final class Reading {
    /** Angle [rad]. */
    public double angle;

    /** Rate [rad/s]. */
    public double rate;

    /** Current, signed like its torque [A]. */
    public double current;

    /** When it arrived on the monotonic clock [ns]. */
    public long stamp_ns = Long.MIN_VALUE;

    /** What the actuator complains about, by its own number; 0 for nothing. */
    public int trouble;
  }

  /** Sets a joint's target; {@code enabled} false lets go of it. */
  void command(int joint, boolean enabled, ActuatorFrame.Joint target);

  void send();

  /** Takes what has arrived until now [ns]. */
  void collect(long now_ns);

  Reading reading(int joint);

  /** Frames that were cut short or had a wrong checksum. */
  long garbled();

  @Override
  void close();
}
