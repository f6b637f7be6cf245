package raven.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import raven.file.Document;
import raven.file.FileError;
import raven.robot.RobotFile;

/** What the documentation of the files shows is what the program does. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");

  /** A row of a table whose first cell is PATH=VALUE. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_.0-9]+)=([^`]*)` \\| (.*) \\|$");

  @Test
  void valuesOfTheRobotPageStandInTheBundledFile() throws IOException {
    String bundled = RobotFile.bundled().dump();
    for (String line : fence(Files.readString(DOCS.resolve("robot-file.md"))).split("\n")) {
      String plain = line.replaceFirst(" *#.*", "");
      assertTrue(plain.startsWith("centre_of_mass") || bundled.contains(plain), plain);
    }
  }

  @Test
  void answersOfTheRobotPageAreThoseOfTheProgram() throws IOException {
    assertEquals(6, answers("robot-file.md", () -> List.of(RobotFile.bundled())));
  }

  @Test
  void theMissionOfItsPageIsOne() throws IOException {
    assertEquals("ditch", mission().bind().name());
  }

  @Test
  void answersOfTheMissionPageAreThoseOfTheProgram() throws IOException {
    assertEquals(3, answers("missions.md", () -> List.of(mission())));
  }

  private interface Source {
    List<? extends Document<?>> open() throws IOException;
  }

  /** Compares each row of a page with what the program answers; returns their number. */
  private static int answers(String page, Source source) throws IOException {
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    Matcher row = ROW.matcher(Files.readString(DOCS.resolve(page)));
    while (row.find()) {
      Document<?> document = source.open().getFirst();
      String path = row.group(1);
      String value = row.group(2);
      FileError error = assertThrows(FileError.class, () -> {
        document.override(path, value, "here");
        document.bind();
      });
      String said = String.valueOf(error.getMessage()).replaceFirst("^[^ ]+: ", "");
      if (!said.equals(row.group(3))) {
        wrong.add(said);
      }
      rows++;
    }
    assertEquals(List.of(), wrong);
    return rows;
  }

  private static Document<Mission> mission() throws IOException {
    return MissionFile.parse("ditch.yaml", fence(Files.readString(DOCS.resolve("missions.md"))));
  }

  private static String fence(String page) {
    int begin = page.indexOf("```yaml\n") + 8;
    return page.substring(begin, page.indexOf("```", begin));
  }
}
