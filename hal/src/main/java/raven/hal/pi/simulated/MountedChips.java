package raven.hal.pi.simulated;

import org.jspecify.annotations.Nullable;
import raven.hal.SensorFrame;
import raven.hal.pi.FieldCalibration;
import raven.robot.Wiring;

/** The chips that feel the body's motion, turned and distorted as the robot file says they are mounted. Not thread-safe. */
final class MountedChips {
  private static final long SAMPLE_NS = 1_000_000;

  /** What the inertial sensor keeps for somebody who comes late. */
  private static final long KEPT_NS = 10_000_000;

  private final Wiring.Imu wiring;
  private final SimulatedIcm42688 imu;
  private final SimulatedMmc5983ma magnetometer;
  private final @Nullable FieldCalibration iron;
  private final double[] gyro = new double[3];
  private final double[] accel = new double[3];
  private final double[] field = new double[3];
  private long sample_ns;

  MountedChips(Wiring wiring, SimulatedIcm42688 imu, SimulatedMmc5983ma magnetometer) {
    this.wiring = wiring.imu();
    this.imu = imu;
    this.magnetometer = magnetometer;
    iron =
        wiring.magnetometer() instanceof Wiring.Mmc5983ma chip ? new FieldCalibration(chip) : null;
  }

  /** Lets time pass up to a moment, a thousand samples a second. */
  void feel(SensorFrame truth, long now_ns) {
    SensorFrame.Imu body = truth.imu;
    Wiring.Offset offset = wiring.accelOffset();
    Wiring.Gain scale = wiring.accelScale();
    put(wiring.forward(), body.gyro.getX(), body.accel.getX() / scale.x() + offset.x());
    put(wiring.left(), body.gyro.getY(), body.accel.getY() / scale.y() + offset.y());
    put(wiring.up(), body.gyro.getZ(), body.accel.getZ() / scale.z() + offset.z());
    while (sample_ns <= now_ns) {
      imu.sample(gyro[0], gyro[1], gyro[2], accel[0], accel[1], accel[2]);
      sample_ns = Math.max(sample_ns + SAMPLE_NS, now_ns - KEPT_NS);
    }
    if (iron != null && truth.magnetic.fresh) {
      iron.undo(truth.magnetic.field, field);
      magnetometer.measure(field[0], field[1], field[2]);
    }
  }

  private void put(Wiring.Axis axis, double rate, double force) {
    gyro[axis.index()] = axis.sign() * rate;
    accel[axis.index()] = axis.sign() * force;
  }
}
