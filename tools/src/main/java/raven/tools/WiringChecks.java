package raven.tools;

import static raven.tools.Check.State.FAILED;
import static raven.tools.Check.State.WARNING;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import raven.robot.Robot;
import raven.robot.Wiring;

/** Whether the ports that a robot file names exist on this computer and may be used; nothing is opened. */
final class WiringChecks {
  /** What every chip of ours stands [Hz]. */
  private static final int FAST = 400_000;

  /** Where the pins that a bus has by itself are those of SPI 0. */
  private static final Map<Integer, String> PINS = Map.of(4, ",pins_6_7");

  private final Path root;
  private final Wiring wiring;
  private final List<Check> checks = new ArrayList<>();

  WiringChecks(Path root, Robot robot) {
    this.root = root;
    wiring = robot.wiring();
  }

  List<Check> all() {
    for (int bus : i2cBuses()) {
      device(
          "dev/i2c-" + bus,
          "i2c",
          bus == 1
              ? "sudo raspi-config nonint do_i2c 0; sudo modprobe i2c-dev"
              : "add dtoverlay=i2c" + bus + PINS.getOrDefault(bus, "")
                  + " to /boot/firmware/config.txt and reboot (a Pi 4 has this bus; on another one"
                  + " dtoverlay=i2c-gpio,bus=" + bus + " makes it of any two pins)");
      speed(bus);
    }
    Wiring.Imu imu = wiring.imu();
    device(
        "dev/spidev" + imu.spi() + "." + imu.chipSelect(),
        "spi",
        "sudo raspi-config nonint do_spi 0");
    for (int chip : gpioChips())
      device(
          "dev/gpiochip" + chip,
          "gpio",
          "ls /dev/gpiochip*, and put the chip of the header's pins into the robot file (gpiodetect says"
              + " which; on some kernels of a Pi 5 it is 4)");
    if (wiring.esc().line() instanceof Wiring.Pwm pwm) pwm(pwm);
    serial("legs", wiring.legs().port());
    serial("pilot", wiring.pilot().port());
    return checks;
  }

  /** A servo board's frame takes 6 ms at the 100 kHz that a Pi starts with. */
  private void speed(int bus) {
    Path file = root.resolve("sys/class/i2c-adapter/i2c-" + bus + "/of_node/clock-frequency");
    if (!Files.exists(file)) return;
    try {
      int rate = ByteBuffer.wrap(Files.readAllBytes(file)).getInt();
      checks.add(
          Check.of(
              "speed of I2C bus " + bus,
              rate >= FAST,
              WARNING,
              rate / 1000 + " kHz",
              bus == 1
                  ? "add dtparam=i2c_arm_baudrate=400000 to /boot/firmware/config.txt and reboot"
                  : "add ,baudrate=400000 to the bus's dtoverlay in /boot/firmware/config.txt and reboot"));
    } catch (IOException | BufferUnderflowException e) {
      // a kernel that does not say
    }
  }

  private Set<Integer> i2cBuses() {
    Set<Integer> buses = new TreeSet<>();
    for (Wiring.Servo servo :
        List.of(wiring.elevator(), wiring.rudder(), wiring.leftAileron(), wiring.rightAileron())) {
      if (servo.line() instanceof Wiring.Pca9685 board) buses.add(board.bus());
    }
    if (wiring.barometer() instanceof Wiring.Bmp388 chip) buses.add(chip.bus());
    if (wiring.airspeed() instanceof Wiring.Sdp3x chip) buses.add(chip.bus());
    if (wiring.ranger() instanceof Wiring.Vl53l1x chip) buses.add(chip.bus());
    if (wiring.battery() instanceof Wiring.Ina226 chip) buses.add(chip.bus());
    if (wiring.battery() instanceof Wiring.Ina228 chip) buses.add(chip.bus());
    if (wiring.magnetometer() instanceof Wiring.Mmc5983ma chip) buses.add(chip.bus());
    buses.add(wiring.leftFoot().bus());
    buses.add(wiring.rightFoot().bus());
    return buses;
  }

  private Set<Integer> gpioChips() {
    Set<Integer> chips = new TreeSet<>();
    if (wiring.imu().dataReady() instanceof Wiring.Gpio gpio) chips.add(gpio.chip());
    chips.add(wiring.leftFoot().sole().chip());
    chips.add(wiring.rightFoot().sole().chip());
    return chips;
  }

  private void device(String path, String group, String absent) {
    Path device = root.resolve(path);
    if (!Files.exists(device)) {
      checks.add(Check.of("/" + path, false, FAILED, "not there", absent));
      return;
    }
    boolean may = Files.isReadable(device) && Files.isWritable(device);
    checks.add(Check.of(
        "/" + path,
        may,
        FAILED,
        may ? "can be used" : "permission denied",
        "sudo usermod -aG " + group + " $USER, then log in again"));
  }

  private void pwm(Wiring.Pwm pwm) {
    Path chip = root.resolve("sys/class/pwm/pwmchip" + pwm.chip());
    String name = "PWM chip " + pwm.chip();
    if (!Files.isDirectory(chip)) {
      checks.add(Check.of(
          name,
          false,
          FAILED,
          "not there",
          "add dtoverlay=pwm-2chan to /boot/firmware/config.txt and reboot; on a Pi 5 it may be another"
              + " chip: ls /sys/class/pwm"));
      return;
    }
    boolean may = Files.isWritable(chip.resolve("export"));
    checks.add(Check.of(
        name,
        may,
        FAILED,
        may ? "can be used" : "permission denied",
        "echo 'SUBSYSTEM==\"pwm*\", PROGRAM=\"/bin/sh -c \\'chown -R root:gpio /sys/class/pwm; chmod -R g+w"
            + " /sys/class/pwm/*\\'\"' | sudo tee /etc/udev/rules.d/91-raven-pwm.rules; sudo udevadm"
            + " control --reload"));
  }

  private void serial(String who, String port) {
    String path = port.startsWith("/") ? port.substring(1) : port;
    device(
        path,
        "dialout",
        port.startsWith("/dev/ttyAMA")
            ? "add enable_uart=1 and dtoverlay=disable-bt to /boot/firmware/config.txt, sudo raspi-config"
                + " nonint do_serial_cons 1, and reboot"
            : "plug the adapter of the " + who + " in; ls -l /dev/serial/by-id, and put its"
                + " name into wiring." + who + ".port");
    latency(root.resolve(path), who);
  }

  /** FTDI chips hold data back for 16 ms unless they are told not to. */
  private void latency(Path port, String who) {
    String tty = "";
    try {
      if (Files.exists(port)) tty = String.valueOf(port.toRealPath().getFileName());
    } catch (IOException e) {
      return;
    }
    Path timer = root.resolve("sys/bus/usb-serial/devices/" + tty + "/latency_timer");
    if (tty.isEmpty() || !Files.exists(timer)) return;
    String value = MachineChecks.text(timer);
    checks.add(Check.of(
        "USB latency of the " + who,
        value.equals("1"),
        WARNING,
        value + " ms",
        "echo 1 | sudo tee /sys/bus/usb-serial/devices/" + tty + "/latency_timer"));
  }
}
