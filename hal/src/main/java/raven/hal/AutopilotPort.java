package raven.hal;

/** An autopilot that may take the aircraft over once it flies: over a link, or a simulated one. */
public interface AutopilotPort {
  /** Fills in what it said last, as of a time [s]. */
  void read(double time, AutopilotFrame frame);

  /** Hands over what it is asked; the caller keeps the object. */
  void write(AutopilotRequest request);
}
