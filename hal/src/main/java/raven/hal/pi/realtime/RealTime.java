package raven.hal.pi.realtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.Errno;
import raven.hal.pi.os.OpenFile;
import raven.hal.pi.os.Scheduling;

/** What makes the calling thread keep its deadlines, as far as this machine lets it; what it does not is a warning that says what is lost. */
public final class RealTime implements AutoCloseable {
  /** What is asked for; priority 0 and core -1 ask for nothing. */
  public record Wishes(int priority, int core, boolean lockMemory, boolean noSleepStates) {
    /** Everything but a core of its own. */
    public static final Wishes ALL = new Wishes(80, -1, true, true);

    /** Nothing: an ordinary thread. */
    public static final Wishes NONE = new Wishes(0, -1, false, false);
  }

  private final List<String> warnings = new ArrayList<>();
  private @Nullable OpenFile latency;

  /** Applies to the calling thread and, for memory and sleep states, to the program and the machine while this is open. */
  public RealTime(Wishes wishes) {
    if (wishes.priority > 0) {
      warn(
          Scheduling.fifo(wishes.priority),
          "no real-time priority: any busy program can delay a tick by milliseconds",
          "add 'RAVEN_USER - rtprio 90' to /etc/security/limits.d/raven.conf and log in again");
    }
    if (wishes.core >= 0) {
      warn(
          Scheduling.core(wishes.core),
          "not on core " + wishes.core + ": the thread moves, and its caches with it",
          "name a core that exists (nproc)");
    }
    if (wishes.lockMemory) {
      warn(
          Scheduling.lockMemory(),
          "memory is not locked: a page that was swapped out costs a tick",
          "add 'RAVEN_USER - memlock unlimited' to /etc/security/limits.d/raven.conf and log in"
              + " again");
    }
    if (wishes.noSleepStates) holdLatency();
  }

  private void warn(int errno, String lost, String remedy) {
    if (errno == 0) return;
    String user = System.getProperty("user.name", "USER");
    warnings.add(lost + " (" + Errno.words(errno) + "); " + remedy.replace("RAVEN_USER", user));
  }

  /** While this file is open with 0 in it, no core sleeps deeply. */
  private void holdLatency() {
    String lost = "cores may sleep deeply: waking up takes twice as long";
    try {
      OpenFile file = OpenFile.open(
          "/dev/cpu_dma_latency",
          OpenFile.WRITE,
          "run as root, or give your group the device with a udev rule (raven doctor prints it)",
          "this kernel has no such control");
      MemorySegment zero = file.memory(4);
      zero.set(JAVA_INT, 0, 0);
      long result = file.write(zero, 4);
      if (result == 4) {
        latency = file;
        return;
      }
      file.close();
      warn((int) -result, lost, "see dmesg");
    } catch (DeviceFault e) {
      warnings.add(lost + ": " + e.getMessage());
    }
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() {
    if (latency != null) latency.close();
  }
}
