package raven.hal.pi.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.pi.Allocation;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.simulated.SimulatedBmp388;
import raven.hal.pi.simulated.SimulatedPca9685;

final class PulseTest {
  /** Half a step of the chip at 200 Hz [s]. */
  private static final double HALF_STEP = 0.63e-6;

  private final SimulatedPca9685 chip = new SimulatedPca9685();
  private final Pca9685 driver = new Pca9685(chip, 200);

  @Test
  void aPulseIsAsLongAsAskedToHalfAStep() {
    assertEquals(200, chip.rate(), 4);
    for (int us = 900; us <= 2100; us += 7) {
      driver.set(3, us * 1000L);
      driver.flush();
      assertEquals(us * 1e-6, chip.pulse(3), HALF_STEP);
    }
    assertEquals(0, chip.pulse(2));
  }

  @Test
  void allChannelsGoOutInOneTransferAndOnlyWhenOneChanged() {
    for (int channel = 0; channel < 16; channel++) driver.set(channel, 1_500_000);
    long before = chip.transfers();
    driver.flush();
    driver.flush();
    assertEquals(1, chip.transfers() - before);
    for (int channel = 0; channel < 16; channel++) {
      assertEquals(1.5e-3, chip.pulse(channel), HALF_STEP, "channel " + channel);
    }
  }

  @Test
  void whatTheGuardChangedIsChangedBack() {
    driver.set(5, 1_500_000);
    driver.flush();
    chip.transfer(Pca9685.stop(5), 5, new byte[0], 0);
    for (int i = 0; i < 249; i++) driver.flush();
    assertEquals(0, chip.pulse(5), "no more transfers than need be");
    driver.flush();
    assertEquals(1.5e-3, chip.pulse(5), HALF_STEP);
  }

  @Test
  void zeroStopsThePulses() {
    driver.set(0, 1_500_000);
    driver.flush();
    driver.set(0, 0);
    driver.flush();
    assertEquals(0, chip.pulse(0));
  }

  @Test
  void whatTheGuardWritesIsAPulseAndAStop() {
    chip.transfer(Pca9685.pulse(5, 1_000_000, 200), 5, new byte[0], 0);
    assertEquals(1e-3, chip.pulse(5), HALF_STEP);
    chip.transfer(Pca9685.stop(5), 5, new byte[0], 0);
    assertEquals(0, chip.pulse(5));
  }

  @Test
  void anotherChipIsNoPca9685() {
    SimulatedBmp388 other = new SimulatedBmp388() {
      @Override
      protected void written(int register) {
        registers[register] = 0;
      }
    };
    String message =
        assertThrows(DeviceFault.class, () -> new Pca9685(other, 200)).getMessage();
    assertTrue(message.contains("is no PCA9685"), message);
    assertTrue(message.contains("check the address"), message);
  }

  @Test
  void aServoNeverLeavesItsPulses() {
    Servo servo = new Servo(driver.channel(1), 1.5e6, 0.6e6, 1.1e6, 1.9e6);
    servo.angle(0.5);
    servo.flush();
    assertEquals(1.8e-3, chip.pulse(1), HALF_STEP);
    servo.angle(9);
    servo.flush();
    assertEquals(1.9e-3, chip.pulse(1), HALF_STEP);
    servo.angle(-9);
    servo.flush();
    assertEquals(1.1e-3, chip.pulse(1), HALF_STEP);
    assertEquals(1.24e-6 / 0.6e-3, servo.resolution(), 1e-5);
  }

  @Test
  void whatIsNoNumberStopsThePropeller() {
    Esc esc = new Esc(driver.channel(0), 1e6, 2e6);
    for (double wrong : new double[] {Double.NaN, -0.3, Double.NEGATIVE_INFINITY}) {
      esc.throttle(0.5);
      esc.throttle(wrong);
      esc.flush();
      assertEquals(1e-3, chip.pulse(0), HALF_STEP);
    }
    esc.throttle(7);
    esc.flush();
    assertEquals(2e-3, chip.pulse(0), HALF_STEP);
  }

  @Test
  void aTransferMakesNoGarbage() {
    long[] us = {1000};
    assertEquals(0, Allocation.bytesOf(() -> {
      driver.set(0, 1000 * (us[0] = 1000 + (us[0] + 3) % 1000));
      driver.flush();
    }));
  }

  @Test
  void theBytesOfAStopAreThoseOfTheDataSheet() {
    assertArrayEquals(new byte[] {0x06, 0, 0, 0, 0x10}, Pca9685.stop(0));
  }
}
