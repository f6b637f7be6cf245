package raven.hal.pi.bus;

/** An input line whose edges the kernel stamps, such as a sensor's data-ready. */
public interface EdgePort extends AutoCloseable {
  /** Takes the edges since the last call; returns the stamp of the newest on the monotonic clock [ns], or -1 when there was none. Makes no garbage. */
  long newest_ns();

  /** Edges that the kernel counted, those of lost events included. */
  long count();

  @Override
  void close();
}
