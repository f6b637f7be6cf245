package raven.robot;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import raven.file.Document;

/** Finds what cannot be plugged in as the file says: a pin or address that is named twice, or that no such device can have. */
final class WiringCheck {
  private static final int LEAST_ADDRESS = 0x08;
  private static final int GREATEST_ADDRESS = 0x77;
  /** More than any computer has: what is beyond is a slip. */
  private static final int MOST_BUSES = 255;

  private static final int MOST_LINES = 1023;
  private static final int MOST_SPI = 6;
  private static final int MOST_SELECTS = 15;
  private static final int MOST_PWM = 63;
  private static final int LEAST_BAUD = 9600;
  private static final int MOST_BAUD = 4_000_000;

  /** Of a period of pulses: the rest tells one from the next. */
  private static final double LONGEST_PULSE = 0.95;

  private static final int AS5600 = 0x36;
  private static final int MMC5983MA = 0x30;

  private final Document<Robot> document;
  private final double pulseRate;
  private final Map<String, String> taken = new HashMap<>();

  private WiringCheck(Document<Robot> document, double pulseRate) {
    this.document = document;
    this.pulseRate = pulseRate;
  }

  static void check(Wiring wiring, Document<Robot> document) {
    WiringCheck check = new WiringCheck(document, wiring.pulseRate());
    check.legs(wiring.legs());
    check.servo("elevator", wiring.elevator());
    check.servo("rudder", wiring.rudder());
    check.servo("left_aileron", wiring.leftAileron());
    check.servo("right_aileron", wiring.rightAileron());
    check.esc(wiring.esc());
    check.imu(wiring.imu());
    check.sensors(wiring);
    check.foot("left_foot", wiring.leftFoot());
    check.foot("right_foot", wiring.rightFoot());
    check.pilot(wiring.pilot());
  }

  private void legs(Wiring.Legs legs) {
    take("legs.port", "serial port " + legs.port());
    if (legs.actuator() instanceof Wiring.Dynamixel servos) {
      within("legs.actuator.dynamixel.baud", servos.baud(), LEAST_BAUD, MOST_BAUD);
    }
    String[] names = {"left_hip", "left_ankle", "right_hip", "right_ankle"};
    for (int i = 0; i < names.length; i++) {
      String path = "legs." + names[i] + ".id";
      int id = legs.mounts()[i].id();
      within(path, id, 1, 127);
      take(path, "actuator " + id + " of the legs");
    }
  }

  private void servo(String name, Wiring.Servo servo) {
    line(name + ".line", servo.line());
    if (servo.min() > servo.centre() || servo.max() < servo.centre()) {
      throw error(name + ".centre", "is not between " + name + ".min and " + name + ".max");
    }
    pulse(name + ".max", servo.max());
    if (servo.travel() == 0) throw error(name + ".travel", "is zero: the servo would not move");
  }

  private void esc(Wiring.Esc esc) {
    line("esc.line", esc.line());
    if (esc.stop() >= esc.full()) throw error("esc.stop", "is not below esc.full");
    pulse("esc.full", esc.full());
  }

  /** The longest pulse of a line, and a gap behind it. */
  private void pulse(String path, double longest) {
    if (longest * pulseRate <= LONGEST_PULSE) return;
    throw error(
        path,
        String.format(
            Locale.ROOT,
            "is %.0f us, which leaves no gap between pulses at wiring.pulse_rate: expected a rate up to %.0f Hz",
            1e6 * longest,
            Math.floor(LONGEST_PULSE / longest)));
  }

  private void line(String path, Wiring.Line line) {
    switch (line) {
      case Wiring.Pwm pwm -> {
        number(path, "PWM chip", pwm.chip(), MOST_BUSES);
        number(path, "PWM channel", pwm.channel(), MOST_PWM);
        take(path, "PWM chip " + pwm.chip() + " channel " + pwm.channel());
      }
      case Wiring.Pca9685 board -> {
        within(path + ".pca9685.channel", board.channel(), 0, 15);
        number(path, "I2C bus", board.bus(), MOST_BUSES);
        address(path + ".pca9685.address", board.address());
        String device = device(board.bus(), board.address());
        String other = taken.get(device);
        if (other != null && !other.endsWith(".pca9685")) throw twice(path, device, other);
        taken.putIfAbsent(device, path + ".pca9685");
        take(path, device + " channel " + board.channel());
      }
    }
  }

