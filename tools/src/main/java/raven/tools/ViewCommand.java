package raven.tools;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import raven.file.FileError;
import raven.robot.Robot;
import raven.tools.log.FlightRecording;
import raven.tools.log.RowScan;
import raven.tools.view.Feed;
import raven.tools.view.ViewServer;

/** {@code raven view}: a log in the browser. */
@Command(name = "view", description = "Shows a log in a browser: the robot, its modes, plots.")
final class ViewCommand implements Callable<Integer> {
  /** More than these are thinned out: a minute at five hundred a second. */
  private static final int ROWS = 30_000;

  @Parameters(paramLabel = "FILE.mcap", description = "A log that raven wrote.")
  Path log = Path.of("");

  @Mixin
  ViewOptions viewing = new ViewOptions();

  @Override
  public Integer call() {
    Feed feed = read(NamedFiles.named("FILE.mcap", log));
    try (ViewServer server = viewing.serve(feed, null)) {
      ViewOptions.say(server);
      ViewOptions.linger();
    }
    return Main.DONE;
  }

  /** All that the page shows of a log. */
  static Feed read(Path log) {
    try (FlightRecording recording = new FlightRecording(log)) {
      Robot robot = LoggedGround.files(recording).robot().bind();
      RowScan scan = new RowScan(recording, ViewRow.PARTS);
      if (scan.schema().indexOf("est_x") < 0) {
        throw new FileError(log + ": has no rows of the robot's ticks, expected the topic /tick");
      }

      Feed feed = new Feed(scan.schema().size(), ROWS);
      double[][] ground = LoggedGround.of(recording);
      feed.scene(
          new ViewScene(title(log, recording), false, false, robot, ground, scan.schema()).json());
      int stride = (int) Math.max(1, (scan.count() + ROWS - 1) / ROWS);
      scan.read(stride, feed::row);
      for (FlightRecording.ModeEvent event : recording.modes()) {
        FlightResult.ModeChange change =
            new FlightResult.ModeChange(event.mode(), event.time(), event.why());
        feed.event(Json.of(change.json()));
      }
      feed.state("{\"outcome\": \"recorded\", \"why\": \"\", \"order\": \"\"}");
      LogCommand.tellDamage(log, recording);
      return feed;
    }
  }

  private static String title(Path log, FlightRecording recording) {
    Map<String, String> about = new LinkedHashMap<>(recording.about());
    String seed = about.containsKey("seed") ? ", seed " + about.get("seed") : "";
    return log.getFileName() + ": " + about.getOrDefault("mission", "flight") + seed;
  }
}
