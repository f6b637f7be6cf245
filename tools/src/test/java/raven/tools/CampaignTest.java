package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.tools.campaign.Csv;
import raven.tools.log.FlightRecording;

/** A campaign is the flights of {@code raven sim}, none lost and none twice, whatever cut it off. */
final class CampaignTest {
  /** A standing robot that is asked for nothing: a flight of little more than a second. */
  private static final String SHORT = """
      name: short
      course: {start: -1 m, segments: [ground: 30 m]}
      time_limit: 1.2 s
      script: [walk: {distance: 1 m}]
      """;

  @TempDir
  Path folder;

  private String[] call(String out, String... more) throws IOException {
    Path mission = folder.resolve("short.yaml");
    Files.writeString(mission, SHORT);
    List<String> args = new ArrayList<>(List.of(
        "campaign",
        mission.toString(),
        "--seed",
        "10000",
        "--spread",
        "full",
        "--json",
        "--out",
        folder.resolve(out).toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private List<String> fly(String out, String... more) throws IOException {
    Said said = Said.by(call(out, more));
    assertEquals(0, said.code(), said.err());
    return Files.readAllLines(folder.resolve(out).resolve("runs.csv"));
  }

  @Test
  void theSameRowsComeFromOneThreadAndFromThree() throws IOException {
    List<String> one = fly("one", "--runs", "7", "--jobs", "1");
    assertEquals(8, one.size());
    assertEquals(one, fly("three", "--runs", "7", "--jobs", "3"));
  }

  @Test
  void aCampaignCutOffAnywhereGoesOnWithoutLosingOrRepeatingARun() throws IOException {
    List<String> whole = fly("whole", "--runs", "6");
    Path file = folder.resolve("whole").resolve("runs.csv");
    String text = Files.readString(file);

    // rows 3 and 1 arrived, then the power went in the middle of row 4
    String cut = whole.get(0) + "\n" + whole.get(4) + "\n" + whole.get(2) + "\n"
        + whole.get(5).substring(0, 40);
    Files.writeString(file, cut);
    Said said = Said.by(call("whole", "--runs", "6"));
    assertEquals(0, said.code(), said.err());
    assertEquals(2, said.number("known_before"));
    assertEquals(text, Files.readString(file));
  }

  @Test
  void fewerRunsThanAreThereLoseNone() throws IOException {
    List<String> rows = fly("fewer", "--runs", "4");
    Said said = Said.by(call("fewer", "--runs", "2"));
    assertEquals(2, said.code());
    assertTrue(said.err().contains("holds 4 runs"), said.err());
    assertEquals(rows, Files.readAllLines(folder.resolve("fewer").resolve("runs.csv")));
  }

  @Test
  void moreRunsGoOnWithTheSameFolder() throws IOException {
    fly("more", "--runs", "2");
    assertEquals(fly("all", "--runs", "4"), fly("more", "--runs", "4"));
  }

  @Test
  void aWiderIntervalNeedsFewerRunsAndLosesNone() throws IOException {
    List<String> rows = fly("wide", "--runs", "36");
    Said said = Said.by(call("wide", "--runs", "36", "--until-half-width", "12%"));
    assertEquals(0, said.code(), said.err());
    assertEquals(30, said.number("runs"));
    assertEquals(6, said.number("known_beyond"));
    List<String> kept = Files.readAllLines(folder.resolve("wide").resolve("runs.csv"));
    assertEquals(37, kept.size());
    assertTrue(rows.equals(kept), "rows were changed");
  }

  @Test
  void anIntervalThatIsAskedForIsReachedUnlessRunsSayOtherwise() throws IOException {
    // the least that says anything, on any number of threads
    List<String> rows = fly("until", "--until-half-width", "12%");
    assertEquals(31, rows.size());
    assertEquals(rows, fly("until1", "--until-half-width", "12%", "--jobs", "1"));

    Said said = Said.by(call("few", "--until-half-width", "12%", "--runs", "3"));
    assertTrue(said.out().contains("\"narrow_enough\": false"), said.out());
    assertTrue(said.number("half_width") > 0.12, said.out());
  }

  @Test
  void aRunIsTheFlightOfItsSeed() throws IOException {
    List<String> rows = fly("c", "--runs", "3");
    List<String> head = Csv.split(rows.getFirst());
    List<String> run = Csv.split(rows.get(3));
    Said said = Said.by(
        "sim",
        folder.resolve("short.yaml").toString(),
        "--spread",
        "full",
        "--seed",
        run.get(head.indexOf("seed")),
        "--json");
    for (String figure : List.of("energy_j", "est_tilt_rms_deg", "energy_residual_j")) {
      assertTrue(
          said.out().contains("\"" + figure + "\": " + run.get(head.indexOf(figure)) + ","),
          figure + " of " + rows.get(3) + " in " + said.out());
    }
  }

  @Test
  void aCalibratedRobotKnowsTheSpringsThatItHas() throws IOException {
    List<String> rows = fly("cal", "--runs", "2", "--calibrated");
    List<String> head = Csv.split(rows.getFirst());
    assertNotEquals(rows, fly("plain", "--runs", "2"));
    for (String row : rows.subList(1, 3)) {
      List<String> run = Csv.split(row);
      // the flight of its seed, also when flown alone and logged: what the mind was told lies in
      // the log
      Path log = folder.resolve("cal.mcap");
      Said said = Said.by(
          "sim",
          folder.resolve("short.yaml").toString(),
          "--spread",
          "full",
          "--calibrated",
          "--seed",
          run.get(head.indexOf("seed")),
          "--log",
          log.toString(),
          "--json");
      String figure = "est_tilt_rms_deg";
      assertTrue(
          said.out().contains("\"" + figure + "\": " + run.get(head.indexOf(figure)) + ","),
          said.out() + row);
      Robot told;
      try (FlightRecording flight = new FlightRecording(log)) {
        told = RobotFile.parse("robot.yaml", flight.file("robot.yaml")).bind();
      }
      double toe = Double.parseDouble(run.get(head.indexOf("spread.toe_spring_nm_per_rad")));
      assertEquals(1, told.legs().toe().stiffness() / toe, 0.01);
      assertNotEquals(toe, told.legs().toe().stiffness());
    }

    Said said = Said.by("sim", "walk", "--calibrated");
    assertEquals(Main.WRONG_CALL, said.code());
    assertTrue(said.err().contains("--calibrated: without --spread"), said.err());
  }

  @Test
  void everyDesignFliesTheSameSeeds() throws IOException {
    List<String> rows = fly("grid", "--runs", "2", "--vary", "legs.toe.damping=0.004:0.006:2");
    assertEquals(5, rows.size());
    List<String> starts = rows.stream()
        .skip(1)
        .map(row -> row.replaceAll("^((?:[^,]*,){2}[^,]*).*", "$1"))
        .toList();
    assertEquals(
        List.of("0,10000,0.004", "1,10000,0.006", "2,10001,0.004", "3,10001,0.006"), starts);
  }

  @Test
  void anotherCampaignsFolderIsLeftAlone() throws IOException {
    List<String> rows = fly("mine", "--runs", "1");
    Said said = Said.by(call("mine", "--runs", "1", "--set", "legs.toe.damping=0.004"));
    assertEquals(Main.WRONG_CALL, said.code());
    assertTrue(
        said.err().contains("holds another campaign, robot.yaml differs (\"damping: "), said.err());
    assertTrue(said.err().contains("\"damping: 0.004 N m s/rad (set)\" here)"), said.err());
    assertEquals(rows, Files.readAllLines(folder.resolve("mine").resolve("runs.csv")));

    Files.createDirectories(folder.resolve("letters"));
    Files.writeString(folder.resolve("letters").resolve("love.txt"), "dear");
    said = Said.by(call("letters", "--runs", "1"));
    assertEquals(Main.WRONG_CALL, said.code());
    assertTrue(said.err().contains("is not empty and holds no campaign (love.txt)"), said.err());
  }

  @Test
  void rowsOfAnotherBuildAreNotMixedWithOnesOwn() throws IOException {
    fly("old", "--runs", "1");
    Path words = folder.resolve("old").resolve("campaign.txt");
    Files.writeString(words, Files.readString(words).replaceFirst("build: .*", "build: 0.9 cafe"));
    Said said = Said.by(call("old", "--runs", "2"));
    assertEquals(Main.WRONG_CALL, said.code());
    assertTrue(
        said.err().contains("was flown by another build of RAVEN (0.9 cafe, this is "), said.err());
  }

  @Test
  void aMissionOrSpreadThatIsNotThereIsOneLine() {
    String out = folder.resolve("none").toString();
    Said said = Said.by("campaign", "nowhere/mission.yaml", "--out", out);
    assertEquals(Main.WRONG_CALL, said.code());
    assertEquals("raven: nowhere/mission.yaml: no such file", said.err().strip());
    said = Said.by("campaign", "walk", "--spread", "nowhere/spread.yaml", "--out", out);
    assertEquals(Main.WRONG_CALL, said.code());
    assertEquals("raven: nowhere/spread.yaml: no such file", said.err().strip());
    assertTrue(Files.notExists(folder.resolve("none")));
  }

  @Test
  void afterAFullDiskTheSameCallGoesOn() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no device that is always full");
    fly("disk", "--runs", "2");
    Path file = folder.resolve("disk").resolve("runs.csv");
    String flown = Files.readString(file);
    Path aside = Files.move(file, folder.resolve("aside"));
    Files.createSymbolicLink(file, full);
    Said said = Said.by(call("disk", "--runs", "3"));
    assertEquals(Main.WRONG_CALL, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains("cannot be written: No space left on device"), said.err());

    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(String.join("\n", fly("disk", "--runs", "3")).startsWith(flown));
  }

  @Test
  void aGridThatNobodyWouldWaitForIsRefusedBeforeItIsRead() throws IOException {
    Said said = Said.by(call(
        "none", "--vary", "legs.toe.stiffness=0.2:1:2000", "--vary", "walk.stride=110:150:2000"));
    assertEquals(Main.WRONG_CALL, said.code());
    assertEquals(
        "raven: --vary: is a grid of 4000000 designs, expected 10000 at most",
        said.err().strip());
    assertTrue(Files.notExists(folder.resolve("none")));
  }

  @ParameterizedTest
  @CsvSource({
    "--vary, legs.toe.stifness=0.2:1:3, did you mean legs.toe.stiffness",
    "--vary, legs.toe.stiffness=1:1:3, is an empty range",
    "--vary, legs.toe.stiffness=0.2:1:0, 1 to 10000",
    "--vary, legs.toe.stiffness=0.2:9:3, expected 0.2 to 1.5 N m/rad",
    "--vary, legs.toe.stiffness, names no range",
    "--vary, legs.toe.stiffness=0.2:1:x, where the number of values should be",
    "--vary, legs.toe.stiffness=1:0.2:1, asks for one value between two ends",
    "--vary, legs.toe.stiffness=0.2:1:3 kg, a wrong unit",
    "--runs, 0, expected 1 or more",
    "--jobs, 0, expected 1 or more",
    "--robot, nowhere/robot.yaml, nowhere/robot.yaml: no such file",
    "--settings, nowhere/settings.yaml, nowhere/settings.yaml: no such file",
    "--engine, spork, expected own or spark",
    "--engine, spark, Spark is not on the class path",
    "--master, spark://here:7077, is for --engine spark",
    "--until-half-width, 70%, less than 50%",
    "--until-half-width, 0.001%, expected 2^31 - 1 at most"
  })
  void aWrongCallIsOneLineAndLeavesNothing(String option, String value, String said)
      throws IOException {
    Said answer = Said.by(call("none", option, value));
    assertEquals(Main.WRONG_CALL, answer.code(), answer.err());
    assertEquals(1, answer.err().lines().count(), answer.err());
    assertTrue(answer.err().contains(said), answer.err());
    assertTrue(Files.notExists(folder.resolve("none")));
  }
}
