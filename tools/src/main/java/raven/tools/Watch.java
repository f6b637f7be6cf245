package raven.tools;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import raven.robot.Robot;
import raven.tools.log.FlightLog;
import raven.tools.log.LogRecorder;
import raven.tools.log.SettingChange;

/**
 * The log and the page of a flight that keeps real time. To be opened before the flight's thread becomes a real-time thread, which the threads
 * of both would inherit.
 */
final class Watch implements AutoCloseable {
  /** Rows that may wait for the disk, which a card may keep us waiting for: half a minute. */
  static final int WAITING_ROWS = 15_000;

  /**
   * What is watched.
   *
   * @param title words that tell this flight from others
   * @param shape of the robot
   * @param ground vertices of the ground: all x, all z [m]
   * @param logged what the log keeps of every tick
   * @param shown what the page shows of it
   * @param patient time may wait for the disk, in this moment
   * @param commanded the page may hold the robot back
   * @param changes settings that the ground changes, growing
   */
  record Subject(
      String title,
      Robot shape,
      double[][] ground,
      List<LogRecorder.Section> logged,
      List<LogRecorder.Section> shown,
      BooleanSupplier patient,
      boolean commanded,
      List<SettingChange> changes) {}

  private final WatchOptions options;
  private final @Nullable LogFile file;
  private final @Nullable LogRecorder recorder;
  private final @Nullable FlightView page;

  /**
   * @param words what the log says about the flight
   * @param files what it was flown with
   */
  Watch(
      WatchOptions options, Subject subject, Map<String, String> words, Map<String, String> files) {
    this.options = options;
    page = options.view
        ? new FlightView(
            subject.shape,
            subject.title,
            subject.ground,
            subject.shown,
            options.viewing,
            subject.commanded)
        : null;
    if (page != null) ViewOptions.say(page.server());
    file = options.log == null ? null : new LogFile(options.log);
    recorder = file == null ? null : recorder(file, subject, words, files);
  }

  private LogRecorder recorder(
      LogFile to, Subject subject, Map<String, String> words, Map<String, String> files) {
    try {
      FlightLog log = new FlightLog(to.out(), words, files);
      return new LogRecorder(log, subject.logged, WAITING_ROWS, subject.patient)
          .withShape(subject.shape, subject.ground)
          .withSettings(subject.changes)
          .start();
    } catch (IOException e) {
      throw LogFile.unwritable(options.log, e);
    }
  }

  @Nullable
  LogRecorder recorder() {
    return recorder;
  }

  @Nullable
  FlightView page() {
    return page;
  }

  /** One tick is over; {@code changed}: the robot took up another mode in it. */
  void tick(boolean changed) {
    if (recorder != null) recorder.tick();
    if (page != null) page.tick(changed);
  }

  /** The flight is over: completes the log and tells the page what came of it. */
  void over(Map<String, String> result) {
    if (recorder != null) recorder.finish(result);
    if (page != null) page.over(result.getOrDefault("outcome", ""), result.getOrDefault("why", ""));
  }

  /** Rows that found no room. */
  long rowsLost() {
    return recorder == null ? 0 : recorder.lost();
  }

  /** After the report: keeps the page until the user ends the program, and says what is missing from the log. */
  void end() {
    if (recorder != null && recorder.fault() != null) {
      throw LogFile.incomplete(String.valueOf(options.log), recorder);
    }
    if (page != null) ViewOptions.linger();
  }

  @Override
  public void close() {
    if (recorder != null) recorder.close();
    if (file != null) file.close();
    if (page != null) page.close();
  }
}
