package raven.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.tools.log.DoctoredLog;

/** What the commands that read logs say, about good logs and bad ones. */
final class LogCommandTest {
  @TempDir
  static Path flown;

  @TempDir
  Path folder;

  private static Path log;

  @BeforeAll
  static void fly() {
    log = flown.resolve("walk.mcap");
    LoggedFlights.fly("walk", log, "--set", "time_limit=2.5");
  }

  private static String good(int code, String... args) {
    Said said = Said.by(args);
    assertEquals(code, said.code(), said.err());
    return said.out();
  }

  /** One line on standard error that says this, and exit code 2. */
  private static void refused(String what, String... args) {
    Said said = Said.by(args);
    assertEquals(2, said.code(), said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(what), said.err());
  }

  private Path bytes(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void infoSaysWhatWasFlownAndWhatTheLogHolds() {
    String info = good(0, "log", "info", log.toString());
    for (String word : List.of("walk", "raven", "seed", "/tick", "/truth", "/tf", "500.0")) {
      assertTrue(info.contains(word), info);
    }
    assertTrue(good(0, "log", "info", log.toString(), "--json").contains("\"whole\": true"));
  }

  @Test
  void modesSaysWhyEachBegan() {
    String modes = good(0, "log", "modes", log.toString());
    assertTrue(modes.contains("disarmed  power-up"), modes);
    assertTrue(modes.contains("walking   asked to walk"), modes);
    assertTrue(modes.contains("mission running: "), modes);
  }

  @Test
  void plotDrawsWhatTheLogHolds() throws IOException {
    Path plots = folder.resolve("plots");
    good(0, "log", "plot", log.toString(), "--out", plots.toString());
    for (String name : List.of("estimate", "joints", "contact", "power")) {
      String svg = Files.readString(plots.resolve(name + ".svg"));
      assertTrue(svg.startsWith("<svg ") && svg.contains("walking"), name);
      assertFalse(svg.contains("NaN"), name);
    }
    // a simulation has no loop that could be late
    assertFalse(Files.exists(plots.resolve("loop.svg")));
  }

  @Test
  void exportWritesRowsWithUnitsAndTheFilesOfTheFlight() throws IOException {
    Path out = folder.resolve("csv");
    good(0, "log", "export", log.toString(), "--out", out.toString(), "--fields", "est_z,z");
    List<String> tick = Files.readAllLines(out.resolve("tick.csv"));
    assertEquals("time [s],est_z [m]", tick.getFirst());
    assertEquals(1250, tick.size());
    assertTrue(Files.readString(out.resolve("robot.yaml")).contains("total_mass"));
    refused(
        "--topic /nothing: ",
        "log",
        "export",
        log.toString(),
        "--out",
        out.toString(),
        "--topic",
        "/nothing");
    refused(
        "--fields nothing: ",
        "log",
        "export",
        log.toString(),
        "--out",
        out.toString(),
        "--fields",
        "nothing");
  }

  @Test
  void aReplayIsTheSameToTheBit() {
    String said = good(0, "replay", log.toString(), "--json");
    assertTrue(said.contains("\"equal\": true, \"ticks\": 1249,"), said);
  }

  @Test
  void aRunOnTheDeviceLayerReplaysToTheBit() {
    Path run = folder.resolve("run.mcap");
    good(
        0,
        "run",
        "--robot",
        "sim",
        "--mission",
        "walk",
        "--seconds",
        "1.8",
        "--priority",
        "0",
        "--log",
        run.toString());
    assertTrue(good(0, "replay", run.toString(), "--json").contains("\"equal\": true"));
    assertTrue(good(0, "log", "info", run.toString()).contains("/loop"));
  }

  @Test
  void aCruiseThatAnAutopilotFlewReplaysToTheBit() throws IOException {
    Path taken = folder.resolve("taken.mcap");
    LoggedFlights.fly("takeoff", taken, "--set", "handover.target=autopilot");
    assertTrue(good(0, "replay", taken.toString(), "--json").contains("\"equal\": true"));

    // what it says is an input: another word of it leads to other commands
    Path changed = folder.resolve("changed.mcap");
    DoctoredLog.copy(taken, changed, "/tick", 4000, "autopilot_throttle", value -> value + 0.01);
    String said = good(1, "replay", changed.toString());
    assertTrue(said.contains("first difference: tick 4000, 8.002 s: throttle was"), said);
  }

  @Test
  void oneBitThatWasChangedIsFound() throws IOException {
    Path changed = folder.resolve("changed.mcap");
    DoctoredLog.copy(log, changed, "/tick", 700, "left_hip_target", value -> Math.nextUp(value));
    String said = good(1, "replay", changed.toString());
    assertTrue(said.contains("first difference: tick 700, 1.402 s: left_hip_target was"), said);
    assertTrue(said.contains("\n1 of 1249 ticks differ"), said);
    String diff = good(1, "log", "diff", log.toString(), changed.toString());
    assertTrue(diff.contains("1.402 s   /tick  left_hip_target"), diff);
  }

  @Test
  void aSensorReadingThatWasChangedLeadsToOtherThoughts() throws IOException {
    Path changed = folder.resolve("changed.mcap");
    DoctoredLog.copy(log, changed, "/tick", 700, "gyro_y", value -> value + 0.1);
    String said = good(1, "replay", changed.toString());
    assertTrue(said.contains("first difference: tick 700, 1.402 s: est_"), said);
  }

  @Test
  void aLostChunkIsAHoleAndNoDifference() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    for (int i = 0; i < 8; i++) whole[whole.length / 2 + i] ^= 0x55;
    Path damaged = bytes("damaged.mcap", whole);
    String said = good(1, "replay", damaged.toString());
    assertTrue(said.contains("the log has no rows just before"), said);

    Said diff = Said.by("log", "diff", log.toString(), damaged.toString());
    assertEquals(Main.FAILED, diff.code());
    assertTrue(diff.out().contains("/tick: only A has "), diff.out());
    assertTrue(diff.out().endsWith("what both have is the same to the bit\n"), diff.out());
    assertTrue(diff.err().contains("damaged.mcap: "), diff.err());
  }

