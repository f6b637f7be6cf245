package raven.mode;

/**
 * What the present behaviour says about itself: written by it once per tick, cleared when the mode changes, read by {@link Facts} and
 * {@link Itinerary} one tick later.
 */
public final class BehaviourReport {
  /** WALKING: stands at the end of the walk, both feet down. */
  public boolean arrived;

  /** STANDING, CROUCHING, LANDING: at rest in the posture of this mode. CLIMBING: the handover gate is open. */
  public boolean settled;

  /** PUSHING: the legs are straight; whatever the feet say, there is nothing left to push with. */
  public boolean stretched;

  /** PUSHING: the feet are light on purpose, they have not left. */
  public boolean light;

  /** LANDING: the obstacle lies behind both feet. */
  public boolean beyond;

  /** CRUISING: no autopilot will have the aircraft, so that it has to land. */
  public boolean abandoned;

  /** Propeller command asked for, 0 to 1. */
  public double throttle;

  /** The behaviour declines. */
  public Refusal refusal = Refusal.NONE;

  public void clear() {
    arrived = settled = stretched = light = beyond = abandoned = false;
    throttle = 0;
    refusal = Refusal.NONE;
  }
}
