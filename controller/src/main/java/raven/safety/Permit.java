package raven.safety;

/** What a mode may ask of the actuators; {@link Limits} lets nothing else through. */
public enum Permit {
  /** Drivers off, propeller stopped. */
  NOTHING(false, false, false),

  /** On the ground with the propeller stopped. */
  LEGS(true, false, false),

  /** On the ground with the propeller. */
  LAUNCH(true, true, false),

  /** Aloft with the propeller. */
  FLIGHT(true, true, true),

  /** Aloft with the propeller stopped. */
  GLIDE(true, false, true);

  private final boolean drivers;
  private final boolean propeller;
  private final boolean aloft;

  Permit(boolean drivers, boolean propeller, boolean aloft) {
    this.drivers = drivers;
    this.propeller = propeller;
    this.aloft = aloft;
  }

  /** The leg drivers may be powered. */
  public boolean drivers() {
    return drivers;
  }

  /** The propeller may turn. */
  public boolean propeller() {
    return propeller;
  }

  /** Off the ground: to cut everything would drop the robot. */
  public boolean aloft() {
    return aloft;
  }
}
