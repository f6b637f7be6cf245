package raven.tools.log;

import java.util.Locale;
import raven.log.LogSchema;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.mode.ModeMachine;
import raven.mode.Transition;
import raven.mode.Transitions;
import raven.state.Health;

/**
 * What the rows of the tick mean in words: every change of mode with the reason of its row, the end of the mission, rows that were lost; and
 * once a second how robot and log are.
 */
final class Diagnostics {
  private static final Mode[] MODES = Mode.values();
  private static final Health[] HEALTH = Health.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final double PERIOD = 1;

  // levels of rcl_interfaces/Log and of diagnostic_msgs/DiagnosticStatus
  private static final int INFO = 20;
  private static final int WARN = 30;
  private static final int OK = 0;
  private static final int WARNING = 1;
  private static final int ERROR = 2;

  private final FlightLog log;
  private final int channel;
  private final int mode;
  private final int modeRow;
  private final int outcome;
  private final int lost;
  private final int health;
  private final int voltage;
  private final int current;
  private final Cdr cdr = new Cdr();

  private double modeBefore = -1;
  private double outcomeBefore;
  private double lostBefore;
  private double next = Double.NEGATIVE_INFINITY;

  /** @param tick the columns of the tick, which stand first in the row */
  Diagnostics(FlightLog log, LogSchema tick) {
    this.log = log;
    channel = log.channel("/diagnostics", "diagnostic_msgs/DiagnosticArray");
    mode = tick.indexOf("mode");
    modeRow = tick.indexOf("mode_row");
    outcome = tick.indexOf("outcome");
    lost = tick.indexOf(LogRecorder.ROWS_LOST);
    health = tick.indexOf("health");
    voltage = tick.indexOf("battery_voltage");
    current = tick.indexOf("battery_current");
    outcomeBefore = Outcome.RUNNING.ordinal();
  }

  void row(double[] row) {
    double time = row[0];
    if (row[mode] != modeBefore) {
      modeBefore = row[mode];
      Transition taken = row[modeRow] == ModeMachine.POWER_UP_ROW
          ? Transition.POWER_UP
          : Transitions.TABLE.get((int) row[modeRow]);
      log.mode(time, word(MODES[(int) row[mode]]), taken.why());
    }
    if (row[outcome] != outcomeBefore) {
      outcomeBefore = row[outcome];
      Outcome now = OUTCOMES[(int) row[outcome]];
      log.say(time, now == Outcome.COMPLETED ? INFO : WARN, "mission", word(now));
    }
    if (row[lost] != lostBefore) {
      long more = (long) (row[lost] - lostBefore);
      lostBefore = row[lost];
      log.say(time, WARN, "log", more + " rows before this were lost: the disk is too slow");
    }
    if (time >= next) {
      next = Math.floor(time / PERIOD) * PERIOD + PERIOD;
      status(row, time);
    }
  }

  private void status(double[] row, double time) {
    cdr.begin().header(time, "").u32(4);
    Health estimate = HEALTH[(int) row[health]];
    begin(
        estimate == Health.GOOD ? OK : estimate == Health.DEGRADED ? WARNING : ERROR,
        "estimate",
        word(estimate),
        0);
    begin(OK, "mode", word(MODES[(int) row[mode]]), 0);
    begin(OK, "battery", number("%.2f V", row[voltage]), 2);
    value("voltage [V]", number("%.3f", row[voltage]));
    value("current [A]", number("%.3f", row[current]));
    begin(row[lost] > 0 ? WARNING : OK, "log", number("%.0f rows lost", row[lost]), 0);
    log.message(channel, time, cdr.end());
  }

  private void begin(int level, String name, String message, int values) {
    cdr.u8(level).string(name).string(message).string("raven").u32(values);
  }

  private void value(String key, String value) {
    cdr.string(key).string(value);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
