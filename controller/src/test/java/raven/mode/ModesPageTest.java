package raven.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation says what the table says. With {@code -Dwrite.docs} the files are written instead of compared. */
final class ModesPageTest {
  private static final boolean WRITE = System.getProperty("write.docs") != null;
  private static final Path PAGE = Path.of("..", "docs", "modes.md");
  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "<!-- modes: written by ModesPageTest -->\n";
  private static final String END = "<!-- end of modes -->\n";

  @Test
  void theModesPageIsTheTable() throws IOException {
    if (WRITE) Files.writeString(PAGE, ModesPage.page());
    assertEquals(ModesPage.page(), Files.readString(PAGE), PAGE + " is not what the code says");
  }

  @Test
  void theReadmeNamesTheModesOfTheCode() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertTrue(
        begin >= BEGIN.length() && end >= begin,
        "README.md has lost its marks " + BEGIN.strip() + " and " + END.strip());

    if (WRITE) {
      Files.writeString(
          README, readme.substring(0, begin) + ModesPage.modes() + readme.substring(end));
      readme = Files.readString(README);
      end = readme.indexOf(END);
    }
    assertEquals(
        ModesPage.modes(),
        readme.substring(begin, end),
        "README.md's modes are not those of the code");
  }
}
