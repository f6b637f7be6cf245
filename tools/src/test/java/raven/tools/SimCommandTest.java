package raven.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimCommandTest {
  /** A mission that is over soon, well or not. */
  private static final String[] SHORT = {"sim", "walk", "--set", "time_limit=2 s", "--json"};

  @TempDir
  Path folder;

  private static String out(int expected, String... args) {
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true));
      assertEquals(expected, Main.run(args));
      return said.toString();
    } finally {
      System.setOut(out);
    }
  }

  private String[] shortWith(String... more) {
    return Stream.concat(Stream.of(SHORT), Stream.of(more)).toArray(String[]::new);
  }

  /** What depends on the machine: wall time, and where the log went. */
  private static String withoutTheMachine(String json) {
    return json.replaceAll("\"(wall_s|realtime_factor|max_tick_us|log_file)\": [^,}]*", "");
  }

  @Test
  void theSameSeedGivesTheSameJsonAndTheSameLog() throws IOException {
    Path first = folder.resolve("first.mcap");
    Path second = folder.resolve("second.mcap");
    String one = out(1, shortWith("--seed", "7", "--log", first.toString()));
    String two = out(1, shortWith("--seed", "7", "--log", second.toString()));
    String other = out(1, shortWith("--seed", "8"));
    assertEquals(withoutTheMachine(one), withoutTheMachine(two));
    assertFalse(withoutTheMachine(one)
        .replace("\"seed\": 7", "\"seed\": 8")
        .equals(withoutTheMachine(other)));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void aMissionThatFailsSaysInWhichModeWhenAndWhy() {
    String json = out(1, SHORT);
    assertTrue(
        json.contains("\"outcome\": \"failed\", \"why\": \"walking at 2.00 s: time is up\""), json);
  }

  @Test
  void jsonIsOneLineInAStableOrder() {
    String json = out(1, SHORT);
    assertEquals(1, json.lines().count());
    assertTrue(
        json.matches(
            "(?s)\\{\"mission\": \"walk\", \"seed\": 1, \"robot\": \"raven\", \"engine\": \"raven\", \"outcome\": .*, "
                + "\"why\": .*, \"sim_s\": .*, \"wall_s\": .*, \"realtime_factor\": .*, \"modes\": \\[.*], \"metrics\": \\{.*}}\n"),
        json);
  }

  @Test
  void nothingIsLeftOfALogWhenThePictureCannotBeWritten() throws IOException {
    Path log = folder.resolve("a.mcap");
    out(
        2,
        shortWith(
            "--log", log.toString(), "--picture", folder.resolve("no/a.svg").toString()));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void thePictureShowsTheModes() throws IOException {
    Path picture = folder.resolve("a.svg");
    out(1, shortWith("--picture", picture.toString()));
    String svg = Files.readString(picture);
    assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>\n"));
    assertTrue(svg.contains(">walking ") && svg.contains(">standing "), svg);
  }
}
