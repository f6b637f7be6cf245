package raven.tools;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * On Ctrl-C and SIGTERM the flight ends after its tick, and what the flight's thread has to put in order, report and close is done before the
 * program goes.
 */
final class StopHook implements AutoCloseable {
  private static final long PATIENCE_S = 3;
  private static final CountDownLatch OVER = new CountDownLatch(1);

  private final Thread hook;

  /** @param stop makes the flight's loop end; called on another thread */
  StopHook(Runnable stop) {
    hook = new Thread(() -> {
      stop.run();
      try {
        OVER.await(PATIENCE_S, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Nothing is left to be done: nobody has to wait for it any longer. */
  static void programIsOver() {
    OVER.countDown();
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
