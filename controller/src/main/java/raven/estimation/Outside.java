package raven.estimation;

import static raven.estimation.Kalman.FOOT;
import static raven.estimation.Kalman.GROUND;
import static raven.estimation.Kalman.LATENCY;
import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.PRESSURE;
import static raven.estimation.Kalman.TILT;

import java.util.Arrays;
import raven.hal.SensorFrame;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * What the robot's tick takes from outside, where there is somebody to tell: the earth's magnetic field, and position and heading from motion capture or satellites, fused at the time they were measured.
 * A robot without these pays nothing; one with them pays in the tick in which a sample came.
 */
final class Outside {
  private static final double MICROTESLA = 1e6;

  /** How far the robot may stand from where it believes to stand before somebody tells [m, rad]. */
  private static final double AWAY = 0.3;

  private static final double TURNED = Math.toRadians(5);

  private final Trail trail;
  private final PositionFix position;
  private final HeadingFix heading;
  private final Magnetometer magnetometer;
  private final double latency;
  private final Vector3D field = new Vector3D();
  private final Vector3D turned = new Vector3D();
  private double sinceField;

  /** How far back the trail leads; nought before somebody tells a position [s]. */
  private double trailed;

  private boolean told;

  // once told, the world is the one of whoever tells
  private boolean placed;
  private boolean headed;
  private final double[] error = new double[N];

  Outside(EstimationSettings settings) {
    latency = settings.fix().latency();
    trail = new Trail(settings.fix().longestDelay());
    position = new PositionFix(trail, settings.gate());
    heading = new HeadingFix(settings.gate());
    magnetometer = new Magnetometer(settings.gate());
  }

  void reset() {
    trail.reset();
    magnetometer.reset();
    sinceField = trailed = 0;
    told = placed = headed = false;
  }

  /**
   * Takes a tick.
   *
   * @param rate with the bias, as the estimate was carried forward by it [rad/s]
   * @param force likewise [m/s2]
   * @param lag how old the estimate is [s]
   */
  void update(
      Kalman x,
      SensorFrame in,
      Vector3DReadOnly rate,
      Vector3DReadOnly force,
      double lag,
      double dt) {
    magnetic(x, in.magnetic, rate, lag, dt);
    SensorFrame.Fix fix = in.fix;
    told |= fix.valid;
    if (!told) return;
    trail.step(
        dt,
        rate.getX() - x.gyroBias.getX(),
        rate.getY() - x.gyroBias.getY(),
        rate.getZ() - x.gyroBias.getZ(),
        force.getX() - x.accelBias.getX(),
        force.getY() - x.accelBias.getY(),
        force.getZ() - x.accelBias.getZ());
    trailed += dt;
    if (fix.valid && fix.fresh) fuse(x, fix, rate, fix.age - lag);
  }

  private void magnetic(
      Kalman x, SensorFrame.Magnetic in, Vector3DReadOnly rate, double lag, double dt) {
    sinceField += dt;
    if (!in.valid || !in.fresh) return;

    // m(t) = m(t − age) − age ω × m
    field.setAndScale(MICROTESLA, in.field);
    turned.sub(rate, x.gyroBias);
    turned.cross(field);
    field.scaleAdd(lag - in.age, turned, field);
    magnetometer.update(x, field, sinceField);
    sinceField = 0;
  }

  private void fuse(Kalman x, SensorFrame.Fix fix, Vector3DReadOnly rate, double age) {
    if (x.variance(LATENCY) == 0) {
      x.latency = 0;
      x.decorrelate(LATENCY, 1, latency * latency);
    }
    if (fix.deviation > 0 && age + x.latency <= trailed) {
      if (!placed) place(x);
      placed = true;
      position.fuse(x, fix.position, age, fix.deviation);
    }
    if (fix.headingDeviation > 0) {
      if (!headed) x.inflate(TILT + 2, 1, TURNED * TURNED);
      headed = true;
      // as the vertical turns
      double[] R = x.R;
      double turn = R[6] * (rate.getX() - x.gyroBias.getX())
          + R[7] * (rate.getY() - x.gyroBias.getY())
          + R[8] * (rate.getZ() - x.gyroBias.getZ());
      heading.fuse(x, fix.heading + turn * (age + x.latency), fix.headingDeviation);
    }
  }

  /** The robot may stand somewhere else, and its feet and the ground with it. */
  private void place(Kalman x) {
    for (int axis = 0; axis < 3; axis++) {
      Arrays.fill(error, 0);
      error[POSITION + axis] = AWAY;
      if (x.variance(FOOT) > 0) error[FOOT + axis] = AWAY;
      if (x.variance(FOOT + 3) > 0) error[FOOT + 3 + axis] = AWAY;
      if (axis == 2 && x.variance(PRESSURE) > 0) error[PRESSURE] = -AWAY;
      if (axis == 2 && x.variance(GROUND) > 0) error[GROUND] = AWAY;
      x.inflate(error);
    }
  }
}