  private void imu(Wiring.Imu imu) {
    number("imu", "SPI bus", imu.spi(), MOST_SPI);
    number("imu", "chip select", imu.chipSelect(), MOST_SELECTS);
    take("imu.chip_select", "SPI bus " + imu.spi() + " device " + imu.chipSelect());
    if (imu.dataReady() instanceof Wiring.Gpio gpio) gpio("imu.data_ready", gpio);

    axes("imu", imu.forward(), imu.left(), imu.up());
  }

  /** A right-handed frame out of three different axes: forward × left = up. */
  private void axes(String name, Wiring.Axis x, Wiring.Axis y, Wiring.Axis z) {
    int[] forward = vector(x);
    int[] left = vector(y);
    int[] up = vector(z);
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      if (forward[j] * left[k] - forward[k] * left[j] != up[i]) {
        throw error(
            name + ".up",
            "does not go with " + name + ".forward and " + name
                + ".left: the three make no right-handed frame; raven calibrate finds them");
      }
    }
  }

  private static int[] vector(Wiring.Axis axis) {
    int[] vector = new int[3];
    vector[axis.index()] = axis.sign();
    return vector;
  }

  private void sensors(Wiring wiring) {
    if (wiring.barometer() instanceof Wiring.Bmp388 chip) {
      i2c("barometer", chip.bus(), chip.address());
    }
    if (wiring.airspeed() instanceof Wiring.Sdp3x chip) i2c("airspeed", chip.bus(), chip.address());
    if (wiring.ranger() instanceof Wiring.Vl53l1x chip) i2c("ranger", chip.bus(), chip.address());
    if (wiring.magnetometer() instanceof Wiring.Mmc5983ma chip) {
      number("magnetometer", "I2C bus", chip.bus(), MOST_BUSES);
      take("magnetometer.mmc5983ma.bus", device(chip.bus(), MMC5983MA));
      axes("magnetometer.mmc5983ma", chip.forward(), chip.left(), chip.up());
    }
    switch (wiring.battery()) {
      case Wiring.Ina226 chip -> i2c("battery", chip.bus(), chip.address());
      case Wiring.Ina228 chip -> i2c("battery", chip.bus(), chip.address());
      case Wiring.None none -> {}
    }
  }

  private void foot(String name, Wiring.Foot foot) {
    number(name, "I2C bus", foot.bus(), MOST_BUSES);
    take(name + ".bus", device(foot.bus(), AS5600));
    gpio(name + ".sole", foot.sole());
  }

  private void pilot(Wiring.Pilot pilot) {
    take("pilot.port", "serial port " + pilot.port());
    within("pilot.arm", pilot.arm(), 1, 16);
    within("pilot.go", pilot.go(), 1, 16);
    if (pilot.arm() == pilot.go()) {
      throw error("pilot.go", "is the channel of pilot.arm too: arming and going are two acts");
    }
  }

  private void gpio(String path, Wiring.Gpio gpio) {
    number(path, "GPIO chip", gpio.chip(), MOST_BUSES);
    number(path, "GPIO line", gpio.line(), MOST_LINES);
    take(path, "GPIO chip " + gpio.chip() + " line " + gpio.line());
  }

  private void i2c(String path, int bus, int address) {
    number(path, "I2C bus", bus, MOST_BUSES);
    address(path, address);
    take(path, device(bus, address));
  }

  private void address(String path, int address) {
    if (address < LEAST_ADDRESS || address > GREATEST_ADDRESS) {
      throw error(path, "has address " + hex(address) + ", expected 0x08 to 0x77");
    }
  }

  private static String device(int bus, int address) {
    return "I2C bus " + bus + " address " + hex(address);
  }

  private static String hex(int address) {
    return "0x" + Integer.toHexString(address);
  }

  private void within(String path, int value, int least, int most) {
    if (value < least || value > most) {
      throw error(path, "is " + value + ", expected " + least + " to " + most);
    }
  }

  /** What counts from 0. */
  private void number(String path, String what, int value, int most) {
    if (value < 0 || value > most) {
      throw error(path, "is at " + what + " " + value + ", expected 0 to " + most);
    }
  }

  private void take(String path, String place) {
    String other = taken.putIfAbsent(place, path);
    if (other != null) throw twice(path, place, other);
  }

  private RuntimeException twice(String path, String place, String other) {
    return error(
        path,
        "is at " + place + ", where wiring." + other
            + " is: move one of them, in the file or on the robot");
  }

  private RuntimeException error(String path, String what) {
    return document.error("wiring." + path, what);
  }
}
