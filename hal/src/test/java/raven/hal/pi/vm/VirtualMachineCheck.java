package raven.hal.pi.vm;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import raven.hal.pi.Allocation;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.device.Bmp388;
import raven.hal.pi.device.Ina226;
import raven.hal.pi.device.Pca9685;
import raven.hal.pi.guard.Guard;
import raven.hal.pi.guard.SafeAct;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.I2cAdapter;
import raven.hal.pi.os.SysfsPwm;
import raven.hal.pi.provider.PiContext;

/** What only a kernel can show of the providers and drivers; run by src/test/vm/run, in a virtual machine, with one line per check. */
public final class VirtualMachineCheck {
  private static final byte[] NOTHING = {};

  private static int failures;
  private static I2cPort barometer;
  private static I2cPort battery;

  private VirtualMachineCheck() {}

  /** A check; what it throws is why it failed. */
  private interface Check {
    void run() throws Exception;
  }

  private static void check(String name, Check check) {
    try {
      check.run();
      System.out.println("PASS " + name);
    } catch (Exception | AssertionError e) {
      failures++;
      System.out.println("FAIL " + name + ": " + e);
      e.printStackTrace(System.out);
    }
  }

  private static void require(Object expected, Object found) {
    if (!expected.equals(found))
      throw new AssertionError("expected " + expected + ", found " + found);
  }

  private static void near(double expected, double found, double tolerance) {
    if (!(Math.abs(expected - found) <= tolerance)) {
      throw new AssertionError("expected " + expected + ", found " + found);
    }
  }

  private static void fault(String part, Check check) throws Exception {
    try {
      check.run();
    } catch (DeviceFault e) {
      if (String.valueOf(e.getMessage()).contains(part)) {
        System.out.println("NOTE " + e.getMessage());
        return;
      }
      throw e;
    }
    throw new AssertionError("no fault, expected one with " + part);
  }

  public static void main(String[] arguments) {
    try (PiContext pi = new PiContext(PiContext.Choice.OURS)) {
      smbus(pi);
      if (Files.exists(Path.of("/dev/i2c-9"))) {
        combined(pi);
        spi(pi);
        brokenOff(pi);
        pwm(pi);
        gpio(pi);
      }
      pi4j();
      errors(pi);
    }
    System.out.println(failures == 0 ? "VM ok" : "VM " + failures + " failures");
  }

  /** The bus that i2c-stub made. */
  private static int stub() throws IOException {
    for (int bus = 0; bus < 16; bus++) {
      Path name = Path.of("/sys/class/i2c-adapter/i2c-" + bus + "/name");
      if (Files.exists(name) && Files.readString(name).contains("SMBus stub")) return bus;
    }
    throw new IOException("no i2c-stub");
  }

  private static I2cPort barometer(PiContext pi) throws IOException {
    if (barometer == null) barometer = pi.i2c(stub(), 0x76);
    return barometer;
  }

  private static I2cPort battery(PiContext pi) throws IOException {
    if (battery == null) battery = pi.i2c(stub(), 0x41);
    return battery;
  }

  private static void put(I2cPort port, int register, int... values) {
    byte[] out = new byte[1 + values.length];
    out[0] = (byte) register;
    for (int i = 0; i < values.length; i++) out[1 + i] = (byte) values[i];
    port.transfer(out, out.length, NOTHING, 0);
  }

