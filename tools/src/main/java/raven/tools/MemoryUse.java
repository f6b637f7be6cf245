package raven.tools;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much memory the program has at a moment: of the Java heap, and of the machine. */
record MemoryUse(double heap_mib, double resident_mib, long collections) {
  private static final double MIB = 1 << 20;

  static MemoryUse now() {
    long collections = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += collector.getCollectionCount();
    }
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    return new MemoryUse(heap, resident(), collections);
  }

  /** From the kernel's account of this process; NaN where there is none. */
  private static double resident() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    } catch (IOException e) {
      // no Linux
    }
    return Double.NaN;
  }

  /** What changed from {@code before} to this. */
  Map<String, Object> since(MemoryUse before) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("heap_begin", rounded(before.heap_mib));
    json.put("heap_end", rounded(heap_mib));
    json.put("resident_begin", rounded(before.resident_mib));
    json.put("resident_end", rounded(resident_mib));
    return json;
  }

  private static double rounded(double mib) {
    return Math.round(mib * 10) / 10.0;
  }
}
