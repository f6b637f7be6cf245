package raven.tools;

import raven.file.FileError;
import raven.hal.SensorFrame;
import raven.hal.pi.device.Icm42688;
import raven.robot.Wiring;

/** The inertial sensor on a bench, one mean per tick, in chip or in body axes. Not thread-safe. */
final class ImuReader {
  private static final int PATIENCE = 100;

  private final Bench bench;
  private final Icm42688 imu;
  private final Wiring.Imu wiring;
  private final SensorFrame.Imu frame = new SensorFrame.Imu();
  private long silent;

  ImuReader(Bench bench) {
    this.bench = bench;
    imu = bench.devices().imu();
    wiring = bench.robot().wiring().imu();
  }

  /** Ticks without a sample so far. */
  long silent() {
    return silent;
  }

  /** The next tick's mean, body axes, calibrated as the robot file says. */
  SensorFrame.Imu next() {
    sample();
    Wiring.Axis[] axes = {wiring.forward(), wiring.left(), wiring.up()};
    double[] offset = {
      wiring.accelOffset().x(), wiring.accelOffset().y(), wiring.accelOffset().z()
    };
    double[] scale = {
      wiring.accelScale().x(), wiring.accelScale().y(), wiring.accelScale().z()
    };
    for (int k = 0; k < 3; k++) {
      frame.gyro.setElement(k, axes[k].sign() * imu.gyro.getElement(axes[k].index()));
      double force = axes[k].sign() * imu.accel.getElement(axes[k].index());
      frame.accel.setElement(k, scale[k] * (force - offset[k]));
    }
    return frame;
  }

  private void sample() {
    for (int i = 0; i < PATIENCE; i++) {
      bench.tick();
      if (imu.read() > 0) return;
      silent++;
    }
    throw new FileError("the inertial sensor gives no samples: check its supply and SPI wires");
  }

  /** Mean specific force over some time, body axes [m/s2]. */
  double[] meanAccel(double seconds) {
    double[] mean = new double[3];
    int count = (int) Math.round(seconds / Stand.TICK);
    for (int i = 0; i < count; i++) {
      next();
      for (int k = 0; k < 3; k++) mean[k] += frame.accel.getElement(k) / count;
    }
    return mean;
  }

  /** Mean specific force over some time, as the chip says it [m/s2]. */
  double[] meanChip(double seconds) {
    double[] mean = new double[3];
    int count = (int) Math.round(seconds / Stand.TICK);
    for (int i = 0; i < count; i++) {
      sample();
      for (int k = 0; k < 3; k++) mean[k] += imu.accel.getElement(k) / count;
    }
    return mean;
  }
}
