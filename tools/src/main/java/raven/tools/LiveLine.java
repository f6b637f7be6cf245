package raven.tools;

import java.io.PrintStream;
import java.util.Locale;

/** One line on a terminal that is written over while a flight goes on; silent when nobody watches. */
final class LiveLine implements AutoCloseable {
  private static final long PERIOD_NS = 50_000_000;

  private final PrintStream out;
  private final boolean watched;
  private long next_ns = Long.MIN_VALUE;
  private boolean dirty;

  LiveLine(PrintStream out, boolean watched) {
    this.out = out;
    this.watched = watched;
  }

  /** Shows where the flight stands, if the eye could follow. */
  void show(double time, String mode, double speed, double height) {
    if (!watched || System.nanoTime() < next_ns) return;
    next_ns = System.nanoTime() + PERIOD_NS;
    out.printf(
        Locale.ROOT,
        "\r%6.1f s  %-12s %6.2f m/s  %6.2f m high\u001b[K",
        time,
        mode.toLowerCase(Locale.ROOT),
        speed,
        height);
    out.flush();
    dirty = true;
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (!dirty) return;
    out.print("\r\u001b[K");
    out.flush();
  }
}
