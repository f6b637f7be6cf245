package raven.hal.pi.os;

import java.nio.file.Files;
import java.nio.file.Path;
import raven.hal.pi.bus.PulsePort;

/**
 * One channel of a PWM chip in sysfs (kernel documentation, driver-api/pwm): period and duty in nanoseconds, files kept open. Thread-safe.
 */
public final class SysfsPwm implements PulsePort, AutoCloseable {
  private static final String ACCESS =
      "give your group the right with a udev rule (raven doctor prints it) and log in again";
  private static final String ABSENT = "the channel did not appear after its export; see dmesg";
  private static final String REFUSED =
      "the chip cannot do this period and duty: choose another rate in the robot file";

  private final String name;
  private final Attribute period;
  private final Attribute duty;
  private final Attribute enable;
  private long period_ns;
  private long duty_ns;
  private boolean enabled;

  /** {@code root} is {@code /sys/class/pwm} unless a test says otherwise. */
  public SysfsPwm(Path root, int chip, int channel) {
    Path folder = root.resolve("pwmchip" + chip);
    Path line = folder.resolve("pwm" + channel);
    name = "PWM chip " + chip + " channel " + channel;
    if (!Files.isDirectory(folder)) {
      throw new DeviceFault(
          folder.toString(),
          "there is no such PWM chip",
          "enable it (dtoverlay=pwm-2chan in /boot/firmware/config.txt), reboot, or correct the"
              + " chip in the robot file");
    }
    if (!Files.isDirectory(line)) export(folder, channel);
    period = attribute(line, "period");
    duty = attribute(line, "duty_cycle");
    enable = attribute(line, "enable");
    if (!period.lock()) {
      close();
      throw new DeviceFault(
          name, "another RAVEN has this channel", "two would mix their pulses: stop the other one");
    }
    period_ns = period.read();
    duty_ns = duty.read();
    enabled = enable.read() == 1;
  }

  private static Attribute attribute(Path line, String attribute) {
    return new Attribute(line.resolve(attribute).toString(), ACCESS, ABSENT, REFUSED);
  }

  private static void export(Path folder, int channel) {
    String path = folder.resolve("export").toString();
    String many = "the chip has no channel " + channel + ", or a driver has it: see npwm beside it";
    try (Attribute export = Attribute.writeOnly(path, ACCESS, "this is no PWM chip", many)) {
      export.write(channel);
    }
    // udev gives the new files their group a moment later
    for (int i = 0; i < 50 && !writable(folder.resolve("pwm" + channel)); i++) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean writable(Path line) {
    return Files.isWritable(line.resolve("duty_cycle")) && Files.isWritable(line.resolve("enable"));
  }

  /** Sets both, in the order in which the duty never exceeds the period. */
  public synchronized void set(long newPeriod_ns, long newDuty_ns) {
    if (newDuty_ns > newPeriod_ns || newDuty_ns < 0) {
      throw new DeviceFault(
          name,
          "a pulse of " + newDuty_ns + " ns does not fit a period of " + newPeriod_ns + " ns",
          "choose a lower rate in the robot file");
    }
    if (duty_ns > newPeriod_ns) setDuty(newDuty_ns);
    if (period_ns != newPeriod_ns) {
      period.write(newPeriod_ns);
      period_ns = newPeriod_ns;
    }
    setDuty(newDuty_ns);
  }

  /** Also when it is the same as before: a guard that took the loop for lost has set another one since. */
  private void setDuty(long newDuty_ns) {
    duty.write(newDuty_ns);
    duty_ns = newDuty_ns;
  }

  public synchronized void enable(boolean on) {
    if (enabled == on) return;
    enable.write(on ? 1 : 0);
    enabled = on;
  }

  /** A pulse in the period as it stands. */
  @Override
  public synchronized void pulse(long length_ns) {
    set(period_ns, length_ns);
  }

  @Override
  public double step_ns() {
    return 1;
  }

  @Override
  public String name() {
    return name;
  }

  public synchronized long period_ns() {
    return period_ns;
  }

  public synchronized long duty_ns() {
    return duty_ns;
  }

  @Override
  public void close() {
    period.close();
    duty.close();
    enable.close();
  }
}
