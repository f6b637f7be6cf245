package raven.sim.autopilot;

/** What a simulated autopilot does wrong, and from when on. */
public record AutopilotTrouble(Kind kind, double from) {
  /** Kinds of trouble. */
  public enum Kind {
    NONE,
    /** Says no to flying. */
    REFUSES,
    /** Says nothing any more. */
    SILENT,
    /** Its idea of the attitude is 30 deg off. */
    LIES,
    /** Starts anew: silent for two seconds, then disarmed and standing by. */
    REBOOTS
  }

  public static final AutopilotTrouble NONE = new AutopilotTrouble(Kind.NONE, 0);
}
