package raven.sim.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.SensorFrame;
import raven.robot.Point;
import raven.robot.Sensors;

class SensorTest {
  private static final double TICK = 0.002;
  private static final int SAMPLES = 20_000;
  private static final double FOUR_ERRORS = 4 / Math.sqrt(SAMPLES);
  private static final double ROUNDING = 1e-9;

  private final SensorFrame frame = new SensorFrame();

  private static Sensors.Imu imu(double noise, double bias, double misalignment, double delay) {
    return new Sensors.Imu(noise, bias, 35, 10 * noise, 10 * bias, 157, misalignment, delay, 24);
  }

  @Test
  void imuNoiseHasItsSpreadAboutOneBias() {
    ImuSensor sensor = new ImuSensor(imu(0.01, 0.02, 0, 0), 5);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sensor.feel(TICK, 0, 0, 0, 0, 0, 9.81);
      sensor.read(i * TICK, frame.imu);
      sum += frame.imu.gyro.getX();
      squares += frame.imu.gyro.getX() * frame.imu.gyro.getX();
    }
    double mean = sum / SAMPLES;
    assertEquals(0.01, Math.sqrt(squares / SAMPLES - mean * mean), 0.01 * FOUR_ERRORS);
    assertTrue(Math.abs(mean) > 4 * 0.01 * FOUR_ERRORS && Math.abs(mean) < 0.08, "bias " + mean);
  }

  @Test
  void imuBiasSpreadsOverSeeds() {
    int seeds = 2000;
    double squares = 0;
    for (int seed = 0; seed < seeds; seed++) {
      ImuSensor sensor = new ImuSensor(imu(0, 0.02, 0, 0), seed);
      sensor.feel(TICK, 0, 0, 0, 0, 0, 0);
      sensor.read(0, frame.imu);
      squares += frame.imu.gyro.getY() * frame.imu.gyro.getY();
    }
    assertEquals(0.02, Math.sqrt(squares / seeds), 0.02 * 4 / Math.sqrt(2.0 * seeds));
  }

  @Test
  void imuKeepsTheImpulseOfAShockShorterThanATick() {
    ImuSensor sensor = new ImuSensor(imu(0, 0, 0, 0), 1);
    sensor.feel(0.75 * TICK, 0, 0, 0, 0, 0, 9.81);
    sensor.feel(0.25 * TICK, 0, 0, 0, 0, 0, 100);
    sensor.read(TICK, frame.imu);
    assertEquals(0.75 * 9.81 + 25, frame.imu.accel.getZ(), 1e-4);
    assertEquals(0, frame.imu.clipped);
  }

  @Test
  void imuTurnsAsTheBodyTurnedWithinATick() {
    ImuSensor sensor = new ImuSensor(imu(0, 0, 0, 0), 1);
    sensor.feel(0.5 * TICK, 20, 0, 0, 0, 0, 0);
    sensor.feel(0.5 * TICK, 0, 20, 0, 0, 0, 0);
    sensor.read(TICK, frame.imu);
    assertEquals(10, frame.imu.gyro.getX(), 1e-5);
    assertEquals(10, frame.imu.gyro.getY(), 1e-5);
    assertEquals(0.5 * 7 / 6 * 0.02 * 0.02 / TICK, frame.imu.gyro.getZ(), 1e-5);
  }

  @Test
  void imuClipsAndSaysSo() {
    ImuSensor sensor = new ImuSensor(imu(0, 0, 0, 0), 1);
    sensor.feel(TICK, 0, -50, 0, 0, 0, 500);
    sensor.read(TICK, frame.imu);
    assertEquals(157, frame.imu.accel.getZ(), 1e-4);
    assertEquals(-35, frame.imu.gyro.getY(), 1e-4);
    assertEquals(0b100_010, frame.imu.clipped);
    sensor.feel(TICK, 0, 0, 0, 0, 0, 9.81);
    sensor.read(2 * TICK, frame.imu);
    assertEquals(0, frame.imu.clipped);
  }

  @Test
  void imuDelayInterpolates() {
    ImuSensor sensor = new ImuSensor(imu(0, 0, 0, 0.003), 1);
    for (int i = 0; i <= 10; i++) {
      sensor.feel(TICK, i * TICK, 0, 0, 0, 0, 0);
      sensor.read(i * TICK, frame.imu);
    }
    // 24 bits over ±35 rad/s step by 4e-6
    assertEquals(10 * TICK - 0.003, frame.imu.gyro.getX(), 4e-6);
    assertEquals(0.003, frame.imu.age, ROUNDING);
  }

  @Test
  void imuIsTurnedByItsMountingErrorOnly() {
    ImuSensor sensor = new ImuSensor(imu(0, 0, 0.02, 0), 7);
    sensor.feel(TICK, 0, 0, 0, 0, 0, 9.81);
    sensor.read(0, frame.imu);
    double tilt = Math.hypot(frame.imu.accel.getX(), frame.imu.accel.getY()) / 9.81;
    assertTrue(tilt > 1e-3 && tilt < 0.08, "tilt " + tilt);
  }

  @Test
  void jointSensorQuantisesAndDelays() {
    Sensors.Encoder encoder = new Sensors.Encoder(0, 0, 0, 0, 12, 0.002);
    JointSensor sensor = new JointSensor(encoder, 1, "left hip");
    sensor.read(0, 0.5, 3, 2, frame.joints[0]);
    sensor.read(TICK, 0.7, 4, 5, frame.joints[0]);
    double step = 2 * Math.PI / 4096;
    assertEquals(0.5, frame.joints[0].angle, step / 2);
    assertEquals(0, Math.IEEEremainder(frame.joints[0].angle, step), ROUNDING);
    assertEquals(3, frame.joints[0].rate, ROUNDING);
    assertEquals(2, frame.joints[0].current, ROUNDING);
  }

  @Test
  void soleSwitchHasHysteresis() {
    FootSensor sensor = new FootSensor(new Sensors.Encoder(0, 0, 0, 0, 12, 0), 1, "left");
    double[] loads = {0, 0.2, 0.31, 0.2, 0.14, 0.2};
    boolean[] pressed = {false, false, true, true, false, false};
    for (int i = 0; i < loads.length; i++) {
      sensor.read(i * TICK, 0.1, loads[i], frame.feet[0]);
      assertEquals(pressed[i], frame.feet[0].pressed, "at load " + loads[i]);
    }
  }

  @Test
  void barometerDeliversAtItsRateAfterItsDelay() {
    BarometerSensor sensor = new BarometerSensor(new Sensors.Barometer(0, 0, 50, 0.03), 1);
    int fresh = 0;
    for (int i = 0; i < 500; i++) {
      double time = i * TICK;
      sensor.read(time, 2 + time, 10, 0, frame.barometer);
      assertEquals(time >= 0.03 - 1e-6, frame.barometer.valid, "at " + time);
      if (frame.barometer.fresh) {
        fresh++;
        assertEquals(0.03, frame.barometer.age, TICK);
      }
      if (frame.barometer.valid) {
        assertEquals(time - frame.barometer.age, frame.barometer.value, ROUNDING);
        assertTrue(frame.barometer.age < 0.03 + 0.02 + TICK);
      }
    }
    assertEquals(49, fresh, 1);
  }

  @Test
  void propellerWashNearTheGroundReadsLow() {
    Sensors.Barometer clean = new Sensors.Barometer(0, 0, 50, 0);
    BarometerSensor low = new BarometerSensor(clean, 1);
    low.read(0, 0.2, 0.2, 11, frame.barometer);
    assertTrue(frame.barometer.value < -0.1, "near " + frame.barometer.value);
    BarometerSensor high = new BarometerSensor(clean, 1);
    high.read(0, 3, 3, 11, frame.barometer);
    assertEquals(0, frame.barometer.value, 0.01);
  }

  @Test
  void barometerDriftsByItsSizeInAMinute() {
    double squares = 0;
    int seeds = 400;
    for (int seed = 0; seed < seeds; seed++) {
      BarometerSensor sensor = new BarometerSensor(new Sensors.Barometer(0, 0.5, 50, 0), seed);
      for (int i = 0; i <= 3000; i++) {
        sensor.read(i * 0.02, 0, 10, 0, frame.barometer);
      }
      squares += frame.barometer.value * frame.barometer.value;
    }
    assertEquals(0.5, Math.sqrt(squares / seeds), 0.5 * 4 / Math.sqrt(2.0 * seeds));
  }

  @Test
  void airspeedIsBlindWhenSlowAndTrueWhenFast() {
    AirspeedSensor sensor = new AirspeedSensor(new Sensors.Airspeed(1, 0, 50, 0), 1);
    double sum = 0;
    int blind = 0;
    for (int i = 0; i < 2000; i++) {
      sensor.read(i * 0.02, 0.3, frame.airspeed);
      blind += frame.airspeed.value == 0 ? 1 : 0;
    }
    for (int i = 2000; i < 4000; i++) {
      sensor.read(i * 0.02, 10, frame.airspeed);
      sum += frame.airspeed.value;
    }
    assertTrue(blind > 1900, "blind " + blind);
    assertEquals(10, sum / 2000, 0.02);
  }

  @Test
  void rangeIsInvalidBeyondItsReach() {
    Sensors.Ranger ranger = new Sensors.Ranger(new Point(0, 0, 0), 0.5, 0, 0, 2, 500, 0);
    RangeSensor sensor = new RangeSensor(ranger, 1);
    sensor.read(0, 1.5, frame.range);
    assertTrue(frame.range.valid);
    assertEquals(1.5, frame.range.value, ROUNDING);
    sensor.read(TICK, Double.POSITIVE_INFINITY, frame.range);
    assertFalse(frame.range.valid);
    assertTrue(Double.isFinite(frame.range.value));
  }

  @Test
  void sameSeedSameBitsOtherSeedOtherBits() {
    ImuSensor a = new ImuSensor(imu(0.01, 0.01, 0.01, 0.001), 11);
    ImuSensor b = new ImuSensor(imu(0.01, 0.01, 0.01, 0.001), 11);
    ImuSensor c = new ImuSensor(imu(0.01, 0.01, 0.01, 0.001), 12);
    SensorFrame other = new SensorFrame();
    SensorFrame third = new SensorFrame();
    for (int i = 0; i < 100; i++) {
      a.feel(TICK, 1, 2, 3, 4, 5, 6);
      b.feel(TICK, 1, 2, 3, 4, 5, 6);
      c.feel(TICK, 1, 2, 3, 4, 5, 6);
      a.read(i * TICK, frame.imu);
      b.read(i * TICK, other.imu);
      c.read(i * TICK, third.imu);
      assertTrue(frame.imu.gyro.equals(other.imu.gyro));
      assertFalse(frame.imu.gyro.equals(third.imu.gyro));
    }
  }

  @Test
  void powerIsNoisyAndEscCountsSteps() {
    PowerSensor sensor = new PowerSensor(new Sensors.Power(0.02, 0.1), 1);
    double sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sensor.read(11.1, 5, frame.battery);
      sum += frame.battery.voltage;
    }
    assertEquals(11.1, sum / SAMPLES, 0.02 * FOUR_ERRORS);
    sensor.read(150.07, frame.esc);
    assertEquals(150.07, frame.esc.speed, 0.12);
  }

  @Test
  void theMagnetometerTurnsWithTheBodyInTheFieldOfTheEarth() {
    MagneticSensor sensor = new MagneticSensor(new Sensors.Magnetometer(0, 0, 100, 0.005), 1);
    SensorFrame.Magnetic magnetic = frame.magnetic;
    int fresh = 0;
    for (int i = 0; i < 500; i++) {
      // nose to the north, a quarter turn to the left
      double h = Math.sqrt(0.5);
      sensor.read(i * TICK, h, 0, 0, h, magnetic);
      if (magnetic.fresh) fresh++;
      assertEquals(i * TICK >= 0.005 - 1e-6, magnetic.valid);
      if (magnetic.valid) assertTrue(magnetic.age >= 0.005 - 1e-6 && magnetic.age < 0.016);
    }
    assertEquals(99, fresh, 1);
    assertEquals(MagneticSensor.NORTH, magnetic.field.getX(), 1e-12);
    assertEquals(0, magnetic.field.getY(), 1e-12);
    assertEquals(-MagneticSensor.DOWN, magnetic.field.getZ(), 1e-12);
  }

  @Test
  void theMagnetometersNoiseAndIronHaveTheirSpreads() {
    MagneticSensor sensor = new MagneticSensor(new Sensors.Magnetometer(5e-7, 2e-6, 500, 0), 3);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sensor.read(i * TICK, 1, 0, 0, 0, frame.magnetic);
      double x = 1e6 * frame.magnetic.field.getX();
      sum += x;
      squares += x * x;
    }
    double mean = sum / SAMPLES;
    assertEquals(0.5, Math.sqrt(squares / SAMPLES - mean * mean), 0.5 * FOUR_ERRORS);
    assertTrue(Math.abs(mean) > 0.02 && Math.abs(mean) < 8, "iron " + mean);
  }
}
