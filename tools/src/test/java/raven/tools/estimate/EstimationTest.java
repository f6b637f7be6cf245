package raven.tools.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import raven.file.FileError;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Recorded data with truth (see ATTRIBUTION.md beside them), clean and spoilt, and files that are wrong. */
class EstimationTest {
  @TempDir
  Path folder;

  private static Trial trial(String name) throws IOException, URISyntaxException {
    return Trial.of(Path.of(Objects.requireNonNull(
            EstimationTest.class.getResource("/raven/tools/estimate/" + name + ".in.csv.gz"))
        .toURI()));
  }

  @Test
  void attitudeOfAFastTranslationIsKnownToADegree() throws Exception {
    Trial trial = trial("ahrs");
    Trial.Score score = trial.score(trial.estimate(folder));
    assertTrue(Math.toDegrees(score.inclination()) < 0.7, score::toString);
    assertTrue(Math.toDegrees(score.total()) < 1.6, score::toString);
  }

  @ParameterizedTest
  @EnumSource(Stress.class)
  void noStressLosesTheAttitude(Stress stress) throws Exception {
    Trial trial = stress.of(trial("ahrs"));
    Trial.Score score = trial.score(trial.estimate(folder));
    assertTrue(Math.toDegrees(score.total()) < 15, score::toString);
    assertTrue(Math.toDegrees(score.inclination()) < 4, score::toString);
  }

  @Test
  void aMultirotorsPositionsShowItsTiltAndHeading() throws Exception {
    Trial trial = trial("flight");
    List<double[]> estimate = trial.estimate(folder);
    assertTrue(Math.toDegrees(trial.score(estimate).inclination()) < 1.4);
    double[] end = trial.truth().getLast();
    assertTrue(Trial.heading(estimate.getLast(), end) < Math.toRadians(3));
  }

  /** A field made from the truth, with declination and hard iron, beside recorded motion. */
  @Test
  void aMagnetometerOnAMultirotorHoldsItsHeading() throws Exception {
    Trial plain = trial("flight");
    List<double[]> rows = new ArrayList<>();
    int at = 0;
    for (double[] row : plain.rows()) {
      double[] more = Arrays.copyOf(row, 13);
      Arrays.fill(more, 10, 13, Double.NaN);
      while (at < plain.truth().size() - 1 && plain.truth().get(at)[0] < row[0] - 0.005) at++;
      double[] t = plain.truth().get(at);
      if (Math.abs(t[0] - row[0]) <= 0.005) {
        Vector3D field = new Vector3D(2, 20, -44);
        new Quaternion(t[2], t[3], t[4], t[1]).inverseTransform(field);
        more[10] = field.getX() + 4;
        more[11] = field.getY() - 3;
        more[12] = field.getZ() + 2;
      }
      rows.add(more);
    }
    List<String> head = new ArrayList<>(plain.head());
    head.set(head.size() - 1, Kind.FLIGHT9.header);
    Trial trial = new Trial("flight9", head, rows, plain.truth());
    List<double[]> estimate = trial.estimate(folder);
    assertTrue(Math.toDegrees(trial.score(estimate).inclination()) < 1.4);
    double[] end = trial.truth().getLast();
    assertTrue(Trial.heading(estimate.getLast(), end) < Math.toRadians(3));
  }

