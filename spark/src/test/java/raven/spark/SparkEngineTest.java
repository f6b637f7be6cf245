package raven.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import raven.controller.Settings;
import raven.file.FileError;
import raven.mission.MissionFile;
import raven.robot.RobotFile;
import raven.sim.spread.Spread;
import raven.tools.RunFlyer;
import raven.tools.campaign.Axis;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.EngineProvider;
import raven.tools.campaign.Plan;

/** Spark flies what one machine flies, and says what is wrong in one line. */
final class SparkEngineTest {
  /** A flight of little more than a second. */
  private static final String SHORT = """
      name: short
      course: {start: -1 m, segments: [ground: 30 m]}
      time_limit: 1.2 s
      script: [walk: {distance: 1 m}]
      """;

  private static final Plan PLAN = new Plan(
      "test",
      MissionFile.parse("short.yaml", SHORT).dump(),
      RobotFile.bundled().dump(),
      Settings.bundled().dump(),
      Spread.open("full").dump(),
      false,
      List.of(Axis.of("legs.toe.damping=0.004:0.006:2")),
      10_000);

  private static CampaignEngine spark;

  @BeforeAll
  static void start() {
    spark = provider().open("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  private static EngineProvider provider() {
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals("spark"))
        .findFirst()
        .orElseThrow();
  }

  /** Keeps rows until there are so many. */
  private static final class Kept implements CampaignEngine.Rows {
    final Map<Integer, String> rows = new ConcurrentSkipListMap<>();
    final int enough;

    Kept(int enough) {
      this.enough = enough;
    }

    @Override
    public void row(int run, String row) {
      rows.put(run, row);
    }

    @Override
    public boolean enough() {
      return rows.size() >= enough;
    }
  }

  @Test
  void fliesTheSameBitsAsOneMachine() {
    Kept kept = new Kept(Integer.MAX_VALUE);
    spark.fly(PLAN, IntStream.range(3, 12).iterator(), kept);
    RunFlyer flyer = new RunFlyer(PLAN);
    Map<Integer, String> own = new TreeMap<>();
    for (int run = 3; run < 12; run++) own.put(run, flyer.row(run));
    assertEquals(own, kept.rows);
  }

  @Test
  void stopsWhenItIsEnough() {
    Kept kept = new Kept(5);
    spark.fly(PLAN, IntStream.range(0, 100_000).iterator(), kept);
    assertTrue(kept.enough());
    assertTrue(kept.rows.size() < 2000, "flew " + kept.rows.size());
  }

  @Test
  void whoCannotKeepARowIsHeard() {
    FileError full = new FileError("runs.csv: cannot be written: No space left on device");
    FileError heard = assertThrows(
        FileError.class,
        () -> spark.fly(PLAN, IntStream.range(0, 50).iterator(), new CampaignEngine.Rows() {
          @Override
          public void row(int run, String row) {
            throw full;
          }

          @Override
          public boolean enough() {
            return false;
          }
        }));
    assertSame(full, heard);
  }

  @Test
  void aMasterThatDoesNotAnswerIsOneLine() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String said = said("spark://127.0.0.1:" + port);
    assertTrue(said.contains("spark://127.0.0.1:" + port + ": does not answer"), said);
    assertTrue(said("spark://no-such-host.invalid:7077").contains("unknown host"));
    assertTrue(said("spark://somewhere").contains("expected spark://HOST:PORT"));
    assertTrue(said("").contains("needs --master URL"));
  }

  private static String said(String master) {
    String said = assertThrows(FileError.class, () -> provider().open(master)).getMessage();
    assertEquals(1, said.lines().count(), said);
    return said;
  }
}
