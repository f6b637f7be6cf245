package raven.estimation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import raven.file.Document;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** The bundled robot, and the estimator's section of the bundled settings. */
final class Bundled {
  private Bundled() {}

  static Robot robot() {
    return RobotFile.bundled().bind();
  }

  static EstimationSettings settings() {
    try (InputStream in = EstimationSettings.class.getResourceAsStream("/raven/settings.yaml")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      String[] lines = all.substring(all.indexOf("\nestimation:\n") + 1).split("\n");
      StringBuilder section = new StringBuilder();
      for (int i = 1; i < lines.length && !lines[i].matches("\\S.*"); i++) {
        section.append(lines[i].isBlank() ? "" : lines[i].substring(2)).append('\n');
      }
      return Document.parse(
              "settings.yaml", section.toString(), EstimationSettings.class, (s, d) -> {})
          .bind();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
