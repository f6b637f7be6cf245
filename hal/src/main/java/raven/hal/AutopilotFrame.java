package raven.hal;

import us.ihmc.euclid.tuple4D.Quaternion;

/** What the autopilot says about itself, as far as the handover has to know. Ages are at the time of the sensor frame. */
public final class AutopilotFrame {
  /** What it is doing, in our words. */
  public enum Doing {
    /** A mode that we do not know. */
    UNKNOWN,
    STANDING_BY,
    /** Knows that it is being launched. */
    LAUNCHING,
    /** Flies the aircraft as far as its outputs reach. */
    FLYING
  }

  /** What became of a request. */
  public enum Answer {
    NONE,
    ACCEPTED,
    REFUSED
  }

  public Doing doing = Doing.UNKNOWN;

  /** It would arm, or is armed. */
  public boolean armable;

  public boolean armed;

  /** Its motor output is where ours is, or may be. */
  public boolean throttleReady;

  /** Since its last heartbeat, attitude and outputs [s]. */
  public double heartbeatAge = Double.MAX_VALUE;

  public double attitudeAge = Double.MAX_VALUE;
  public double outputAge = Double.MAX_VALUE;

  /** Its own estimate, in our axes. */
  public final Quaternion q_WB = new Quaternion();

  /** The request that it answered last. */
  public int answered;

  public Answer answer = Answer.NONE;

  /** What it would do: throttle 0 to 1, surfaces as in {@link ActuatorFrame} [rad]. */
  public double throttle;

  public double elevator;
  public double rudder;
  public double aileron;
}
