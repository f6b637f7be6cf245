package raven.hal.pi;

import java.util.ArrayList;
import java.util.List;
import raven.hal.pi.os.DeviceFault;

/** What went wrong with which device, each thing once. Thread-safe. */
public final class Troubles {
  private final List<String> lines = new ArrayList<>();

  /** Keeps a fault unless it is known. */
  public synchronized void add(DeviceFault fault) {
    String line = String.valueOf(fault.getMessage());
    if (!lines.contains(line)) lines.add(line);
  }

  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
