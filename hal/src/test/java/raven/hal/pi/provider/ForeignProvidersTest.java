package raven.hal.pi.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.device.Ina226;
import raven.hal.pi.os.DeviceFault;

/** Providers of somebody else, on the class path and chosen in the robot file, under drivers of ours. */
final class ForeignProvidersTest {
  private final PiContext pi = new PiContext(
      new PiContext.Choice("foreign-i2c", "foreign-spi", "foreign-pwm", "foreign-gpio"));

  @AfterEach
  void close() {
    ForeignProviders.answer = 0;
    pi.close();
  }

  private static void assertFault(String message, Executable action) {
    assertEquals(message, assertThrows(DeviceFault.class, action).getMessage());
  }

  @Test
  void aDriverOfOursWorksOnAnotherProvider() {
    I2cPort port = pi.i2c(1, 0x41);
    byte[] back = new byte[2];
    port.transfer(new byte[] {0x20, 7, 9}, 3, back, 0);
    port.transfer(new byte[] {0x20}, 1, back, 2);
    assertArrayEquals(new byte[] {7, 9}, back);
    assertEquals("I2C bus 1 address 0x41", port.name());
    assertFault(
        "I2C bus 1 address 0x41: transfer failed: Remote I/O error; see the provider's own pages",
        () -> new Ina226(port, 0.002));
    ForeignProviders.answer = -121;
    assertFault(
        "I2C bus 1 address 0x41: transfer failed with -121; check power, wires and address",
        () -> port.transfer(new byte[] {0x20}, 1, back, 2));
    assertFault(
        "I2C bus 1 address 0x41: transfer failed with -121; check power, wires and address",
        () -> port.transfer(new byte[0], 0, back, 1));
  }

  @Test
  void fullDuplexIsThatOfTheOtherProvider() {
    SpiPort port = pi.spi(0, 1, 1_000_000, 0);
    byte[] in = new byte[3];
    port.exchange(new byte[] {1, 2, 3}, in, 3);
    assertArrayEquals(new byte[] {1, 2, 3}, in);
    ForeignProviders.answer = -5;
    assertFault(
        "SPI bus 0 device 1: transfer failed with -5; check the wires and the bus",
        () -> port.exchange(new byte[3], in, 3));
  }

  @Test
  void pulsesAreAsCoarseAsTheOtherProviderMakesThem() {
    PulsePort port = pi.pulse(0, 1, 200);
    assertEquals(50_000, port.step_ns());
    port.pulse(1_500_000);
    assertArrayEquals(new int[] {30, 200}, ForeignProviders.PWM);
    assertEquals("PWM chip 0 channel 1", port.name());
  }

  @Test
  void linesWithoutTimesAreRefused() {
    assertFault(
        "Pi4J: provider \"foreign-gpio\" gives no time stamps; choose raven-digital-input for GPIO in the"
            + " robot file",
        () -> pi.edges(0, 24));
  }

  @Test
  void aProviderOfAnotherKindIsNone() {
    try (PiContext mixed = new PiContext(
        new PiContext.Choice("foreign-spi", "foreign-i2c", "raven-pwm", "raven-digital-input"))) {
      String said = assertThrows(DeviceFault.class, () -> mixed.i2c(1, 0x40)).getMessage();
      assertTrue(said.contains("has no provider \"foreign-spi\" for this"), said);
      assertTrue(said.contains("choose one of foreign-i2c, raven-i2c"), said);
    }
  }
}