  private static void smbus(PiContext pi) {
    check("PCA9685 over SMBus: all 16 channels arrive, no garbage", () -> {
      I2cPort port = pi.i2c(stub(), 0x40);
      Pca9685 board = new Pca9685(port, 200);
      for (int channel = 0; channel < 16; channel++)
        board.set(channel, 1_000_000 + 50_000L * channel);
      board.flush();
      byte[] back = new byte[64];
      port.transfer(new byte[] {6}, 1, back, 64);
      for (int channel = 0; channel < 16; channel++) {
        int off = back[4 * channel + 2] & 0xff | (back[4 * channel + 3] & 0xff) << 8;
        near(1e6 + 5e4 * channel, off * 1240.0, 620);
      }
      long[] pulse = {1_000_000};
      require(0L, Allocation.bytesOf(() -> {
        board.set(0, pulse[0] = 1_000_000 + (pulse[0] + 3000) % 1_000_000);
        board.flush();
      }));
    });
    check("BMP388 over SMBus: trimming, data, no garbage", () -> {
      I2cPort port = barometer(pi);
      put(port, 0x00, 0x50);
      // T1 27000, T2 18000, P1 -4000, P2 16384, P5 24000: linear, as the simulated chip has it
      put(
          port, 0x31, 0x78, 0x69, 0x50, 0x46, 0, 0x60, 0xf0, 0x00, 0x40, 0, 0, 0xc0, 0x5d, 0, 0, 0,
          0, 0, 0, 0, 0);
      Bmp388 barometer = new Bmp388(port);
      long ut = 27000 * 256 + Math.round(21 / (18000 / Math.pow(2, 30)));
      long up = Math.round((99_000 - 192_000) / (-20_384 / Math.pow(2, 20)));
      put(
          port,
          0x03,
          0x60,
          (int) up,
          (int) (up >> 8),
          (int) (up >> 16),
          (int) ut,
          (int) (ut >> 8),
          (int) (ut >> 16));
      require(true, barometer.read());
      near(99_000, barometer.pressure, 0.05);
      near(21, barometer.temperature, 1e-3);
      require(0L, Allocation.bytesOf(barometer::read));
    });
    check("INA226 over SMBus words", () -> {
      I2cPort port = battery(pi);
      put(port, 0xfe, 0x54, 0x49);
      put(port, 0xff, 0x22, 0x60);
      Ina226 battery = new Ina226(port, 0.002);
      put(port, 0x02, 9120 >> 8, 9120 & 0xff);
      put(port, 0x01, 8000 >> 8, 8000 & 0xff);
      battery.read();
      near(11.4, battery.voltage(), 1e-9);
      near(10, battery.current(), 1e-9);
      require(0L, Allocation.bytesOf(battery::read));
    });
    check("what SMBus cannot do is said", () -> {
      I2cPort port = pi.i2c(stub(), 0x20);
      fault(
          "this adapter cannot do what the device needs",
          () -> port.transfer(NOTHING, 0, new byte[9], 9));
    });
    check("nobody at an address", () -> {
      I2cPort port = pi.i2c(stub(), 0x21);
      fault(
          "check power, SDA, SCL and the address",
          () -> port.transfer(new byte[] {0}, 1, new byte[1], 1));
    });
    check("another chip than the file says", () -> {
      fault("where a BMP388 says 0x50", () -> new Bmp388(battery(pi)));
      fault("where an INA226 says 0x5449", () -> new Ina226(barometer(pi), 0.002));
    });
  }

  private static void combined(PiContext pi) {
    check("combined I2C messages: write, repeated start, read, no garbage", () -> {
      I2cPort port = pi.i2c(9, 0x50);
      byte[] out = {0x10, 1, 2, 3, 4};
      byte[] in = new byte[4];
      port.transfer(out, 5, NOTHING, 0);
      port.transfer(out, 1, in, 4);
      for (int i = 0; i < 4; i++) require(out[1 + i], in[i]);
      require(0L, Allocation.bytesOf(() -> port.transfer(out, 1, in, 4)));
    });
    check("no acknowledge and a stuck bus", () -> {
      I2cPort nobody = pi.i2c(9, 0x22);
      fault("ENXIO", () -> nobody.transfer(new byte[] {0}, 1, new byte[1], 1));
      I2cPort stuck = pi.i2c(9, 0x51);
      fault("the bus is stuck", () -> stuck.transfer(new byte[] {0}, 1, new byte[1], 1));
    });
  }

  private static void brokenOff(PiContext pi) {
    check("an I2C transfer that is broken off is no reading", () -> {
      I2cPort cut = pi.i2c(9, 0x52);
      byte[] in = {7, 7};
      fault("cut short", () -> cut.transfer(new byte[] {0}, 1, in, 2));
      require((byte) 7, in[0]);
    });
    check("a second program on a bus", () -> {
      fault("another RAVEN has this bus", () -> new I2cAdapter(9, true).close());
    });
  }

  private static void spi(PiContext pi) {
    check("SPI sends and receives at once, no garbage", () -> {
      SpiPort port = pi.spi(5, 0, 1_000_000, 0);
      byte[] out = new byte[100];
      byte[] in = new byte[100];
      for (int i = 0; i < 100; i++) out[i] = (byte) (i * 7);
      port.exchange(out, in, 100);
      for (int i = 0; i < 100; i++) require(out[i], in[i]);
      require(0L, Allocation.bytesOf(() -> port.exchange(out, in, 100)));

      // what the bus breaks off is no reading
      byte[] answer = new byte[8];
      fault(
          "transfer failed (EIO",
          () -> port.exchange(new byte[] {(byte) 0xee, 1, 2, 3}, answer, 4));
      require((byte) 0, answer[1]);
    });
  }

