package raven.tools;

import static raven.tools.Check.State.FAILED;
import static raven.tools.Check.State.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has to be right with the computer, whichever robot it sits in. */
final class MachineChecks {
  private static final long LEAST_DISK = 1L << 30;

  private final Path root;

  MachineChecks(Path root) {
    this.root = root;
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(jdk());
    checks.add(nativeAccess());
    checks.add(kernel());
    checks.add(governor());
    checks.add(limit("real-time priority", "Max realtime priority", 80, "rtprio 90"));
    checks.add(limit("locked memory", "Max locked memory", Long.MAX_VALUE, "memlock unlimited"));
    checks.add(sleepStates());
    checks.add(clock());
    checks.add(disk());
    checks.add(watchdog());
    checks.add(guard());
    return checks;
  }

  private static Check jdk() {
    String version = System.getProperty("java.version", "");
    boolean good = Runtime.version().feature() == 25;
    return Check.of("JDK", good, FAILED, version, "sudo apt install openjdk-25-jdk-headless");
  }

  private static Check nativeAccess() {
    boolean good = MachineChecks.class.getModule().isNativeAccessEnabled();
    return Check.of(
        "native access",
        good,
        WARNING,
        good ? "enabled" : "not enabled",
        "start with ./raven, or with --enable-native-access=ALL-UNNAMED");
  }

  private Check kernel() {
    String version = System.getProperty("os.name", "") + " " + System.getProperty("os.version", "");
    boolean linux = version.startsWith("Linux");
    if (!linux) {
      return Check.of(
          "kernel", false, FAILED, version, "the robot flies on Linux; raven sim runs here");
    }
    boolean realTime = text("sys/kernel/realtime").equals("1") || version.contains("-rt");
    return Check.of(
        "kernel",
        realTime,
        WARNING,
        version + (realTime ? ", real-time" : ", not real-time"),
        "sudo apt install linux-image-rt-" + architecture()
            + ": an ordinary kernel is late by milliseconds now and then");
  }

  /** As Debian calls it. */
  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return name.equals("aarch64") ? "arm64" : name;
  }

  private Check governor() {
    String governor = text("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    if (governor.isEmpty()) return Check.ok("CPU governor", "none: the clock is fixed");
    return Check.of(
        "CPU governor",
        governor.equals("performance"),
        WARNING,
        governor,
        "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor");
  }

  /** From /proc/self/limits: the soft limit. */
  private Check limit(String name, String row, long least, String line) {
    String user = System.getProperty("user.name", "USER");
    for (String limit : text("proc/self/limits").split("\n")) {
      if (!limit.startsWith(row)) continue;
      String value = limit.substring(row.length()).strip().split("\\s+")[0];
      boolean root = user.equals("root");
      boolean good = root || value.equals("unlimited") || Long.parseLong(value) >= least;
      return Check.of(
          name,
          good,
          WARNING,
          root ? "root may" : value,
          "echo '" + user + " - " + line
              + "' | sudo tee -a /etc/security/limits.d/raven.conf, then log in again");
    }
    return Check.of(name, false, WARNING, "unknown", "run on Linux");
  }

  private Check sleepStates() {
    Path device = root.resolve("dev/cpu_dma_latency");
    if (!Files.exists(device)) {
      return Check.of(
          "sleep states",
          false,
          WARNING,
          "no /dev/cpu_dma_latency",
          "use a kernel with CONFIG_PM_QOS");
    }
    return Check.of(
        "sleep states",
        Files.isWritable(device),
        WARNING,
        Files.isWritable(device) ? "can be held off" : "may not be held off",
        "echo 'KERNEL==\"cpu_dma_latency\", GROUP=\"gpio\", MODE=\"0660\"' | sudo tee"
            + " /etc/udev/rules.d/90-raven.rules; sudo udevadm control --reload; sudo udevadm trigger");
  }

  private Check clock() {
    boolean synchronous = Files.exists(root.resolve("run/systemd/timesync/synchronized"))
        || Files.exists(root.resolve("var/lib/chrony"));
    return Check.of(
        "clock",
        synchronous,
        WARNING,
        synchronous ? "synchronised" : "not synchronised: logs will carry a wrong date",
        "sudo timedatectl set-ntp true");
  }

  private static Check disk() {
    try {
      long free = Files.getFileStore(Path.of("").toAbsolutePath()).getUsableSpace();
      return Check.of(
          "disk",
          free > LEAST_DISK,
          WARNING,
          String.format(Locale.ROOT, "%.1f GB free here", free / 1e9),
          "delete old logs: a minute of log takes about 20 MB");
    } catch (IOException e) {
      return Check.of("disk", false, WARNING, String.valueOf(e.getMessage()), "df .");
    }
  }

  private Check watchdog() {
    boolean there = Files.exists(root.resolve("dev/watchdog"));
    return Check.of(
        "hardware watchdog",
        there,
        WARNING,
        there ? "/dev/watchdog" : "none: a hung computer stays hung",
        "add dtparam=watchdog=on to /boot/firmware/config.txt and reboot");
  }

  private static Check guard() {
    boolean there = Files.isExecutable(Path.of("/usr/bin/setsid"));
    return Check.of(
        "guard",
        there,
        WARNING,
        there ? "can have a session of its own" : "Ctrl-C reaches it too",
        "sudo apt install util-linux");
  }

  private String text(String path) {
    return text(root.resolve(path));
  }

  static String text(Path path) {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