  @Test
  void aBipedsFeetShowItsTiltAndSpeed() throws Exception {
    Trial trial = trial("leg");
    List<double[]> estimate = trial.estimate(folder);
    assertTrue(Math.toDegrees(trial.score(estimate).inclination()) < 0.8);
    double[] end = trial.truth().getLast();
    double[] last = estimate.get(estimate.size() - 1);
    for (int i = 8; i < 11; i++) {
      assertEquals(end[i], last[i], 0.08, "velocity " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ahrs", "flight", "leg"})
  void usesNothingOfTheFuture(String name) throws Exception {
    Trial whole = trial(name);
    int half = whole.rows().size() / 2;
    Trial first = new Trial(name, whole.head(), whole.rows().subList(0, half), whole.truth());
    List<double[]> expected = whole.estimate(folder);
    List<double[]> estimate = first.estimate(folder);
    assertEquals(half, estimate.size());
    for (int i = 0; i < half; i++) {
      assertArrayEquals(expected.get(i), estimate.get(i), 0.0, "row " + i);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          t,gx,gy|in.csv:1: the header is "t,gx,gy", expected
          HEAD/0,1,2,3,4,5|in.csv:2: the row has 6 columns, expected 7
          HEAD/0,1,2,3,4,5,6,7|in.csv:2: the row has 8 columns, expected 7
          HEAD/0,0,0,0,0,0,9.8/1,0,0,x1,0,0,9.8|in.csv:3: column gz is "x1", expected a number
          HEAD/0,0,0,0,0,,9.8|in.csv:2: column ay is empty, expected a number
          HEAD/0,0,0,0,0,Infinity,9.8|in.csv:2: column ay is Infinity, expected a finite number
          HEAD/2,0,0,0,0,0,9.8/1,0,0,0,0,0,9.8|in.csv:3: time runs backwards, from 2.0 to 1 s
          HEAD/0,0,0,0,0,0,0/1,0,0,0,0,0,0|the inertial unit reads zero in all 2 rows
          HEAD/0,0,0,0,0,0,9.8d|in.csv:2: column az is "9.8d", expected a number
          HEAD/0,0,0,0,0,0,0x1p3|in.csv:2: column az is "0x1p3", expected a number
          HEAD/0,0,0,nan,0,0,9.8|in.csv:2: column gz is "nan", expected a number
          HEAD/1e300,0,0,0,0,0,9.8|in.csv:2: column t is 1e300, beyond what can be measured
          LEGS/0,0,0,0,0,0,9.8,2,0,0,0,0,0,0,0|in.csv:2: column c0 is 2, expected a contact from 0 to 1
          POSITIONS/0,0,0,0,0,0,9.8,1,2,|in.csv:2: columns px, py, pz are filled in part, expected all three or none
          HEAD|in.csv:1: the recording has no rows
          # nothing|in.csv:1: the header is missing, expected
          # init,1,2/HEAD|in.csv:1: "# init,1,2" is no start
          #init,1,0,0,0,0,0/HEAD|in.csv:1: "#init,1,0,0,0,0,0" is no start
          # init,1,0,0,0,0,1e300,0/LEGS|in.csv:1: "# init,1,0,0,0,0,1e300,0" is no start
          # init,1,0,0,NaN,0,0,0/LEGS|in.csv:1: "# init,1,0,0,NaN,0,0,0" is no start
          HEAD/0,0,0,300,0,0,9.8/1,0,0,300,0,0,9.8|in.csv:3: no row can be believed: 2 rows beyond what
          """)
  void whatIsWrongIsNamedWithFileAndLine(String text, String says) throws IOException {
    Path in = folder.resolve("in.csv");
    Files.writeString(
        in,
        text.replace('/', '\n')
                .replace("HEAD", Kind.AHRS6.header)
                .replace("LEGS", Kind.LEG.header)
                .replace("POSITIONS", Kind.FLIGHT.header)
            + "\n");
    FileError error = assertThrows(FileError.class, () -> {
      try (Recording recording = new Recording(in)) {
        new Estimation(recording).run(new ByteArrayOutputStream());
      }
    });
    assertTrue(error.getMessage().contains(says), error.getMessage());
  }

  @Test
  void aGapAndAFrozenSensorAreSurvivedAndReported() throws Exception {
    Trial trial = trial("ahrs");
    List<double[]> rows = trial.rows();
    for (int i = 3000; i < 3100; i++) {
      System.arraycopy(rows.get(2999), 1, rows.get(i), 1, 6);
    }
    rows.subList(4000, 4100).clear();
    trial.write(folder.resolve("in.csv"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Recording recording = new Recording(folder.resolve("in.csv"))) {
      Estimation estimation = new Estimation(recording);
      estimation.run(out);
      assertEquals(
          "1 gap in time, the longest 0.354 s; the gyro was frozen once, 0.350 s in all; the accelerometer was frozen once, 0.350 s in all; first at t = 38.598 s",
          estimation.survived());
    }
    assertEquals(rows.size() + 1, out.toString().lines().count());
    assertTrue(!out.toString().contains("NaN"));
  }

  /** A second of a sensor that stands still; what it says last would turn or throw the body about if it were believed. */
  @ParameterizedTest
  @CsvSource({
    "ahrs, gyro, 1, 8", "ahrs, accelerometer, 4, 3",
    "flight, gyro, 1, 8", "flight, accelerometer, 4, 2",
    "leg, gyro, 1, 20", "leg, accelerometer, 4, 2"
  })
  void oneFrozenSensorIsReportedAndForgotten(String name, String sensor, int from, double most)
      throws Exception {
    Trial trial = trial(name);
    List<double[]> rows = trial.rows();
    int half = rows.size() / 2;
    double[] stuck = rows.get(half);
    for (int i = half; rows.get(i)[0] < stuck[0] + 1; i++) {
      System.arraycopy(stuck, from, rows.get(i), from, 3);
    }
    Trial.Score score = trial.score(trial.estimate(folder));
    assertTrue(Math.toDegrees(score.inclination()) < most, score::toString);
    try (Recording recording = new Recording(folder.resolve("in.csv"))) {
      Estimation estimation = new Estimation(recording);
      estimation.run(new ByteArrayOutputStream());
      String said = estimation.survived();
      assertTrue(said.startsWith("the " + sensor + " was frozen once, "), said);
    }
  }

  /** One sample that no unit can read would turn the body by a hundred turns, and nothing would ever turn it back. */
  @ParameterizedTest
  @ValueSource(strings = {"flight", "leg"})
  void anAbsurdSampleIsReportedAndForgotten(String name) throws Exception {
    Trial clean = trial(name);
    List<double[]> expected = clean.estimate(folder);
    clean.rows().get(1000)[1] = 1e4;
    clean.rows().get(1500)[6] = -1e5;
    clean.write(folder.resolve("in.csv"));
    try (Recording recording = new Recording(folder.resolve("in.csv"))) {
      Estimation estimation = new Estimation(recording);
      estimation.run(new ByteArrayOutputStream());
      String said = estimation.survived();
      assertTrue(said.startsWith("2 rows beyond what an inertial unit can read"), said);
    }
    double[] last = clean.estimate(folder).getLast();
    double[] before = expected.getLast();
    for (int i = 1; i < 5; i++) assertEquals(before[i], last[i], 0.02);
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreNoMatter() throws Exception {
    Path in = folder.resolve("in.csv");
    Files.writeString(
        in,
        "\ufeff" + Kind.AHRS6.header.replace(",", ",\t")
            + "\r\n0,0,0,0,0,0,9.8\r\n1,0,0,0,0,0,9.8\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Recording recording = new Recording(in)) {
      new Estimation(recording).run(out);
    }
    assertTrue(out.toString().startsWith("t,qw,qx,qy,qz\n0,1.0,0.0,0.0,0.0\n1,"), out.toString());
  }

  @Test
  void aCutGzipIsNamedWithTheLineItEndsAt() throws Exception {
    byte[] whole = Files.readAllBytes(Path.of(Objects.requireNonNull(
            EstimationTest.class.getResource("/raven/tools/estimate/leg.in.csv.gz"))
        .toURI()));
    Path in = folder.resolve("in.csv.gz");
    Files.write(in, Arrays.copyOf(whole, whole.length / 2));
    FileError error = assertThrows(FileError.class, () -> {
      try (Recording recording = new Recording(in)) {
        new Estimation(recording).run(new ByteArrayOutputStream());
      }
    });
    assertTrue(
        error.getMessage().matches(".*in.csv.gz:\\d+: cannot be read beyond this line: .*"),
        error.getMessage());
  }

  @Test
  void readsGzipToo() throws Exception {
    Path file = Path.of(Objects.requireNonNull(
            EstimationTest.class.getResource("/raven/tools/estimate/leg.in.csv.gz"))
        .toURI());
    try (Recording recording = new Recording(file)) {
      assertEquals(Kind.LEG, recording.kind);
      assertTrue(recording.read());
      assertEquals(15, recording.values.length);
    }
  }
}
