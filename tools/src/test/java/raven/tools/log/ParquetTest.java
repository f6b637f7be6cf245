package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import raven.log.LogSchema;
import raven.tools.LoggedFlights;

/** Tables before a reader of others, npm's {@code hyparquet}; skipped without it, or failed where RAVEN_REQUIRE_NODE is set. */
final class ParquetTest {
  private static final Path READER = Path.of("target", "node");

  @TempDir
  Path folder;

  private Map<?, ?> read(Path file) throws IOException, InterruptedException {
    if (!Files.isDirectory(READER.resolve("node_modules/hyparquet"))) {
      String why = "skipped: no hyparquet: run tools/src/test/node/install";
      if (System.getenv("RAVEN_REQUIRE_NODE") != null) fail(why);
      Assumptions.abort(why);
    }
    Process node = new ProcessBuilder("node", "read-parquet.mjs", file.toString())
        .directory(READER.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String said = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, node.waitFor());
    // JSON is YAML
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(said);
  }

  @Test
  void everyNumberOfAFlightIsReadAsItStandsInTheLog() throws Exception {
    Path log = folder.resolve("walk.mcap");
    LoggedFlights.fly("walk", log, "--set", "time_limit=2.5");
    Path table = folder.resolve("tick.parquet");
    Rows rows;
    try (FlightRecording flight = new FlightRecording(log);
        OutputStream out = Files.newOutputStream(table)) {
      rows = flight.rows("/tick");
      Parquet.write(rows, flight.about(), out);
    }
    Map<?, ?> read = read(table);
    assertEquals(rows.size(), read.get("rows"));
    assertEquals(rows.size(), read.get("read"));
    Map<?, ?> words = (Map<?, ?>) read.get("words");
    assertEquals("m", words.get("est_z"));
    assertEquals("walk", words.get("flight.mission"));
    Map<?, ?> sums = (Map<?, ?>) read.get("sums");
    Map<?, ?> last = (Map<?, ?>) read.get("last");
    assertEquals(rows.columns().size(), sums.size());
    for (int c = 0; c < rows.columns().size(); c++) {
      String name = rows.columns().get(c).name();
      double sum = 0;
      for (int r = 0; r < rows.size(); r++) sum += rows.get(r, c);
      assertEquals(sum, number(sums.get(name)), name);
      assertEquals(rows.get(rows.size() - 1, c) + 0.0, number(last.get(name)), name);
    }
  }

  @Test
  void moreRowsThanAPageHoldsComeInTheirOrder() throws Exception {
    Rows rows = many(200_001);
    Path table = folder.resolve("many.parquet");
    try (OutputStream out = Files.newOutputStream(table)) {
      Parquet.write(rows, Map.of(), out);
    }
    Map<?, ?> read = read(table);
    assertEquals(200_001, read.get("read"));
    assertEquals(200_000.0 * 200_001 / 2, number(((Map<?, ?>) read.get("sums")).get("time")));
    assertEquals(200_000, number(((Map<?, ?>) read.get("last")).get("time")));
    assertTrue(Files.size(table) < 200_001L * Double.BYTES, "it is compressed");
  }

  private static Rows many(int count) {
    Rows rows = new Rows(List.of(new LogSchema.Column("time", "s")));
    ByteBuffer row = ByteBuffer.allocate(Double.BYTES);
    for (int i = 0; i < count; i++) {
      row.putDouble(0, i);
      rows.add(row, new int[] {0});
    }
    return rows;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
