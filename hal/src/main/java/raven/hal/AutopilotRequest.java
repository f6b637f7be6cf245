package raven.hal;

/** What we ask of the autopilot. Asking again for the same under a new number is a retry. */
public final class AutopilotRequest {
  /** What it is to be ready for, or to do. */
  public enum Wish {
    /** Keep out of it. */
    STAND_BY,
    /** We are about to jump: arm, and be ready for the air. */
    LAUNCH,
    /** Fly on from here. */
    TAKE
  }

  public Wish wish = Wish.STAND_BY;

  /** Grows with every request. */
  public int number;

  /** Height above the place of power-up [m] and airspeed [m/s] to hold. */
  public double height;

  public double airspeed;

  /** Its outputs reach the aircraft; before that, its integrals had better follow ours. */
  public boolean taken;

  /** What the aircraft does now, for whoever wants to begin from it: our own throttle and surfaces. */
  public double throttle;

  public double elevator;
  public double rudder;
  public double aileron;

  public void set(AutopilotRequest other) {
    wish = other.wish;
    number = other.number;
    height = other.height;
    airspeed = other.airspeed;
    taken = other.taken;
    throttle = other.throttle;
    elevator = other.elevator;
    rudder = other.rudder;
    aileron = other.aileron;
  }
}
