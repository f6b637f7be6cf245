package raven.hal;

/** What the pilot's switches and sticks say; it outranks the mission. */
public final class PilotCommand extends Part {
  /** Arm switch. */
  public boolean armed;

  /** The mission may run; opened, the robot finishes what keeps it safe and stands or glides. */
  public boolean go;

  public void set(PilotCommand other) {
    armed = other.armed;
    go = other.go;
    copyFlags(other);
  }
}
