package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import raven.log.LogSchema;

/** Writes each setting that the ground changes before the first row that was decided with it, as the column {@code settings_changes} tells. */
final class SettingsTopic {
  static final String TOPIC = "/settings";

  private static final String SCHEMA = """
      {"type": "object", "properties": {"number": {"type": "integer"}, "path": {"type": "string"}, "value": {"type": "string"}, "at_s": {"type": "number"}}}""";

  private final FlightLog log;
  private final int channel;
  private final int column;
  private final List<SettingChange> changes;
  private int written;

  /**
   * @param tick the columns of the tick, which stand first in the row
   * @param changes grows while the robot runs
   */
  SettingsTopic(FlightLog log, LogSchema tick, List<SettingChange> changes) {
    this.log = log;
    this.changes = changes;
    channel = log.jsonChannel("raven.Setting", SCHEMA, TOPIC);
    column = tick.indexOf(LogRecorder.SETTINGS_CHANGES);
  }

  void row(double[] row) {
    while (written < row[column]) {
      SettingChange change = changes.get(written++);
      String json = String.format(
          Locale.ROOT,
          "{\"number\": %d, \"path\": \"%s\", \"value\": \"%s\", \"at_s\": %.3f}",
          change.number(),
          change.path(),
          change.value(),
          row[0]);
      log.message(channel, row[0], ByteBuffer.wrap(json.getBytes(UTF_8)));
      log.say(row[0], FlightLog.INFO, "settings", change.path() + " is now " + change.value());
    }
  }
}
