package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of mistake gives its line, and nothing but that line. */
final class MainTest {
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

  private static void assertOneLine(String part, String... args) {
    Said said = raven(args);
    assertEquals(2, said.code, said.err);
    assertEquals("", said.out);
    assertEquals(1, said.err.lines().count(), said.err);
    assertTrue(said.err.contains(part), said.err);
  }

  @Test
  void aWrongCallIsOneLine() {
    assertOneLine("'--sed'", "sim", "--sed", "1");
    assertOneLine("'bogus' is not a whole number", "sim", "--seed", "bogus");
    assertOneLine("did you mean sim", "simm");
    assertOneLine("Missing required parameter", "sim", "--robot");
  }

  @Test
  void anEmptyNameIsOneLineThatNamesTheOption() {
    assertOneLine("--robot: is empty", "sim", "--robot", "");
    assertOneLine("--robot: is empty", "model", "show", "--robot", "");
    assertOneLine("--settings: is empty", "sim", "--settings", "");
    assertOneLine("--log: is empty", "sim", "--log", "");
    assertOneLine("--picture: is empty", "sim", "--picture", " ");
    assertOneLine("MISSION: is empty", "sim", "");
  }

  @Test
  void noFileOfTheCallIsOverwritten() throws IOException {
    String mine = Files.writeString(folder.resolve("my.yaml"), "name: mine\n").toString();
    String link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("my.yaml"))
        .toString();
    assertOneLine("the file of --robot too", "sim", "--robot", mine, "--log", mine);
    assertOneLine("the file of --robot too", "sim", "--robot", link, "--picture", mine);
    assertOneLine("the file of --settings too", "sim", "--settings", mine, "--log", link);
    assertOneLine("the file of MISSION too", "sim", mine, "--log", mine);
    String coming = folder.resolve("x").toString();
    assertOneLine("the file of --log too", "sim", "--log", coming, "--picture", coming);
    assertEquals("name: mine\n", Files.readString(folder.resolve("my.yaml")));
  }

  @Test
  void lostOutputIsNoSuccess() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException("full");
        }
      }));
      System.setErr(new PrintStream(complained, true));
      assertEquals(2, Main.run("model", "show"));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals(1, complained.toString().lines().count(), complained.toString());
  }

  @Test
  void aMistakeInARobotFileIsOneLineThatNamesThePlace() throws IOException {
    Path file = folder.resolve("mine.yaml");
    assertOneLine("mine.yaml: no such file", "model", "show", "--robot", file.toString());
    Files.writeString(file, "name: x\nmas: 3 kg\n");
    assertOneLine("mine.yaml:2", "model", "show", "--robot", file.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "legs.toe.stiffness=-1",
        "total_mass=-620 g",
        "legs.toe.stiffness=3 kg",
        "legs.toe.stiffness",
        "x="
      })
  void aWrongOverrideIsOneLineThatRepeatsIt(String assignment) {
    assertOneLine("--set " + assignment, "model", "show", "--set", assignment);
  }

  @Test
  void anOverrideOfNoValueNamesTheNearest() {
    assertOneLine("legs.toe.stiffness", "model", "show", "--set", "legs.toe.stifness=1");
  }

  @Test
  void modelShowsValuesWithTheirStanding() {
    Said said = raven("model", "show");
    assertEquals(0, said.code, said.err);
    assertTrue(
        said.out.lines().anyMatch(line -> line.matches("total_mass +620 g +stated.*")), said.out);
    assertTrue(said.out.contains("thrust_to_weight"), said.out);
    assertTrue(raven("model", "show", "--json", "--set", "legs.toe.stiffness=0.7")
        .out
        .contains("\"value\": 0.7"));
  }

  @Test
  void aWrongRecordingLeavesTheOldEstimateAlone() throws IOException {
    Path in = folder.resolve("in.csv");
    Path out = folder.resolve("out.csv");
    Files.writeString(in, "t,gx,gy,gz,ax,ay,az\n0,0,0,0,0,0,9.81\n1,0,0,0,0,0\n");
    Files.writeString(out, "precious");
    assertOneLine("in.csv:3: the row has 6 columns", "estimate", in.toString(), out.toString());
    assertEquals("precious", Files.readString(out));
    assertOneLine("is the file of IN.csv too", "estimate", in.toString(), in.toString());
    assertOneLine("no such file", "estimate", in + "x", out.toString());
  }

  @Test
  void anEstimateSaysHowLongAnUpdateTook() throws IOException {
    Path in = folder.resolve("in.csv");
    Path out = folder.resolve("out.csv");
    Files.writeString(in, "t,gx,gy,gz,ax,ay,az\n0,0,0,0,0,0,9.81\n0.01,0,0,0,0,0,9.81\n");
    Said said = raven("estimate", in.toString(), out.toString());
    assertEquals(0, said.code());
    assertTrue(said.err().matches("ns_per_update=\\d+\n"), said.err());
    assertEquals(3, Files.readAllLines(out).size());
  }
}
