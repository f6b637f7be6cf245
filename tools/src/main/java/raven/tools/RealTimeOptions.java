package raven.tools;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import raven.hal.pi.realtime.RealTime;

/** How much a program may ask of the operating system to be on time. */
final class RealTimeOptions {
  /** Any core. */
  static final int ANY = -1;

  private static final int MOST = 99;

  @Option(
      names = "--priority",
      defaultValue = "80",
      paramLabel = "P",
      description = "Real-time priority where time is real, 0 for none; default: ${DEFAULT-VALUE}.")
  int priority;

  void check() {
    Options.check(priority >= 0 && priority <= MOST, "--priority", "0 to " + MOST);
  }

  /** A core that this machine has, or {@code least} for none in particular. */
  static void checkCore(int core, int least) {
    int last = cores(Path.of("/")) - 1;
    Options.check(core >= least && core <= last, "--core", least + " to " + last);
  }

  /** Also those that isolcpus keeps free, which the Java machine does not count: a thread may be put there. */
  static int cores(Path root) {
    String present = MachineChecks.text(root.resolve("sys/devices/system/cpu/present"));
    String last = present.substring(present.lastIndexOf('-') + 1);
    return last.matches("\\d{1,4}")
        ? Integer.parseInt(last) + 1
        : Runtime.getRuntime().availableProcessors();
  }

  /** With memory locked and the processor kept awake. */
  RealTime.Wishes wishes(int core) {
    return new RealTime.Wishes(priority, core, priority > 0, priority > 0);
  }
}
