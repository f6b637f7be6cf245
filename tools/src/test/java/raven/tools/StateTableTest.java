package raven.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.file.FileError;

/** Tables of states are read as they are meant, and each mistake is named with its place. */
final class StateTableTest {
  private static final String EXPECTED = "expected qpos0..qpos12, qvel0..qvel11, tau0..tau11";

  @TempDir
  Path folder;

  private static String header() {
    return names("qpos", 13) + "," + names("qvel", 12) + "," + names("tau", 12);
  }

  private static String names(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + i).collect(Collectors.joining(","));
  }

  private static double[] state(int n) {
    double[] x = new double[37];
    for (int i = 0; i < x.length; i++) x[i] = StrictMath.sin(1 + 37 * n + i);
    double length = 0;
    for (int i = 3; i < 7; i++) length += x[i] * x[i];
    for (int i = 3; i < 7; i++) x[i] /= Math.sqrt(length);
    return x;
  }

  private static String line(double[] values) {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));
  }

  /** A table of so many states. */
  static String table(int states) {
    return header() + "\n"
        + IntStream.range(0, states)
            .mapToObj(n -> line(state(n)) + "\n")
            .collect(Collectors.joining());
  }

  /** The numbers of a table below its header. */
  static double[][] numbers(String text) {
    return text.lines()
        .skip(1)
        .map(line ->
            Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private List<StateTable.State> read(String text) throws IOException {
    Path file = folder.resolve("states.csv");
    Files.writeString(file, text);
    return new StateTable(file).read();
  }

  private void assertRefused(String expected, String text) {
    FileError e = assertThrows(FileError.class, () -> read(text));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(folder.toString()), message);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void columnsAreFoundByName() throws IOException {
    double[] x = state(3);
    String reversed = Arrays.stream(header().split(",")).sorted().collect(Collectors.joining(","));
    List<String> names = List.of(header().split(","));
    String values = Arrays.stream(reversed.split(","))
        .map(name -> Double.toString(x[names.indexOf(name)]))
        .collect(Collectors.joining(" , "));
    StateTable.State state =
        read("\uFEFFi," + reversed + "\r\n0," + values + "\r\n\r\n").getFirst();
    double[] qpos = Arrays.copyOf(x, 13);
    assertArrayEquals(qpos, state.qpos, 1e-15);
    assertArrayEquals(Arrays.copyOfRange(x, 13, 25), state.qvel);
    assertArrayEquals(Arrays.copyOfRange(x, 25, 37), state.tau);
  }

  @Test
  void aRaggedRowNamesItsLine() {
    assertRefused(
        "states.csv, line 3: 36 fields, expected 37 as in the header",
        table(1) + line(Arrays.copyOf(state(1), 36)) + "\n");
  }

  @Test
  void whatIsNoNumberNamesLineAndColumn() {
    for (String text : List.of("abc", "", "NaN", "1f", "0x1p3", "1e999")) {
      String row = line(state(0)).replaceFirst("^[^,]*", text);
      assertRefused(
          "line 2: column qpos0: '" + text + "' is no number", header() + "\n" + row + "\n");
    }
  }

  @Test
  void aQuaternionThatIsNoRotationNamesItsLine() {
    double[] x = state(0);
    for (int i = 3; i < 7; i++) x[i] *= 1.5;
    assertRefused(
        "line 2: quaternion qpos3..6 has length 1.5, expected 1 (w x y z)",
        header() + "\n" + line(x) + "\n");
  }

  @Test
  void aWrongHeaderSaysWhatIsExpected() {
    assertRefused("line 1: no column qpos0, " + EXPECTED, "a,b,c\n1,2,3\n");
    assertRefused("line 1: column tau3 twice", header() + ",tau3\n");
    assertRefused("line 1: column xfrc0: forces on single bodies", header() + ",xfrc0\n");
    assertRefused("line 1: is empty", "");
    assertRefused("line 2: no states", header() + "\n");
  }

  @Test
  void aFileThatIsNoTableSaysSo() throws IOException {
    Path file = folder.resolve("picture.png");
    Files.write(file, new byte[] {(byte) 0x89, (byte) 0xff, 0});
    FileError e = assertThrows(FileError.class, () -> new StateTable(file).read());
    assertEquals("cannot read " + file + ": not text in UTF-8, expected a table", e.getMessage());
    Path missing = folder.resolve("missing.csv");
    FileError none = assertThrows(FileError.class, () -> new StateTable(missing).read());
    assertEquals("cannot read " + missing + ": no such file", none.getMessage());
  }
}
