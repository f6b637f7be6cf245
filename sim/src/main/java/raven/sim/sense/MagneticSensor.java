package raven.sim.sense;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;

/** Magnetometer in the field of the earth as it is in central Europe; of the robot's own field it feels what calibration left over. The world's y axis points to magnetic north. */
public final class MagneticSensor {
  /** Towards magnetic north, and down [T] (World Magnetic Model 2025 for 47° N 9° E, rounded). */
  public static final double NORTH = 21.5e-6;

  public static final double DOWN = 43.5e-6;

  private final Noise noise;
  private final double spread;
  private final double[] iron = new double[3];
  private final SlowSampler[] samplers = new SlowSampler[3];
  private final SensorFrame.Scalar axis = new SensorFrame.Scalar();

  public MagneticSensor(Sensors.Magnetometer parameters, long seed) {
    noise = new Noise(seed, "magnetometer");
    spread = parameters.noise();
    for (int i = 0; i < 3; i++) {
      samplers[i] = new SlowSampler(parameters.rate(), parameters.delay());
      iron[i] = noise.gaussian(parameters.hardIron());
    }
  }

  /** Reads with an attitude q_WB, scalar first. */
  public void read(double time, double w, double x, double y, double z, SensorFrame.Magnetic out) {
    if (samplers[0].due(time)) {
      // m = Rᵀ (0, north, −down) + iron
      take(0, time, NORTH * 2 * (x * y + w * z) - DOWN * 2 * (x * z - w * y));
      take(1, time, NORTH * (1 - 2 * (x * x + z * z)) - DOWN * 2 * (y * z + w * x));
      take(2, time, NORTH * 2 * (y * z - w * x) - DOWN * (1 - 2 * (x * x + y * y)));
    }
    for (int i = 0; i < 3; i++) {
      samplers[i].deliver(time, axis);
      out.field.setElement(i, axis.value);
    }
    out.valid = axis.valid;
    out.fresh = axis.fresh;
    out.age = axis.age;
  }

  private void take(int i, double time, double field) {
    samplers[i].take(time, field + iron[i] + noise.gaussian(spread), true);
  }
}
