package raven.hal;

/** Where the pilot's commands come from. */
public interface PilotPort {
  /** Fills the command as it stands at the given time [s]. */
  void read(double time, PilotCommand command);
}
