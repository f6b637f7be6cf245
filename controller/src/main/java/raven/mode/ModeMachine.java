package raven.mode;

import static raven.mode.Transition.POWER_UP;

import java.util.List;
import java.util.stream.IntStream;

/** Walks the mode table: at most one row per tick. Not thread-safe. */
public final class ModeMachine {
  /** Number of the row in which every machine starts. */
  public static final int POWER_UP_ROW = -1;

  private final Transition[][] rowsOf = new Transition[Mode.values().length][];
  private final int[][] numbersOf = new int[Mode.values().length][];
  private Transition row = POWER_UP;
  private int number = POWER_UP_ROW;
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
      numbersOf[from.ordinal()] = IntStream.range(0, table.size())
          .filter(i -> table.get(i).leaves(from))
          .toArray();
    }
  }

  /** Takes the first row that matches, if any. Returns whether the mode changed. */
  public boolean update(Situation situation, double time) {
    Transition[] rows = rowsOf[mode.ordinal()];
    for (int i = 0; i < rows.length; i++) {
      Transition next = rows[i];
      if (next.guard().holds(situation)) {
        row = next;
        number = numbersOf[mode.ordinal()][i];
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

  /** Number of that row in the table, from 0; {@link #POWER_UP_ROW} before the first. */
  public int rowNumber() {
    return number;
  }

  /** Time at which this mode began [s]. */
  public double since() {
    return since;
  }
}