  /** Our chip is the only one: x86 has none. */
  private static void pwm(PiContext pi) {
    check("PWM to the nanosecond, in the safe order, no garbage; the guard stops it", () -> {
      PulsePort port = pi.pulse(0, 1, 200);
      Path line = Path.of("/sys/class/pwm/pwmchip0/pwm1");
      port.pulse(1_500_001);
      require("5000000", Files.readString(line.resolve("period")).strip());
      require("1500001", Files.readString(line.resolve("duty_cycle")).strip());
      require("1", Files.readString(line.resolve("enable")).strip());
      fault("does not fit a period", () -> port.pulse(5_000_001));
      long[] pulse = {1_000_000};
      require(
          0L,
          Allocation.bytesOf(() -> port.pulse(pulse[0] = 1_000_000 + (pulse[0] + 7) % 1_000_000)));
      try (Guard guard = new Guard(
          java.util.List.of(new SafeAct.Write(line.resolve("duty_cycle").toString(), 1_000_000)))) {
        guard.beat();
      }
      require("1000000", Files.readString(line.resolve("duty_cycle")).strip());
    });
    check("a period below the old duty, and back: the kernel refuses the wrong order", () -> {
      try (SysfsPwm line = new SysfsPwm(Path.of("/sys/class/pwm"), 0, 0)) {
        line.set(5_000_000, 4_000_000);
        line.set(1_000_000, 500_000);
        line.set(20_000_000, 19_000_000);
        require(20_000_000L, line.period_ns());
        require(
            "19000000",
            Files.readString(Path.of("/sys/class/pwm/pwmchip0/pwm0/duty_cycle")).strip());
      }
    });
    check(
        "a channel that another program has",
        () -> fault(
            "another RAVEN has this channel", () -> new SysfsPwm(Path.of("/sys/class/pwm"), 0, 1)));
    check(
        "a channel that the chip has not", () -> fault("no channel 7", () -> pi.pulse(0, 7, 200)));
  }

  private static int chip() throws IOException {
    for (int chip = 0; chip < 8; chip++) {
      Path label = Path.of("/sys/bus/gpio/devices/gpiochip" + chip + "/dev");
      if (Files.exists(label)) return chip;
    }
    throw new IOException("no GPIO chip");
  }

  private static void gpio(PiContext pi) {
    check("GPIO edges carry the kernel's time, no garbage", () -> {
      int chip = chip();
      Context context = Pi4J.newContextBuilder().autoDetectProviders().build();
      DigitalOutputProvider outputs = context.provider("raven-digital-output");
      DigitalOutput output = outputs.create(
          DigitalOutput.newConfigBuilder(context).id("out").bus(chip).bcm(0).build());
      EdgePort edges = pi.edges(chip, 1);
      require(-1L, edges.newest_ns());
      for (int i = 1; i <= 4; i++) {
        long before = System.nanoTime();
        output.setState(i % 2 == 1);
        long stamp = -1;
        // the kernel's thread takes an edge when it comes to it
        for (int wait = 0; wait < 200 && stamp < 0; wait++) {
          Thread.sleep(10);
          stamp = edges.newest_ns();
        }
        if (stamp < before || stamp > System.nanoTime()) {
          throw new AssertionError("edge " + i + " at " + (stamp - before) + " ns");
        }
        require((long) i, edges.count());
      }
      require(0L, Allocation.bytesOf(edges::newest_ns));
      fault(
          "another program or driver has this line",
          () -> new raven.hal.pi.os.GpioLine(chip, 1, 4));
      context.shutdown();
    });
  }

  private static void pi4j() {
    check("Pi4J finds the providers and uses them through its own interfaces", () -> {
      Context context = Pi4J.newAutoContext();
      I2CProvider provider = context.provider("raven-i2c");
      // the bus is locked by the context above: two programs do not share it
      fault(
          "another RAVEN has this bus",
          () -> provider.create(
              I2C.newConfigBuilder(context).id("twice").bus(stub()).device(0x40).build()));
      context.shutdown();
    });
  }

  private static void errors(PiContext pi) {
    check("a bus that is not there", () -> fault("there is no such bus", () -> pi.i2c(42, 0x40)));
    check("a provider that is not there", () -> {
      try (PiContext other = new PiContext(new PiContext.Choice("linuxfs-i2c", "", "", ""))) {
        fault("has no provider \"linuxfs-i2c\"", () -> other.i2c(0, 0x40));
      }
    });
  }
}
