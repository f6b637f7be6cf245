package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.log.FrameRow;
import raven.log.LogRow;
import raven.log.LogSchema;
import raven.log.RecordedRow;
import raven.mission.Mission;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.tools.FlightResult.ModeChange;
import raven.tools.log.FlightRecording;
import raven.tools.log.LogRecorder;
import raven.tools.log.Rows;
import raven.tools.log.SettingChange;

/**
 * Recorded sensor frames through a fresh mind, whose every answer is laid beside the recorded one, bit by bit. Time is a field of the
 * frames, so a log replays on any machine to what the robot did.
 */
final class Replay {
  /** A step in time that no late tick makes [s]; a chunk holds several times as much. */
  private static final double HOLE = 0.2;

  /** Where the replay first differs from the log: values that print alike may still differ in bits. */
  record Difference(long tick, double time, String field, double logged, double replayed) {
    String text() {
      return String.format(
          Locale.ROOT,
          "tick %d, %.3f s: %s was %s, is %s now",
          tick,
          time,
          field,
          Double.toString(logged),
          Double.toString(replayed));
    }
  }

  private final Rows rows;
  private final Robot robot;
  private final Mission mission;
  private final Document<Settings> settings;
  private final boolean asLogged;
  private final List<SettingChange> changes;
  private Raven raven;
  private final SensorFrame sensors = new SensorFrame();
  private final PilotCommand pilot = new PilotCommand();
  private final ActuatorFrame actuators = new ActuatorFrame();
  private final Comparison comparison;
  private final List<ModeChange> modes = new ArrayList<>();
  private long ticks;
  private double end;
  private @Nullable Double gap;

  /** {@code with} replaces the settings of the log. */
  Replay(FlightRecording flight, @Nullable Document<Settings> with) {
    if (HilPlantCommand.NAME.equals(flight.about().get("command"))) {
      throw new FileError(
          flight.path()
              + ": is the log of the simulated robot, whose flight code ran elsewhere: replay the log of raven hil flight");
    }
    LoggedFiles files = new LoggedFiles(flight, "it cannot be replayed");
    Document<Robot> robotFile = files.robot();
    mission = files.mission().bind();
    settings = with != null ? with : files.settings();
    SettingsFile.mustSuit(settings, robotFile);
    robot = robotFile.bind();
    asLogged = with == null;
    changes = flight.settingChanges();
    raven = new Raven(robot, mission, settings.bind());
    rows = flight.rows("/tick");
    if (rows.size() == 0) throw new FileError(flight.path() + ": holds no tick to replay");
    comparison = new Comparison();
  }

  /** Replays the whole log. */
  void run() {
    LogSchema recorded = new LogSchema();
    rows.columns().forEach(column -> recorded.put(column.name(), column.unit(), 0));
    RecordedRow reader = new RecordedRow(recorded);
    int lost = rows.indexOf(LogRecorder.ROWS_LOST);
    int known = rows.indexOf(LogRecorder.SETTINGS_CHANGES);
    int applied = 0;
    double[] row = new double[recorded.size()];
    @Nullable Mode mode = null;
    for (int i = 0; i < rows.size(); i++) {
      rows.copy(i, row);
      if (known >= 0 && row[known] > applied) {
        change(applied, (int) row[known]);
        applied = (int) row[known];
      }
      reader.begin(row);
      FrameRow.sensors(sensors, reader);
      FrameRow.pilot(pilot, reader);
      if (raven.external()) FrameRow.autopilot(raven.autopilot(), reader);
      if (!reader.missing().isEmpty()) throw otherProgram(reader.missing());
      // rows that were not written are counted, a chunk that was lost is only missing
      boolean hole = lost >= 0 && row[lost] > 0 || i > 0 && sensors.time - end > HOLE;
      if (hole && gap == null) gap = sensors.time;

      raven.tick(sensors, pilot, actuators);
      comparison.begin(i, row);
      raven.log(sensors, pilot, actuators, comparison);
      if (raven.mode() != mode) {
        mode = raven.mode();
        modes.add(new ModeChange(
            mode.name().toLowerCase(Locale.ROOT),
            Math.round(sensors.time * 1e3) / 1e3,
            i == 0 ? "power-up" : raven.why()));
      }
      ticks++;
      end = sensors.time;
    }
  }

  /** The ground changed settings, with which the mind began anew; settings that the user gave stay as they are. */
  private void change(int after, int upTo) {
    for (SettingChange change : changes) {
      if (asLogged && change.number() > after && change.number() <= upTo)
        settings.override(change.path(), change.value(), "/settings of the log");
    }
    raven = new Raven(robot, mission, settings.bind());
  }

  private static FileError otherProgram(List<String> missing) {
    return new FileError("the log has no " + String.join(", ", missing)
        + ": another version of RAVEN wrote it, replay it with that one");
  }

  /** Ticks replayed. */
  long ticks() {
    return ticks;
  }

  /** Time of the last tick [s]. */
  double end() {
    return end;
  }

  /** The first field of the first tick that differs; null when every bit is the same. */
  @Nullable
  Difference first() {
    return comparison.first;
  }

  /** Ticks in which something differs. */
  long different() {
    return comparison.different;
  }

  /** Columns compared in every tick. */
  int compared() {
    return comparison.compared;
  }

  /** Columns that this program writes and the log does not have: another version made it. */
  List<String> unknown() {
    return List.copyOf(comparison.unknown);
  }

  /** When the first rows are missing, because the disk was too slow or a chunk is damaged; a replay cannot know what happened in them [s]. */
  @Nullable
  Double gap() {
    return gap;
  }

  /** Modes as replayed. */
  List<ModeChange> modes() {
    return modes;
  }

  /** Lays the columns that are written beside those of the log. */
  private final class Comparison implements LogRow {
    private final List<Integer> places = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private double[] row = new double[0];
    private long tick;
    private int column;
    private int compared;
    private boolean differs;
    private long different;
    private @Nullable Difference first;

    void begin(long newTick, double[] newRow) {
      tick = newTick;
      row = newRow;
      column = 0;
      differs = false;
    }

    @Override
    public void put(String name, String unit, double value) {
      if (column == places.size()) {
        places.add(rows.indexOf(name));
        if (places.getLast() < 0) unknown.add(name);
        else compared++;
      }
      int place = places.get(column++);
      if (place < 0) return;
      double logged = row[place];
      if (Double.doubleToRawLongBits(logged) == Double.doubleToRawLongBits(value)) return;
      if (Double.isNaN(logged) && Double.isNaN(value)) return;
      if (first == null) first = new Difference(tick, row[0], name, logged, value);
      if (!differs) different++;
      differs = true;
    }
  }
}
