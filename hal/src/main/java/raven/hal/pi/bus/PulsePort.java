package raven.hal.pi.bus;

/** One servo or ESC line: a pulse that repeats by itself until it is changed. */
public interface PulsePort {
  /** Length of the pulse [ns]; 0 stops pulses altogether. Makes no garbage. */
  void pulse(long length_ns);

  /** Sends what lines that share one transfer have gathered; nothing to do for others. */
  default void flush() {}

  /** Two pulses that differ by less are the same [ns]. */
  double step_ns();

  /** What messages call it. */
  String name();
}
