package raven.tools.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.file.FileError;

/** Whatever happens to a file of runs, what it holds is whole rows, and each run once. */
final class RunFileTest {
  private static final List<String> COLUMNS = List.of("run", "seed", "outcome");
  private static final String LONG = "x".repeat(990);

  @TempDir
  Path folder;

  /** A program of its own whose files may not grow beyond 50 blocks: it fills the file, tries once more, and says how often it was refused. */
  static final class Filler {
    public static void main(String[] args) {
      int refused = 0;
      try (RunFile file = new RunFile(Path.of(args[0]), COLUMNS)) {
        for (int run = 0; run < 200; run++) {
          try {
            // short rows would still find room behind half a long one
            file.append(run + ",1," + (refused == 0 ? LONG : "short"));
          } catch (FileError e) {
            refused++;
          }
        }
      }
      System.out.print(refused);
    }
  }

  @Test
  void aDiskThatFillsInTheMiddleOfARowLeavesNoHalfOfIt() throws Exception {
    Path sh = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(sh), "no shell that limits the size of a file");
    Path file = folder.resolve("runs.csv");
    Process filler = new ProcessBuilder(
            sh.toString(),
            "-c",
            "ulimit -f 50; exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Filler.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    int refused = Integer.parseInt(new String(filler.getInputStream().readAllBytes()));
    assertEquals(0, filler.waitFor());

    String text = Files.readString(file);
    assertTrue(text.endsWith("x\n"), text.substring(text.length() - 20));
    int[] rows = {0};
    RunFile.read(file, (run, values) -> assertEquals(rows[0]++, run));
    assertEquals(200 - refused, rows[0]);
    assertTrue(rows[0] > 10, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,8 | has 2 values where 3 belong",
        "1,8,completed,1 | has 4 values where 3 belong",
        "-1,8,completed | begins with no number of a run",
        "'' | begins with no number of a run"
      })
  void aRowThatSomebodyDamagedIsNamed(String row, String how) throws IOException {
    Path file = folder.resolve("runs.csv");
    Files.writeString(file, "run,seed,outcome\n0,7,completed\n" + row + "\n2,9,failed\n");
    FileError error = assertThrows(FileError.class, () -> RunFile.read(file, (run, values) -> {}));
    assertEquals(
        file + ":3: " + how + ": remove this line, its run is flown again", error.getMessage());
  }

  @Test
  void rowsAreOrderedEachOnceAndTheCopyOfAnInterruptedOrderingGoes() throws IOException {
    Path file = folder.resolve("runs.csv");
    Path copy = folder.resolve("runs.csv.ordered");
    Files.writeString(copy, "half of i");
    try (RunFile runs = new RunFile(file, COLUMNS)) {
      assertFalse(Files.exists(copy));
      for (int run : new int[] {2, 0, 3, 0, 1, 5}) runs.append(run + ",1,ümlaut");
      runs.order(5);
    }
    List<Integer> order = new ArrayList<>();
    RunFile.read(file, (run, values) -> order.add(run));
    assertEquals(List.of(0, 1, 2, 3), order);
    assertFalse(Files.exists(copy));
  }
}
