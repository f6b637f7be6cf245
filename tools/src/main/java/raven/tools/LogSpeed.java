package raven.tools;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.tools.log.FlightLog;
import raven.tools.log.FlightRecording;
import raven.tools.log.LogRecorder;

/** What logging costs the tick, how large a tour's log is, and how fast it replays. */
final class LogSpeed {
  /** Rows of one second, and room for all that one measurement makes before the disk has had its turn. */
  private static final int ROWS = 500;

  private static final int WARM_UP = 20;
  private static final long PAUSE_MS = 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Document<Robot> robot = RobotFile.bundled();
  private final Document<Mission> mission = MissionFile.open("tour");
  private final Document<Settings> settings = Settings.bundled();
  private final double seconds;

  /** Measures for about so long [s]. */
  LogSpeed(double seconds) {
    this.seconds = seconds;
  }

  void measure(Map<String, @Nullable Object> figures) {
    try {
      Path log = Files.createTempFile("raven", ".mcap");
      try {
        Flight flight = record(log);
        figures.put("log_tour_bytes", Files.size(log));
        append(flight, figures);
        replay(log, figures);
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Flight flight() {
    return new Flight(robot.bind(), mission.bind(), settings.bind(), 1, EngineChoice.RAVEN);
  }

  private Flight record(Path log) throws IOException {
    Flight flight = flight();
    Map<String, String> files = Map.of(
        "robot.yaml",
        robot.dump(),
        "mission.yaml",
        mission.dump(),
        "settings.yaml",
        settings.dump());
    FlightLog to = new FlightLog(Files.newOutputStream(log), Map.of(), files);
    try (LiveLine live = new LiveLine(System.err, false);
        LogRecorder recorder = new LogRecorder(to, flight.logged(), ROWS, true)
            .withShape(robot.bind(), flight.ground())
            .start()) {
      flight.fly(live, recorder);
    }
    return flight;
  }

  /** The tick's share: the row of a flight that is over, time and again. */
  private void append(Flight flight, Map<String, @Nullable Object> figures) throws IOException {
    FlightLog nowhere = new FlightLog(OutputStream.nullOutputStream(), Map.of(), Map.of());
    long id = Thread.currentThread().threadId();
    List<Double> times = new ArrayList<>();
    double bytes = 0;
    try (LogRecorder recorder =
        new LogRecorder(nowhere, flight.logged(), 4 * ROWS, false).start()) {
      long end_ns = System.nanoTime() + (long) (seconds * 1e9);
      for (int i = 0; i < 2 * WARM_UP || System.nanoTime() < end_ns; i++) {
        long before = THREADS.getThreadAllocatedBytes(id);
        long begin_ns = System.nanoTime();
        for (int row = 0; row < ROWS; row++) recorder.tick();
        double took = (System.nanoTime() - begin_ns) / (double) ROWS;
        long made = THREADS.getThreadAllocatedBytes(id) - before;
        if (i >= WARM_UP) {
          times.add(took);
          bytes = Math.max(bytes, made / (double) ROWS);
        }
        pause();
      }
      figures.put("log_rows_lost", recorder.lost());
    }
    figures.put("log_tick_ns", times.stream().sorted().toList().get(times.size() / 2));
    figures.put("log_bytes_per_tick", bytes);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void replay(Path log, Map<String, @Nullable Object> figures) {
    double best = Double.POSITIVE_INFINITY;
    double end = 0;
    for (int i = 0; i < 5; i++) {
      long begin_ns = System.nanoTime();
      try (FlightRecording recording = new FlightRecording(log)) {
        Replay replay = new Replay(recording, null);
        replay.run();
        end = replay.end();
      }
      best = Math.min(best, (System.nanoTime() - begin_ns) / 1e9);
    }
    figures.put("replay_realtime_factor", end / best);
  }
}