  @Test
  void otherSettingsAnswerWhatItWouldHaveDone() throws IOException {
    Path settings = folder.resolve("settings.yaml");
    String bundled =
        Files.readString(Path.of("..", "controller/src/main/resources/raven/settings.yaml"));
    Files.writeString(settings, bundled.replaceFirst("move_time: 0.6 s", "move_time: 1.0 s"));
    assertFalse(Files.readString(settings).equals(bundled));
    String said = good(0, "replay", log.toString(), "--with", settings.toString());
    assertTrue(said.contains("as it would have been"), said);
    assertTrue(said.contains("first difference: "), said);
  }

  @Test
  void twoFlightsOfTheSameSeedDifferInNothing() {
    Path again = folder.resolve("again.mcap");
    LoggedFlights.fly("walk", again, "--set", "time_limit=2.5");
    assertEquals(
        "all rows are the same to the bit\n",
        good(0, "log", "diff", log.toString(), again.toString()));
  }

  @Test
  void aCutLogIsMendedAndReplays() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    Path cut = bytes("cut.mcap", Arrays.copyOf(whole, whole.length / 2));
    String said = good(0, "log", "recover", cut.toString());
    assertTrue(said.contains("its end is missing"), said);
    Path mended = folder.resolve("cut-recovered.mcap");
    assertTrue(good(0, "log", "recover", mended.toString()).contains("nothing to mend"));
    assertTrue(good(0, "replay", mended.toString(), "--json").contains("\"equal\": true"));
    assertTrue(
        good(0, "log", "modes", mended.toString()).contains("the log ends before the mission did"));
    // the cut one is as it was
    assertEquals(whole.length / 2, Files.size(cut));
  }

  @Test
  void badLogsAreToldApartInOneLine() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    byte[] newer = whole.clone();
    newer[5] = '1';
    Map<Path, String> bad = Map.of(
        folder.resolve("none.mcap"),
        "no such file",
        folder,
        "it is a directory",
        bytes("empty.mcap", new byte[0]),
        "it is empty",
        bytes("foreign.mcap", "PK\3\4 something else".getBytes()),
        "it is not an MCAP log",
        bytes("newer.mcap", newer),
        "it is an MCAP log of the newer version 1",
        bytes("short.mcap", Arrays.copyOf(whole, 30)),
        "it was cut before it said what was flown",
        DoctoredLog.ofAnotherProgram(folder.resolve("other.mcap")),
        "it is an MCAP log, but RAVEN did not write it",
        DoctoredLog.ofALaterProgram(folder.resolve("later.mcap")),
        "a newer RAVEN wrote it");
    for (Map.Entry<Path, String> one : bad.entrySet()) {
      String file = one.getKey().toString();
      for (String command : List.of("info", "modes", "plot")) {
        refused("cannot read " + file + ": " + one.getValue(), "log", command, file);
      }
      refused("cannot read " + file + ": " + one.getValue(), "replay", file);
    }
    refused(
        "before its first chunk was complete",
        "log",
        "recover",
        bytes("tiny.mcap", Arrays.copyOf(whole, 300)).toString());
  }

  @Test
  void filesOfAnotherVersionAreToldAsSuch() throws IOException {
    Path settings = DoctoredLog.ofAnEarlierProgram(
        log, folder.resolve("settings.mcap"), Map.of("settings.yaml", "bank_rate"));
    refused(
        "flight.cruise.bank_rate is missing, expected a number with a unit such as rad/s, 0.1 to 10 rad/s: another version of RAVEN wrote this log, use that one, or give settings of this version by --with",
        "replay",
        settings.toString());
    Path robot = DoctoredLog.ofAnEarlierProgram(
        log, folder.resolve("robot.mcap"), Map.of("robot.yaml", "dihedral"));
    for (List<String> command :
        List.of(List.of("replay"), List.of("view", "--view-port", "0"), List.of("log", "report"))) {
      List<String> words = new ArrayList<>(command);
      words.add(robot.toString());
      refused(
          "another version of RAVEN wrote this log, use that one", words.toArray(String[]::new));
    }
  }

  @Test
  void aFileThatIsDamagedInTheLogIsToldAsSuch() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    whole[new String(whole, ISO_8859_1).indexOf("total_mass")] ^= 1;
    String damaged = bytes("damaged.mcap", whole).toString();
    Said said = Said.by("replay", damaged);
    assertEquals(2, said.code());
    assertTrue(said.err().contains("checksum"), said.err());
    assertTrue(said.err().contains("does not hold the robot.yaml"), said.err());
  }

  @Test
  void nothingIsWrittenOverItself() {
    refused("too, choose another", "log", "recover", log.toString(), "--out", log.toString());
  }

  @Test
  void settingsOfAnotherRobotAreRefused() throws IOException {
    Path settings = folder.resolve("settings.yaml");
    String bundled =
        Files.readString(Path.of("..", "controller/src/main/resources/raven/settings.yaml"));
    Files.writeString(settings, bundled.replaceFirst("robot: \\S+", "robot: crow"));
    refused("is for the robot crow", "replay", log.toString(), "--with", settings.toString());
  }
}
