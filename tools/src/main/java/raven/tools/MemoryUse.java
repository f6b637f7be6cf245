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
  private static final int FILLING = 1 << 18;

  /** Keeps the compiler from leaving out what nobody reads. */
  private static volatile byte[] filling = new byte[0];

  static MemoryUse now() {
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    return new MemoryUse(heap, resident(), collected());
  }

  private static long collected() {
    long collections = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += collector.getCollectionCount();
    }
    return collections;
  }

  /**
   * Has what died young collected, by filling up what is left of its place. Not {@link System#gc}: after it each compiled method passes through
   * the Java machine once more when it is next called, and a whole tick of them takes a millisecond.
   */
  static void collectYoung() {
    long before = collected();
    long most = Runtime.getRuntime().maxMemory();
    for (long filled = 0; collected() == before && filled < most; filled += FILLING) {
      filling = new byte[FILLING];
    }
    filling = new byte[0];
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
