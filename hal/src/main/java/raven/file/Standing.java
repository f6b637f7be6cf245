package raven.file;

/** How well a value is known; written in parentheses behind it. */
public enum Standing {
  /** Read in a publication of the robot's makers. */
  STATED,
  /** Computed from stated values. */
  DERIVED,
  /** A modelling choice, to be replaced by a measurement. */
  ASSUMED,
  /** Measured on this robot. */
  MEASURED,
  /** Given on the command line for this run. */
  SET,
  /** Follows from a law of similarity for a robot of another size: the ranges of robots like RAVEN do not hold for it. */
  SCALED;

  /** As files write it. */
  public String word() {
    return Names.file(name());
  }
}
