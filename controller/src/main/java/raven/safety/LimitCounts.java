package raven.safety;

/** How often {@link Limits} had to step in, in ticks since power-up; written by it, read by the log. */
public final class LimitCounts {
  /** Frames with a number that is none. */
  public long faults;

  public long angles;
  public long torques;
  public long gains;
  public long throttle;
  public long surfaces;
}
