package raven.mode;

/** A condition that must hold for a time before it counts as true, and be gone for a time before it counts as false. Not thread-safe. */
final class Held {
  private final double rise;
  private final double fall;
  private boolean held;
  private boolean changing;
  private double changingSince;

  /** Times to become true and to become false [s]. */
  Held(double rise, double fall) {
    this.rise = rise;
    this.fall = fall;
  }

  boolean update(boolean now, double time) {
    if (now == held) {
      changing = false;
      return held;
    }

    // it differs: since when?
    if (!changing) {
      changing = true;
      changingSince = time;
    }

    // for long enough?
    if (time - changingSince >= (now ? rise : fall)) {
      held = now;
      changing = false;
    }
    return held;
  }

  boolean holds() {
    return held;
  }

  /** Starts anew from a known answer. */
  void reset(boolean to) {
    held = to;
    changing = false;
  }
}
