package raven.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine calls its processor. */
final class Processor {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private Processor() {}

  static String name() {
    String architecture = System.getProperty("os.arch");
    try (var lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith("model name") || line.startsWith("Model"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      return architecture;
    }
  }
}
