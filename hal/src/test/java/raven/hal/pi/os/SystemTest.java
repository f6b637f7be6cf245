package raven.hal.pi.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import raven.hal.pi.Allocation;

/** The operating system against files that behave like its devices, and what it says when it refuses. */
final class SystemTest {
  @TempDir
  Path folder;

  private static void assertFault(Executable action, String... parts) {
    String message = assertThrows(DeviceFault.class, action).getMessage();
    for (String part : parts) assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count(), message);
  }

  private Path chip() throws IOException {
    Path line = Files.createDirectories(folder.resolve("pwmchip0/pwm1"));
    for (String name : new String[] {"period", "duty_cycle", "enable"}) {
      Files.writeString(line.resolve(name), "0\n");
    }
    return line;
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).lines().findFirst().orElse(""));
  }

  @Test
  void aPulseIsWrittenToTheNanosecond() throws IOException {
    Path line = chip();
    try (SysfsPwm pwm = new SysfsPwm(folder, 0, 1)) {
      pwm.set(5_000_000, 1_500_001);
      pwm.enable(true);
      assertEquals(5_000_000, number(line.resolve("period")));
      assertEquals(1_500_001, number(line.resolve("duty_cycle")));
      assertEquals(1, number(line.resolve("enable")));
      pwm.pulse(999);
      assertEquals(999, number(line.resolve("duty_cycle")));

      // the guard took the loop for lost, and it was not
      Files.writeString(line.resolve("duty_cycle"), "0\n");
      pwm.pulse(999);
      assertEquals(999, number(line.resolve("duty_cycle")));
    }
  }

  @Test
  void aRunningPulseIsLeftAsItIsFound() throws IOException {
    Path line = chip();
    Files.writeString(line.resolve("period"), "20000000\n");
    Files.writeString(line.resolve("duty_cycle"), "1200000\n");
    try (SysfsPwm pwm = new SysfsPwm(folder, 0, 1)) {
      assertEquals(20_000_000, pwm.period_ns());
      assertEquals(1_200_000, pwm.duty_ns());
      assertFault(() -> pwm.pulse(20_000_001), "does not fit a period");
      assertEquals(1_200_000, number(line.resolve("duty_cycle")));
    }
  }

  /** The propeller would hear two masters. */
  @Test
  void twoProgramsDoNotShareAPulseLine() throws IOException {
    Path line = chip();
    try (SysfsPwm pwm = new SysfsPwm(folder, 0, 1)) {
      pwm.set(5_000_000, 1_500_000);
      assertFault(
          () -> new SysfsPwm(folder, 0, 1),
          "PWM chip 0 channel 1: another RAVEN has this channel",
          "stop the other one");
      assertEquals(1_500_000, number(line.resolve("duty_cycle")));
    }
    new SysfsPwm(folder, 0, 1).close();
  }

  @Test
  void aPulseMakesNoGarbage() throws IOException {
    chip();
    try (SysfsPwm pwm = new SysfsPwm(folder, 0, 1)) {
      pwm.set(5_000_000, 0);
      long[] pulse = {1_000_000};
      assertEquals(0, Allocation.bytesOf(() -> pwm.pulse(pulse[0] = (pulse[0] + 7) % 4_000_000)));
    }
  }

  @Test
  void whatIsNotThereSaysHowToGetIt() {
    assertFault(
        () -> new SysfsPwm(folder, 7, 0), "there is no such PWM chip", "dtoverlay=pwm-2chan");
    assertFault(() -> new I2cAdapter(77, true), "/dev/i2c-77", "ENOENT", "dtparam=i2c_arm=on");
    assertFault(
        () -> new GpioLine(77, 0, GpioLine.INPUT),
        "/dev/gpiochip77",
        "correct it in the robot file");
    assertFault(() -> new HardwareWatchdog("/dev/watchdog77", 5), "dtparam=watchdog=on");
  }

  @Test
  void anotherKindOfFileIsNoDevice() {
    assertFault(
        () -> {
          try (OpenFile file = OpenFile.open("/dev/null", OpenFile.READ_WRITE, "", "")) {
            int result = file.ioctl(0x0705, file.memory(8));
            throw new DeviceFault("/dev/null", "is no I2C adapter", -result, "name another bus");
          }
        },
        "ENOTTY, not that kind of device");
  }

  /** sysfs refuses to open a read-only attribute for writing, even to root. */
  @Test
  void whatWeMayNotOpenSaysWhichGroupMay() {
    String path = "/sys/kernel/uevent_seqnum";
    Assumptions.assumeTrue(Files.exists(Path.of(path)));
    assertFault(
        () -> OpenFile.open(path, OpenFile.READ_WRITE, "add yourself to its group", ""),
        path + ": cannot be opened (EACCES, permission denied); add yourself to its group");
  }

  @Test
  void twoProgramsDoNotShareABus() throws IOException {
    String path = Files.writeString(folder.resolve("bus"), "").toString();
    try (OpenFile first = OpenFile.open(path, OpenFile.READ_WRITE, "", "");
        OpenFile second = OpenFile.open(path, OpenFile.READ_WRITE, "", "")) {
      assertTrue(first.lock());
      assertFalse(second.lock());
    }
  }

  @Test
  void theWatchdogIsFedAndSwitchedOff() throws IOException {
    Path device = Files.writeString(folder.resolve("watchdog"), "");
    HardwareWatchdog watchdog = new HardwareWatchdog(device.toString(), 5);
    assertEquals(0, watchdog.timeout(), "a file keeps no time");
    watchdog.feed();
    watchdog.feed();
    assertEquals(2, Files.size(device));
    assertEquals(0, Allocation.bytesOf(watchdog::feed));
    watchdog.close();
    String written = Files.readString(device);
    assertTrue(written.endsWith("V"));
    assertEquals(written.length() - 1, written.indexOf('V'), "not before the end");
  }

  @Test
  void systemdHearsThatWeRun() {
    try (DatagramEar ear = new DatagramEar(folder.resolve("notify").toString());
        SystemdNotify notify = SystemdNotify.to(folder.resolve("notify").toString())) {
      notify.say("READY=1");
      assertEquals("READY=1", ear.hear());
      notify.beat();
      assertEquals("WATCHDOG=1", ear.hear());
      notify.say("STOPPING=1");
      notify.beat();
      assertEquals("STOPPING=1", ear.hear());
      assertEquals("WATCHDOG=1", ear.hear());
    }
  }

  @Test
  void withoutSystemdNothingIsSaid() {
    try (SystemdNotify nobody = SystemdNotify.to(null);
        SystemdNotify gone = SystemdNotify.to(folder.resolve("gone").toString())) {
      nobody.say("READY=1");
      gone.say("READY=1");
      gone.beat();
    }
  }

  @Test
  void numbersReadBackAsTheyWereWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("number"), "123456789\n");
    try (Attribute attribute = new Attribute(file.toString(), "", "", "")) {
      for (long value : new long[] {0, 7, -42, 1_500_000, Long.MAX_VALUE}) {
        attribute.write(value);
        assertEquals(value, attribute.read());
      }
    }
  }
}
