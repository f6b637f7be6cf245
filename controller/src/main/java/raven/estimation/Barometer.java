package raven.estimation;

import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.PRESSURE;
import static raven.estimation.Kalman.VELOCITY;

import raven.hal.SensorFrame;
import raven.robot.Robot;

/**
 * Height from air pressure.
 *
 * <p>The propeller's wash raises the pressure near the ground: with the propeller turning, the reading is hardly used there, and more and more with the height won.
 */
final class Barometer {
  private static final double MINUTE = 60;

  /** Share of its reference speed above which the propeller makes wash. */
  private static final double TURNING = 0.2;

  private final EstimationSettings.Air settings;
  private final double gate;
  private final double variance;
  private final double turning;

  /** Height over which the wash dies out [m]. */
  private static final double REACH = 0.5;

  private boolean zeroed;

  Barometer(Robot robot, EstimationSettings settings) {
    this.settings = settings.air();
    gate = settings.gate();
    double noise = robot.sensors().barometer().noise();
    variance = noise * noise;
    turning = TURNING * robot.propeller().referenceSpeed();
  }

  void reset() {
    zeroed = false;
  }

  /** Takes a tick; {@code floor} is the height of the ground last stood on [m]. */
  void update(Kalman x, SensorFrame in, double floor, double lag, double dt) {
    if (zeroed) {
      x.inflate(PRESSURE, 1, settings.pressureWalk() * settings.pressureWalk() * dt / MINUTE);
    }
    SensorFrame.Scalar reading = in.barometer;
    if (!reading.valid || !reading.fresh || !Double.isFinite(reading.value)) {
      return;
    }

    // the reading is old: z(t − age) = z − v_z age
    double age = reading.age - lag;
    double z = x.p_WB.getZ() - x.v_WB.getZ() * age;
    if (!zeroed) {
      x.pressureBias = reading.value - z;
      x.decorrelate(PRESSURE, 1, variance);
      zeroed = true;
      return;
    }
    boolean turns = in.esc.valid && in.esc.speed > turning;
    double wash = turns ? settings.wash() * StrictMath.exp(-Math.max(0, z - floor) / REACH) : 0;
    double r = variance + wash * wash;
    x.h[POSITION + 2] = 1;
    x.h[VELOCITY + 2] = -age;
    x.h[PRESSURE] = 1;
    x.fuse(reading.value - z - x.pressureBias, r, gate);
  }
}
