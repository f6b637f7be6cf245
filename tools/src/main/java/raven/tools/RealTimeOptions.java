package raven.tools;

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

  /** With memory locked and the processor kept awake. */
  RealTime.Wishes wishes(int core) {
    return new RealTime.Wishes(priority, core, priority > 0, priority > 0);
  }
}
