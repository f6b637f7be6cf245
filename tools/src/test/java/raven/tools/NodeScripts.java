package raven.tools;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Peers on an independent MAVLink implementation (npm node-mavlink). Tests are skipped where there is no node with it; {@code RAVEN_NODE_PATH}
 * says where it is, {@code RAVEN_REQUIRE_NODE} forbids to skip.
 */
final class NodeScripts {
  private NodeScripts() {}

  /** Runs a script of {@code src/test/node}. */
  static Process start(String script, String... args) throws IOException {
    List<String> call = new ArrayList<>(List.of("node", "src/test/node/" + script));
    call.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(call);
    builder.environment().put("NODE_PATH", modules().toString());
    return builder.start();
  }

  private static Path modules() {
    String named = System.getenv("RAVEN_NODE_PATH");
    Path modules = Path.of(named == null ? "target/node/node_modules" : named);
    boolean there = Files.isDirectory(modules.resolve("node-mavlink")) && node();
    if (System.getenv("RAVEN_REQUIRE_NODE") != null) {
      assertTrue(there, "no node with node-mavlink in " + modules);
    }
    assumeTrue(there, "skipped: needs node and node-mavlink: tools/src/test/node/install");
    return modules.toAbsolutePath();
  }

  private static boolean node() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
