package raven.tools.log;

import java.util.Locale;
import raven.log.LogSchema;
import raven.mode.Mode;
import raven.mode.ModeMachine;
import raven.mode.Transition;
import raven.mode.Transitions;

/** Finds the changes of mode in the rows of the tick and says them in words. */
final class ModeEvents {
  private static final Mode[] MODES = Mode.values();

  private final FlightLog log;
  private final int mode;
  private final int modeRow;
  private double modeBefore = -1;

  /** @param tick the columns of the tick */
  ModeEvents(FlightLog log, LogSchema tick) {
    this.log = log;
    mode = tick.indexOf("mode");
    modeRow = tick.indexOf("mode_row");
  }

  void row(double[] values) {
    if (mode < 0 || values[mode] == modeBefore) return;
    modeBefore = values[mode];
    int row = modeRow < 0 ? ModeMachine.POWER_UP_ROW : (int) values[modeRow];
    Transition taken =
        row == ModeMachine.POWER_UP_ROW ? Transition.POWER_UP : Transitions.TABLE.get(row);
    log.mode(values[0], MODES[(int) values[mode]].name().toLowerCase(Locale.ROOT), taken.why());
  }
}
