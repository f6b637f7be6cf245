package raven.hal.pi.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.pi.Allocation;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.simulated.RegisterChip;
import raven.hal.pi.simulated.SimulatedBmp388;
import raven.hal.pi.simulated.SimulatedIcm42688;
import raven.hal.pi.simulated.SimulatedIna226;
import raven.hal.pi.simulated.SimulatedIna228;
import raven.hal.pi.simulated.SimulatedMmc5983ma;
import raven.hal.pi.simulated.SimulatedSdp3x;
import raven.hal.pi.simulated.SimulatedVl53l1x;

final class SensorsTest {
  /** One count of gyroscope [rad/s] and accelerometer [m/s2]. */
  private static final double GYRO_COUNT = Math.toRadians(1 / 16.4);

  /** One count of the magnetometer [T]. */
  private static final double FIELD_COUNT = 1e-4 / 16384;

  private static final double ACCEL_COUNT = 9.80665 / 2048;

  /** A chip that says nothing but zeros. */
  private static final class Mute extends RegisterChip {
    Mute() {
      super("mute");
    }
  }

  private static void assertFault(String part, org.junit.jupiter.api.function.Executable action) {
    String message = assertThrows(DeviceFault.class, action).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void theImuTurnsAsItsSamplesTurnedOneAfterTheOther() {
    SimulatedIcm42688 chip = new SimulatedIcm42688();
    Icm42688 imu = new Icm42688(chip);
    chip.sample(20, 0, 0, 0, 0, 9.8);
    imu.read();
    chip.sample(20, 0, 0, 0, 0, 9.8);
    chip.sample(0, 20, 0, 0, 0, 9.8);
    assertEquals(2, imu.read());
    // 20 mrad about x, then about y, is ½ 0.02² rad about z too; a sixth of it more, since the axis
    // wanders evenly
    assertEquals(0.5 * 7 / 6 * 0.02 * 0.02 / 0.002, imu.gyro.getZ(), GYRO_COUNT);
  }

  @Test
  void theImuIsTheMeanOfWhatGathered() {
    SimulatedIcm42688 chip = new SimulatedIcm42688();
    Icm42688 imu = new Icm42688(chip);
    assertEquals(0, imu.read());
    chip.sample(1, -2, 3, 0, 0, 0);
    chip.sample(2, -4, 6, 0, 0, 0);
    assertEquals(2, imu.read());
    assertEquals(1.5, imu.gyro.getX(), GYRO_COUNT);
    assertEquals(-3, imu.gyro.getY(), GYRO_COUNT);
    assertEquals(4.5, imu.gyro.getZ(), GYRO_COUNT);
    chip.sample(0, 0, 0, 0, 0, 9.8);
    chip.sample(0, 0, 0, 1, -1, 9.8);
    assertEquals(2, imu.read());
    assertEquals(0.5, imu.accel.getX(), ACCEL_COUNT);
    assertEquals(-0.5, imu.accel.getY(), ACCEL_COUNT);
    assertEquals(9.8, imu.accel.getZ(), ACCEL_COUNT);
    assertEquals(0, imu.clipped);
    assertEquals(0, imu.read());
  }

  @Test
  void theImuSaysWhenItIsAtItsLimit() {
    SimulatedIcm42688 chip = new SimulatedIcm42688();
    Icm42688 imu = new Icm42688(chip);
    chip.sample(0, 40, 0, 0, 0, 9.8);
    chip.sample(0, 0, -40, 0, 0, 9.8);
    chip.sample(0, 0, 0, -200, 0, 9.8);
    imu.read();
    assertEquals(0b001_110, imu.clipped);
    chip.sample(4, 0, 0, 0, 0, 9.8);
    imu.read();
    assertEquals(0, imu.clipped);
  }

  @Test
  void theImuForgetsWhatNobodyTookForLong() {
    SimulatedIcm42688 chip = new SimulatedIcm42688();
    Icm42688 imu = new Icm42688(chip);
    for (int i = 0; i < 120; i++) chip.sample(1, 1, 1, 1, 1, 1);
    assertEquals(0, imu.read());
    chip.sample(2, 2, 2, 2, 2, 2);
    assertEquals(1, imu.read());
    assertEquals(2, imu.gyro.getX(), GYRO_COUNT);
  }

  @Test
  void aCutImuSaysSo() {
    SimulatedIcm42688 chip = new SimulatedIcm42688();
    chip.cut(true);
    assertFault("answers 0xff where an ICM-42688-P says 0x47", () -> new Icm42688(chip));
    assertFault("check power, chip select and MISO", () -> new Icm42688(chip));
  }

  @Test
  void theImuMakesNoGarbage() {
    SimulatedIcm42688 chip = new SimulatedIcm42688();
    Icm42688 imu = new Icm42688(chip);
    assertEquals(0, Allocation.bytesOf(() -> {
      chip.sample(1, 1, 1, 1, 1, 1);
      imu.read();
    }));
  }

  @Test
  void theBarometerMeasuresWhatThereIs() {
    SimulatedBmp388 chip = new SimulatedBmp388();
    Bmp388 barometer = new Bmp388(chip);
    chip.measure(98_765, 31);
    assertTrue(barometer.read());
    assertEquals(98_765, barometer.pressure, 0.05);
    assertEquals(31, barometer.temperature, 0.001);
    assertFalse(barometer.read(), "nothing new");
  }

  /** All trimming coefficients at work, against the data sheet's formulas (9.2, 9.3) written out term by term. */
  @Test
  void compensationIsThatOfTheDataSheet() {
    int[] nvm = {27_504, 18_931, -7, -950, -3_870, 11, 1, 24_803, 30_321, -7, -11, 8_104, 17, -60};
    SimulatedBmp388 chip = new SimulatedBmp388() {
      {
        int at = 0x31;
        for (int i = 0; i < nvm.length; i++) {
          boolean two = i != 2 && i != 5 && i != 6 && i != 9 && i != 10 && i < 12;
          registers[at++] = (byte) nvm[i];
          if (two) registers[at++] = (byte) (nvm[i] >> 8);
        }
        set(4, 0x00, 0x10, 0x6a, 0x00, 0xe0, 0x81);
      }
    };
    double up = 0x6a1000;
    double ut = 0x81e000;
    double t = ut - nvm[0] * 256.0;
    double lin = t * nvm[1] / Math.pow(2, 30) + t * t * nvm[2] / Math.pow(2, 48);
    double partial1 = nvm[7] * 8.0
        + nvm[8] / Math.pow(2, 6) * lin
        + nvm[9] / Math.pow(2, 8) * lin * lin
        + nvm[10] / Math.pow(2, 15) * lin * lin * lin;
    double partial2 = up
        * ((nvm[3] - Math.pow(2, 14)) / Math.pow(2, 20)
            + (nvm[4] - Math.pow(2, 14)) / Math.pow(2, 29) * lin
            + nvm[5] / Math.pow(2, 32) * lin * lin
            + nvm[6] / Math.pow(2, 37) * lin * lin * lin);
    double partial3 = up * up * (nvm[11] / Math.pow(2, 48) + nvm[12] / Math.pow(2, 48) * lin)
        + up * up * up * nvm[13] / Math.pow(2, 65);
    Bmp388 barometer = new Bmp388(chip);
    assertTrue(barometer.read());
    assertEquals(lin, barometer.temperature, 1e-9);
    assertEquals(partial1 + partial2 + partial3, barometer.pressure, 1e-6);
  }

  @Test
  void heightFollowsTheStandardAtmosphere() {
    assertEquals(0, Bmp388.height(101_325, 101_325), 1e-9);
    assertEquals(1000, Bmp388.height(89_874.6, 101_325), 1);
  }

  @Test
  void aCutBarometerOrAnotherChipSaysSo() {
    SimulatedBmp388 chip = new SimulatedBmp388();
    Bmp388 barometer = new Bmp388(chip);
    chip.cut(true);
    assertFault("nobody acknowledged", barometer::read);
    assertFault("answers 0x0 where a BMP388 says 0x50", () -> new Bmp388(new Mute()));
  }

  @Test
  void theBatteryIsMeasuredByBothChips() {
    SimulatedIna226 small = new SimulatedIna226(0.002);
    SimulatedIna228 fine = new SimulatedIna228(0.002);
    BatteryMonitor ina226 = new Ina226(small, 0.002);
    BatteryMonitor ina228 = new Ina228(fine, 0.002);
    for (double current : new double[] {-3, 0, 14.5}) {
      small.measure(11.4, current);
      fine.measure(11.4, current);
      ina226.read();
      ina228.read();
      assertEquals(11.4, ina226.voltage(), 0.7e-3);
      assertEquals(current, ina226.current(), 0.7e-3);
      assertEquals(11.4, ina228.voltage(), 0.1e-3);
      assertEquals(current, ina228.current(), 0.1e-3);
    }
    assertEquals(0, Allocation.bytesOf(ina226::read));
    assertEquals(0, Allocation.bytesOf(ina228::read));
  }

  @Test
  void eachBatteryMonitorKnowsItsChip() {
    assertFault("0x5449", () -> new Ina226(new Mute(), 0.002));
    assertFault("0x5449", () -> new Ina228(new Mute(), 0.002));
    assertFault("where an INA228 says", () -> new Ina228(new SimulatedIna226(0.002), 0.002));
  }

  @Test
  void theMagnetometerTakesItsOwnMagnetisationOff() {
    SimulatedMmc5983ma chip = new SimulatedMmc5983ma();
    Mmc5983ma sensor = new Mmc5983ma(chip);
    chip.measure(21e-6, -4.5e-6, -43e-6);
    int fields = 0;
    for (int i = 0; i < 30; i++) if (sensor.read()) fields++;
    assertEquals(9, fields, "one per measurement after the first");
    assertTrue(sensor.good);
    assertEquals(21e-6, sensor.field[0], FIELD_COUNT);
    assertEquals(-4.5e-6, sensor.field[1], FIELD_COUNT);
    assertEquals(-43e-6, sensor.field[2], FIELD_COUNT);

    // a magnet that came too close changes the bridges, not the field
    chip.offset(-90e-6, 60e-6, 5e-6);
    for (int i = 0; i < 6; i++) sensor.read();
    assertEquals(21e-6, sensor.field[0], FIELD_COUNT);
    chip.measure(0, 900e-6, 0);
    for (int i = 0; i < 6; i++) sensor.read();
    assertFalse(sensor.good, "beyond 800 uT");
    assertEquals(0, Allocation.bytesOf(sensor::read));
  }

  @Test
  void aMagnetometerThatDoesNotMeasureSaysSoAndIsTriedAgain() {
    assertFault("where an MMC5983MA says 0x30", () -> new Mmc5983ma(new Mute()));
    SimulatedMmc5983ma chip = new SimulatedMmc5983ma();
    Mmc5983ma sensor = new Mmc5983ma(chip);
    chip.deafen(true);
    assertFault("was told to measure and does not", () -> {
      for (int i = 0; i < 100; i++) sensor.read();
    });
    chip.deafen(false);
    int fields = 0;
    for (int i = 0; i < 9; i++) if (sensor.read()) fields++;
    assertEquals(2, fields);
    chip.cut(true);
    assertFault("nobody acknowledged", sensor::read);
  }

  @Test
  void airspeedIsReadWithItsChecksum() {
    SimulatedSdp3x chip = new SimulatedSdp3x();
    Sdp3x sensor = new Sdp3x(chip);
    for (double pressure : new double[] {-30, 0, 61.25, 400}) {
      chip.measure(pressure);
      assertTrue(sensor.read());
      assertEquals(pressure, sensor.pressure, 0.01);
    }
    chip.measure(12);
    chip.disturb();
    assertFalse(sensor.read(), "a flipped bit is no pressure");
    assertEquals(400, sensor.pressure, 0.01);
    assertEquals(10, Sdp3x.airspeed(61.25, 1.225), 1e-12);
    assertEquals(0, Sdp3x.airspeed(-5, 1.225));
    chip.cut(true);
    assertFault("nobody acknowledged", sensor::read);
    assertFault("nobody acknowledged", () -> new Sdp3x(chip));
  }

  @Test
  void theRangeFinderMeasuresAndSaysWhenItDoesNot() {
    SimulatedVl53l1x chip = new SimulatedVl53l1x();
    Vl53l1x ranger = new Vl53l1x(chip);
    assertFalse(ranger.read());
    chip.measure(1.234, true);
    assertTrue(ranger.read());
    assertTrue(ranger.good);
    assertEquals(1.234, ranger.range, 1e-3);
    assertFalse(ranger.read(), "nothing new");
    chip.measure(3, false);
    assertTrue(ranger.read());
    assertFalse(ranger.good);
    chip.cut(true);
    assertFault("nobody acknowledged", ranger::read);
  }

  @Test
  void sensirionsChecksumIsThatOfItsDataSheet() {
    assertEquals(0x92, Crc.sensirion(new byte[] {(byte) 0xbe, (byte) 0xef}, 0, 2));
  }
}
