package raven.tools;

/**
 * On Ctrl-C and SIGTERM the flight ends after its tick, and what the flight's thread has to put in order is put in order before the program
 * goes. For the thread that makes it.
 */
final class StopHook implements AutoCloseable {
  private static final long PATIENCE_MS = 1000;

  private final Thread hook;

  /** @param stop makes the flight's loop end; called on another thread */
  StopHook(Runnable stop) {
    Thread flight = Thread.currentThread();
    hook = new Thread(() -> {
      stop.run();
      try {
        flight.join(PATIENCE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The flight is over by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is on its way out
    }
  }
}
