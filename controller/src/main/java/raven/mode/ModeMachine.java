package raven.mode;

import static raven.mode.Transition.POWER_UP;

import java.util.List;

/** Walks the mode table: at most one row per tick. Not thread-safe. */
public final class ModeMachine {
  private final Transition[][] rowsOf = new Transition[Mode.values().length][];
  private Transition row = POWER_UP;
  private Mode mode = POWER_UP.to();
  private Mode previous = POWER_UP.to();
  private double since;

  public ModeMachine() {
    this(Transitions.TABLE);
  }

  ModeMachine(List<Transition> table) {
    for (Mode from : Mode.values()) {
      rowsOf[from.ordinal()] =
          table.stream().filter(row -> row.leaves(from)).toArray(Transition[]::new);
    }
  }

  /** Takes the first row that matches, if any. Returns whether the mode changed. */
  public boolean update(Situation situation, double time) {
    for (Transition next : rowsOf[mode.ordinal()]) {
      if (next.guard().holds(situation)) {
        row = next;
        previous = mode;
        mode = next.to();
        since = time;
        return true;
      }
    }
    return false;
  }

  public Mode mode() {
    return mode;
  }

  /** The mode before this one. */
  public Mode previous() {
    return previous;
  }

  /** The row that led to this mode. */
  public Transition row() {
    return row;
  }

  /** Time at which this mode began [s]. */
  public double since() {
    return since;
  }
}
