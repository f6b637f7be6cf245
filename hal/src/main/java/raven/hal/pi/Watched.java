package raven.hal.pi;

import raven.hal.pi.os.DeviceFault;

/** A device that may fail while the robot goes on: after a fault it is left alone for a second, then tried again. Not thread-safe. */
final class Watched {
  private static final long PAUSE_NS = 1_000_000_000;

  private final Runnable poll;
  private final Troubles troubles;
  private long next_ns = Long.MIN_VALUE;

  Watched(Runnable poll, Troubles troubles) {
    this.poll = poll;
    this.troubles = troubles;
  }

  void poll(long now_ns) {
    if (now_ns < next_ns) return;
    try {
      poll.run();
    } catch (DeviceFault e) {
      troubles.add(e);
      next_ns = now_ns + PAUSE_NS;
    }
  }
}
