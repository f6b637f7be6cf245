package raven.tools.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import raven.log.LogRow;
import raven.log.LogSchema;
import raven.log.TickLog;
import raven.robot.Robot;

/**
 * Takes one row per tick from the flight and writes it to the log on a thread of its own.
 *
 * <p>The flight's thread appends to a ring and neither allocates nor waits, whatever the disk does: rows that find the ring full are lost and
 * counted in the next row that is kept. A simulation, whose time can wait, may be patient instead. After a fault of the disk the flight goes
 * on and what was written until then is kept.
 */
public final class LogRecorder implements AutoCloseable {
  /** Column of how many rows were lost so far. */
  public static final String ROWS_LOST = "rows_lost";

  /** Column of how many changes of settings by the ground the tick's decision knew; absent where there is no ground. */
  public static final String SETTINGS_CHANGES = "settings_changes";

  /** The log's thread looks into an empty ring so often; a patient flight fills it a hundred times faster. */
  private static final long PAUSE_NS = 5_000_000;

  private static final long SHORT_PAUSE_NS = 50_000;

  /** Topic of the truth, where there is a simulator. */
  public static final String TRUTH = "/truth";

  /** A view shows one tick of so many: 50 per second. */
  private static final int SHOWN_TICKS = 10;

  /** Writes the columns of one topic, every tick. */
  public interface Statements {
    void write(LogRow row);
  }

  /** One topic of rows: the first column is the time. */
  public record Section(String topic, String type, Statements statements) {}

  private final FlightLog log;
  private final Section[] sections;
  private final BooleanSupplier patient;
  private final TickLog ring;
  private final Thread thread;
  private volatile boolean over;
  private volatile @Nullable IOException fault;

  // what the log's thread makes of a row: where the topics begin in it, and who writes them
  private final List<LogSchema> schemas = new ArrayList<>();
  private final List<FlightLog.RowSink> sinks = new ArrayList<>();
  private final int[] begins;
  private final Diagnostics diagnostics;
  private @Nullable RobotTopics robot;
  private @Nullable SettingsTopic settings;
  private long written;

  /**
   * @param log closed by this recorder
   * @param sections the first is the robot's own, which also says how many rows were lost
   * @param waiting rows that may wait for the disk
   * @param patient the flight waits for the disk
   */
  public LogRecorder(FlightLog log, List<Section> sections, int waiting, boolean patient) {
    this(log, sections, waiting, () -> patient);
  }

  /** @param patient the flight may wait for the disk in this moment; asked by both threads */
  public LogRecorder(FlightLog log, List<Section> sections, int waiting, BooleanSupplier patient) {
    this.log = log;
    this.sections = sections.toArray(Section[]::new);
    this.patient = patient;
    begins = new int[this.sections.length];
    int columns = 0;
    for (int i = 0; i < begins.length; i++) {
      LogSchema schema = new LogSchema();
      this.sections[i].statements().write(schema);
      if (i == 0) schema.put(ROWS_LOST, "", 0);
      sinks.add(log.rows(this.sections[i].topic(), this.sections[i].type(), schema));
      begins[i] = columns;
      columns += schema.size();
      schemas.add(schema);
    }
    diagnostics = new Diagnostics(log, schemas.getFirst());
    ring = new TickLog(columns, waiting);
    thread = Thread.ofPlatform().daemon().name("log").unstarted(this::work);
  }

  /**
   * Adds what a 3-D view shows: the robot's shape and its frames, beside those of the truth if there is a section of it.
   *
   * @param ground vertices of the ground: all x, all z [m]
   */
  public LogRecorder withShape(Robot shape, double[][] ground) {
    int truth = -1;
    for (int i = 0; i < sections.length; i++) {
      if (sections[i].topic().equals(TRUTH)) truth = i;
    }
    LogSchema plain = truth < 0 ? null : schemas.get(truth);
    int begin = truth < 0 ? 0 : begins[truth];
    robot = new RobotTopics(log, shape, schemas.getFirst(), plain, begin);
    int markers = log.channel("/markers", "visualization_msgs/MarkerArray");
    new Markers().write(log, markers, shape, ground, truth >= 0);
    return this;
  }

  /** Adds the settings that the ground changes: {@code changes} grows while the robot runs, each before the first row that counts it. */
  public LogRecorder withSettings(List<SettingChange> changes) {
    if (schemas.getFirst().indexOf(SETTINGS_CHANGES) >= 0)
      settings = new SettingsTopic(log, schemas.getFirst(), changes);
    return this;
  }

  /** From now on there is a thread that writes. */
  public LogRecorder start() {
    thread.start();
    return this;
  }

  /** Keeps one row of every topic. */
  public void tick() {
    while (!ring.hasRoom() && patient.getAsBoolean() && thread.isAlive())
      LockSupport.parkNanos(SHORT_PAUSE_NS);
    ring.begin();
    for (int i = 0; i < sections.length; i++) {
      sections[i].statements().write(ring);
      if (i == 0) ring.put(ROWS_LOST, "", (double) ring.lost());
    }
    ring.end();
  }

  private void work() {
    while (!over) {
      int written = ring.drain(this::write);
      if (written == 0) LockSupport.parkNanos(patient.getAsBoolean() ? SHORT_PAUSE_NS : PAUSE_NS);
    }
    ring.drain(this::write);
  }

  private void write(double[] row) {
    if (fault != null) return;
    try {
      if (settings != null) settings.row(row);
      for (int i = 0; i < begins.length; i++) sinks.get(i).row(row, begins[i]);
      diagnostics.row(row);
      if (robot != null && written++ % SHOWN_TICKS == 0) robot.row(row);
    } catch (UncheckedIOException e) {
      fault = e.getCause();
    } catch (RuntimeException e) {
      // a fault of the program: the flight must not wait for a thread that is gone
      fault = new IOException("the log could not be written: " + e, e);
    }
  }

  /** Rows that found the ring full. */
  public long lost() {
    return ring.lost();
  }

  /** What kept the log from being complete; null as long as nothing did. */
  public @Nullable IOException fault() {
    return fault;
  }

  /** Time up to which the log can be read when its recorder is finished [s]. */
  public double kept() {
    return log.kept();
  }

  /** Writes what is left and completes the log. A disk that refuses is a {@link #fault}, not an exception. */
  @Override
  public void close() {
    finish(Map.of());
  }

  /** The same, with words about what came of the flight; what is finished stays so. */
  public void finish(Map<String, String> result) {
    if (over) return;
    over = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    try {
      if (fault == null) log.finish(result);
      else log.abandon();
    } catch (IOException e) {
      if (fault == null) fault = e;
    }
  }
}
