package raven.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Wall time since this program was called, the launcher's and the virtual machine's own start included where the system tells. */
final class WallClock {
  /** Unit of the process times that Linux shows [s]. */
  private static final double JIFFY = 0.01;

  private static final Path STAT = Path.of("/proc/self/stat");
  private static final Path UPTIME = Path.of("/proc/uptime");

  private final long begin_ns = System.nanoTime();
  private final double before = age();

  /** Time since the start [s]. */
  double elapsed() {
    return before + (System.nanoTime() - begin_ns) / 1e9;
  }

  /** Age of this process, to a hundredth of a second; 0 where the system does not tell [s]. */
  private static double age() {
    try {
      // field 22 is the start after boot; field 2, in parentheses, may hold blanks
      String stat = Files.readString(STAT);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double uptime = Double.parseDouble(Files.readString(UPTIME).split(" ")[0]);
      return Math.max(0, uptime - Long.parseLong(fields[19]) * JIFFY);
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
