package raven.sim.sense;

import java.util.Arrays;
import raven.hal.InertialSum;
import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * Inertial measurement unit at the body origin. It sums what it feels between two readings, as a driver does with the
 * samples of a fast unit ({@link InertialSum}), so that a shock shorter than a tick keeps its impulse unless it exceeds the range; then mounting error, bias, noise and steps.
 */
public final class ImuSensor {
  private final Sensors.Imu parameters;
  private final Noise noise;
  private final double gyroStep;
  private final double accelStep;
  private final double[] bias = new double[6];
  private final double[] mounting = new double[3];

  private final InertialSum sum = new InertialSum();
  private final Vector3D gyro = new Vector3D();
  private final Vector3D accel = new Vector3D();
  private final double[] clipped = new double[6];

  private final DelayLine line = new DelayLine(12);
  private final double[] delayed = new double[12];

  public ImuSensor(Sensors.Imu parameters, long seed) {
    this.parameters = parameters;
    noise = new Noise(seed, "imu");
    gyroStep = Quantised.step(2 * parameters.gyroRange(), parameters.bits());
    accelStep = Quantised.step(2 * parameters.accelRange(), parameters.bits());
    for (int i = 0; i < 3; i++) {
      bias[i] = noise.gaussian(parameters.gyroBias());
      bias[3 + i] = noise.gaussian(parameters.accelBias());
      mounting[i] = noise.gaussian(parameters.misalignment());
    }
  }

  /** Feels an angular rate and a specific force, body axes, for a time [s, rad/s, m/s2]: once per step of the plant. */
  public void feel(double dt, double wx, double wy, double wz, double fx, double fy, double fz) {
    // v_S = v_B − θ × v_B for a unit turned by a small θ
    double mx = mounting[0];
    double my = mounting[1];
    double mz = mounting[2];
    sum.add(
        dt,
        felt(0, wx - (my * wz - mz * wy), parameters.gyroRange()),
        felt(1, wy - (mz * wx - mx * wz), parameters.gyroRange()),
        felt(2, wz - (mx * wy - my * wx), parameters.gyroRange()),
        felt(3, fx - (my * fz - mz * fy), parameters.accelRange()),
        felt(4, fy - (mz * fx - mx * fz), parameters.accelRange()),
        felt(5, fz - (mx * fy - my * fx), parameters.accelRange()));
  }

  private double felt(int axis, double value, double range) {
    double felt = value + bias[axis];
    if (Math.abs(felt) <= range) return felt;
    clipped[axis] = 1;
    return Math.copySign(range, felt);
  }

  /** Reads what was felt since the last reading. At least one {@link #feel} lies between two readings. */
  public void read(double time, SensorFrame.Imu out) {
    line.put(time);
    sum.take(gyro, accel);
    for (int i = 0; i < 3; i++) {
      double rate = gyro.getElement(i);
      line.set(i, measured(rate, gyroStep, parameters.gyroNoise(), parameters.gyroRange()));
    }
    for (int i = 0; i < 3; i++) {
      double force = accel.getElement(i);
      line.set(3 + i, measured(force, accelStep, parameters.accelNoise(), parameters.accelRange()));
    }
    for (int i = 0; i < 6; i++) line.set(6 + i, clipped[i]);
    Arrays.fill(clipped, 0);

    line.at(time - parameters.delay(), delayed);
    out.gyro.set(delayed[0], delayed[1], delayed[2]);
    out.accel.set(delayed[3], delayed[4], delayed[5]);
    out.clipped = 0;
    for (int i = 0; i < 6; i++) if (delayed[6 + i] > 0) out.clipped |= 1 << i;
    out.valid = true;
    out.fresh = true;
    out.age = parameters.delay();
  }

  private double measured(double mean, double step, double sigma, double range) {
    double value = Math.max(-range, Math.min(range, mean + noise.gaussian(sigma)));
    return Quantised.round(value, step);
  }
}
