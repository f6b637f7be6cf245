package raven.mode;

import java.util.Set;

/** One row of the mode table. */
public record Transition(Set<Mode> from, Mode to, String why, Guard guard) {

  /** Where every machine starts. */
  public static final Transition POWER_UP =
      new Transition(Set.of(), Mode.DISARMED, "power-up", s -> false);

  /** Decides from the facts alone. */
  @FunctionalInterface
  public interface Guard {
    boolean holds(Situation s);
  }

  static Transition row(Set<Mode> from, Mode to, String why, Guard guard) {
    return new Transition(from, to, why, guard);
  }

  static Transition row(Mode from, Mode to, String why, Guard guard) {
    return new Transition(Set.of(from), to, why, guard);
  }

  /** The row can be taken in this mode; a row never leads from a mode to itself. */
  boolean leaves(Mode mode) {
    return mode != to && from.contains(mode);
  }
}
