package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on machines made of files. */
final class DoctorTest {
  @TempDir
  Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void pi() throws IOException {
    for (String path : new String[] {
      "dev/i2c-1",
      "dev/i2c-3",
      "dev/i2c-4",
      "dev/spidev0.0",
      "dev/gpiochip0",
      "dev/ttyAMA0",
      "dev/serial/by-id/usb-mjbots_fdcanusb",
      "dev/cpu_dma_latency",
      "dev/watchdog",
      "sys/class/pwm/pwmchip0/export",
      "run/systemd/timesync/synchronized"
    }) {
      file(path, "");
    }
    file("sys/kernel/realtime", "1\n");
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
    file(
        "proc/self/limits",
        "Max realtime priority     90       90\nMax locked memory         unlimited       unlimited     bytes\n");
  }

  private Said doctor() {
    return Said.by("doctor", "--root", root.toString(), "--json");
  }

  @Test
  void aMachineWithEverythingIsFit() throws IOException {
    pi();
    Said said = doctor();
    assertEquals(0, said.code(), said.out());
    assertTrue(said.out().contains("\"fit\": true"), said.out());
  }

  @Test
  void eachThingThatIsMissingHasItsCommand() throws IOException {
    pi();
    Files.delete(root.resolve("dev/i2c-3"));
    Files.delete(root.resolve("sys/class/pwm/pwmchip0/export"));
    Files.delete(root.resolve("sys/class/pwm/pwmchip0"));
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "ondemand\n");
    Files.delete(root.resolve("dev/i2c-4"));
    Files.delete(root.resolve("dev/ttyAMA0"));
    // 67 kHz, as a device tree has it
    file("sys/class/i2c-adapter/i2c-1/of_node/clock-frequency", "\0\1\6\0");
    Said said = doctor();
    assertEquals(1, said.code());
    for (String remedy : new String[] {
      "dtoverlay=i2c3 to",
      "dtoverlay=i2c4,pins_6_7 to",
      "dtparam=i2c_arm_baudrate=400000",
      "dtoverlay=disable-bt",
      "dtoverlay=pwm-2chan",
      "echo performance | sudo tee"
    }) {
      assertTrue(said.out().contains(remedy), remedy + " in " + said.out());
    }
  }

  @Test
  void aSlowFtdiChipIsSeenThroughItsLink() throws IOException {
    pi();
    file("dev/ttyUSB3", "");
    Path link = root.resolve("dev/serial/by-id/usb-mjbots_fdcanusb");
    Files.delete(link);
    Files.createSymbolicLink(link, root.resolve("dev/ttyUSB3"));
    file("sys/bus/usb-serial/devices/ttyUSB3/latency_timer", "16\n");
    Said said = doctor();
    assertEquals(0, said.code(), "a warning");
    assertTrue(
        said.out().contains("echo 1 | sudo tee /sys/bus/usb-serial/devices/ttyUSB3/latency_timer"),
        said.out());
  }

  @Test
  void simulatedDevicesAllAnswer() {
    Said said = Said.by("doctor", "--robot", "sim");
    assertEquals(0, said.code(), said.out());
    assertEquals(
        17, said.out().lines().filter(line -> line.endsWith(" answers")).count());
  }

  @Test
  void aDeviceElsewhereHasItsRemedy() {
    Said said = Said.by("run", "--robot", "/dev/null");
    assertEquals(2, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
  }
}
