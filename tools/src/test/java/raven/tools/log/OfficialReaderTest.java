package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import raven.tools.LoggedFlights;

/**
 * A tour's log before the reader of those who made the format: npm's {@code @mcap/core} with its decompressors and the decoders that Foxglove
 * uses. {@code tools/src/test/node/install} installs them; without them these tests are skipped, or fail where RAVEN_REQUIRE_NODE is set.
 */
final class OfficialReaderTest {
  private static final Path READER = Path.of("target", "node");

  /** Limit of the log of a tour [bytes]. */
  private static final long LARGEST = 20_000_000;

  @TempDir
  static Path folder;

  private static Path log;
  private static Map<?, ?> read;

  @BeforeAll
  static void readTour() throws IOException, InterruptedException {
    if (!Files.isDirectory(READER.resolve("node_modules"))) {
      String why =
          "skipped: no official MCAP reader: install nodejs and npm, then run tools/src/test/node/install";
      if (System.getenv("RAVEN_REQUIRE_NODE") != null) fail(why);
      System.out.println(why);
      Assumptions.abort(why);
    }
    log = folder.resolve("tour.mcap");
    LoggedFlights.fly("tour", log);
    Path out = folder.resolve("read.json");
    Process node = new ProcessBuilder("node", "read-log.mjs", log.toString())
        .directory(READER.toFile())
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    assertTrue(node.waitFor(2, TimeUnit.MINUTES), "the reader does not come to an end");
    assertEquals(0, node.exitValue());
    // JSON is YAML
    Object said =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(out, UTF_8));
    read = (Map<?, ?>) said;
  }

  private static Map<?, ?> topic(String name) {
    return (Map<?, ?>) ((Map<?, ?>) read.get("topics")).get(name);
  }

  @Test
  void everyMessageIsReadTwiceAndEveryChannelDecoded() {
    assertEquals(read.get("statistics"), read.get("messages"));
    assertEquals(read.get("statistics"), read.get("streamed"));
    assertEquals(true, read.get("whole"));
    assertEquals(List.of("robot.yaml", "mission.yaml", "settings.yaml"), read.get("attachments"));
    Set<String> topics = new TreeSet<>();
    for (Object name : ((Map<?, ?>) read.get("topics")).keySet()) topics.add(name.toString());
    assertEquals(
        Set.of(
            "/tick",
            "/truth",
            "/mode",
            "/log",
            "/diagnostics",
            "/markers",
            "/tf",
            "/joint_states",
            "/joint_targets",
            "/pose",
            "/truth_pose"),
        topics);
  }

  @Test
  void theLogOfATourIsSmall() throws IOException {
    assertTrue(Files.size(log) < LARGEST, Files.size(log) + " bytes");
  }

  @Test
  void decodedNumbersAreThoseOfOurOwnReader() {
    try (FlightRecording flight = new FlightRecording(log)) {
      Rows rows = flight.rows("/tick");
      Map<?, ?> last = (Map<?, ?>) topic("/tick").get("last");
      assertEquals(rows.columns().size(), last.size());
      for (int c = 0; c < last.size(); c++) {
        String name = rows.columns().get(c).name();
        double ours = rows.get(rows.size() - 1, c);
        // JSON has no infinity and no negative zero
        if (last.get(name) == null) assertFalse(Double.isFinite(ours), name);
        else assertEquals(ours + 0.0, ((Number) last.get(name)).doubleValue(), name);
      }
    }
  }

  @Test
  void everyFrameHangsOnTheWorld() {
    Map<?, ?> first = (Map<?, ?>) topic("/tf").get("first");
    Set<String> known = new TreeSet<>(Set.of("world"));
    for (Object one : (List<?>) first.get("transforms")) {
      Map<?, ?> transform = (Map<?, ?>) one;
      String parent = ((Map<?, ?>) transform.get("header")).get("frame_id").toString();
      assertTrue(known.contains(parent), parent + " comes from nowhere");
      assertTrue(known.add(transform.get("child_frame_id").toString()));
    }
    Map<?, ?> shape = (Map<?, ?>) topic("/markers").get("first");
    for (Object one : (List<?>) shape.get("markers")) {
      Object frame = ((Map<?, ?>) ((Map<?, ?>) one).get("header")).get("frame_id");
      assertTrue(known.contains(frame.toString()), frame + " is no frame");
    }
  }
}
