package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import raven.mission.MissionFile;

/**
 * Which modes each bundled mission goes through and why: a change of behaviour is a difference in review. With {@code -Dwrite.golden} the
 * files are written instead of compared.
 */
final class GoldenModesTest {
  static final Iterable<String> MISSIONS = MissionFile.BUNDLED;

  private static final boolean WRITE = System.getProperty("write.golden") != null;
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  @ParameterizedTest
  @FieldSource("MISSIONS")
  void aMissionGoesThroughTheModesItWentThroughBefore(String mission) throws IOException {
    String modes = new ClosedLoop(mission, 1).record().modes();
    Path file = FOLDER.resolve(mission + ".txt");
    if (WRITE) Files.writeString(file, modes);
    assertEquals(Files.readString(file), modes, file + " is not what the robot does");
  }
}
