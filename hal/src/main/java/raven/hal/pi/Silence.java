package raven.hal.pi;

import raven.hal.pi.os.DeviceFault;

/** Notices a device that says nothing for long although its line is whole, and names it once per silence. Makes no garbage while all is well. Not thread-safe. */
final class Silence {
  /** A second: long after its readings have become invalid, so that a single lost frame is no trouble [ns]. */
  private static final long LONG_NS = 1_000_000_000;

  private final Troubles troubles;
  private final String name;
  private final String garbage;
  private final String nothing;
  private long heard_ns;
  private long stamp_ns = Long.MIN_VALUE;
  private long garbledBefore;
  private boolean said;

  /** What to do when there is only garbage on its line, and when there is nothing. */
  Silence(Troubles troubles, String name, String garbage, String nothing, long now_ns) {
    this.troubles = troubles;
    this.name = name;
    this.garbage = garbage;
    this.nothing = nothing;
    heard_ns = now_ns;
  }

  /** The device spoke last at {@code newStamp_ns}, and so many bytes or frames on its line were garbled until now. */
  void look(long newStamp_ns, long garbled, long now_ns) {
    if (newStamp_ns != stamp_ns) {
      stamp_ns = newStamp_ns;
      heard_ns = now_ns;
      garbledBefore = garbled;
      said = false;
      return;
    }
    if (said || now_ns - heard_ns < LONG_NS) return;
    said = true;
    boolean noise = garbled > garbledBefore;
    troubles.add(new DeviceFault(
        name, noise ? "only garbage arrives" : "says nothing", noise ? garbage : nothing));
  }
}
