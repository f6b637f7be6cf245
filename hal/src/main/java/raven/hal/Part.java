package raven.hal;

/** What every part of a sensor frame says about itself. A reader looks at {@link #valid} before it believes a value. */
public abstract class Part {
  /** The device delivered a value that it believes in, and it is not stale. */
  public boolean valid;

  /** Time since the quantity was measured, at the frame's time [s]. */
  public double age;

  /** A new sample arrived in this frame (slow sensors repeat their last value in between). */
  public boolean fresh;

  void copyFlags(Part other) {
    valid = other.valid;
    age = other.age;
    fresh = other.fresh;
  }
}
