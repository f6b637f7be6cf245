package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.file.FileError;
import raven.sim.mujoco.MujocoLibrary;

/** What the command line does with MuJoCo, and without. */
final class MujocoTest {
  /** A relative error that two engines in double precision may have. */
  private static final double ROUNDING = 1e-12;

  @TempDir
  Path folder;

  private record Said(int code, String out, String err) {}

  private static Said raven(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true));
      System.setErr(new PrintStream(complained, true));
      int code = Main.run(args);
      return new Said(code, said.toString(), complained.toString());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Skips without the library, or fails where it is said to be there. */
  private static void needsMujoco() {
    try {
      MujocoLibrary.open();
    } catch (FileError e) {
      if (System.getenv("RAVEN_REQUIRE_MUJOCO") != null) throw e;
      String why = "skipped: " + e.getMessage();
      System.out.println(why);
      Assumptions.abort(why);
    }
  }

  @Test
  void theTourCompletesWithMujocoInTheSameModes() throws IOException {
    needsMujoco();
    Said said = raven("sim", "tour", "--engine", "mujoco", "--json");
    assertEquals(0, said.code, said.err + said.out);
    assertTrue(said.out.contains("\"engine\": \"mujoco\""), said.out);
    List<String> modes = Pattern.compile("\"mode\": \"(\\w+)\"")
        .matcher(said.out)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
    assertEquals(goldenModes(), modes);
  }

  /** Modes of the tour by RAVEN's own engine; the last line tells its end. */
  private static List<String> goldenModes() throws IOException {
    try (InputStream in = MujocoTest.class.getResourceAsStream("/golden/tour.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.contains("  "))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .toList();
    }
  }

  @Test
  void aCallWithoutTheLibraryIsOneLineThatNamesThePackage() {
    String absent = folder.resolve("libmujoco.so.2.2.2").toString();
    System.setProperty(MujocoLibrary.PROPERTY, absent);
    try {
      Said said = raven("sim", "walk", "--engine", "mujoco");
      assertEquals(2, said.code, said.err);
      assertEquals("", said.out);
      assertEquals(
          "raven: MuJoCo 2.2.2 is not installed (no " + absent
              + " found): install Debian's package libmujoco2.2.2, or do without --engine mujoco\n",
          said.err);
    } finally {
      System.clearProperty(MujocoLibrary.PROPERTY);
    }
  }

  @Test
  void anUnknownEngineIsOneLine() {
    Said said = raven("sim", "--engine", "bullet");
    assertEquals(2, said.code);
    assertEquals(1, said.err.lines().count(), said.err);
    assertTrue(said.err.contains("'bullet' is no engine, expected raven or mujoco"), said.err);
  }

  @Test
  void bothEnginesGiveTheSameAccelerationsOfATable() throws IOException {
    needsMujoco();
    Path states = folder.resolve("states.csv");
    Files.writeString(states, StateTableTest.table(20));
    double[][] own = accelerations("raven", states);
    double[][] other = accelerations("mujoco", states);
    assertEquals(20, own.length);
    for (int n = 0; n < own.length; n++) {
      double scale = 0;
      for (double a : own[n]) scale = Math.max(scale, Math.abs(a));
      for (int i = 0; i < 12; i++) {
        assertEquals(own[n][i], other[n][i], ROUNDING * scale, "state " + n + ", qacc" + i);
      }
    }
  }

  private double[][] accelerations(String engine, Path states) throws IOException {
    Path out = folder.resolve(engine + ".csv");
    Said said = raven(
        "model",
        "dynamics",
        "--in",
        states.toString(),
        "--out",
        out.toString(),
        "--engine",
        engine);
    assertEquals(new Said(0, "", ""), said);
    return StateTableTest.numbers(Files.readString(out));
  }
}
