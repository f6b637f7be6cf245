package raven.estimation;

import static raven.estimation.Kalman.ACCEL_BIAS;
import static raven.estimation.Kalman.GYRO_BIAS;
import static raven.estimation.Kalman.MOUNTING;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * First estimate of a robot that stands at a known place: attitude from gravity, gyro bias from rest, height from the legs. Motion begins
 * the averaging anew, but not for ever: then the filter starts with less trust, with the attitude filter's vertical, and with its bias as far as that is known by then.
 */
final class Start {
  /** The gyro of a robot at rest stays this close to its mean [rad/s], and its accelerometer this close to gravity [m/s2]. */
  private static final double REST_RATE = 0.3;

  private static final double REST_FORCE = 2;

  /** And its means over half the window and over all of it differ by no more [rad/s]. */
  private static final double REST_SWAY = 0.03;

  /** A mean beyond this many standard deviations of the bias is a turn. */
  private static final double MOST_BIAS = 10;

  /** Windows that may be spent waiting for rest. */
  private static final int PATIENCE = 5;

  /** First standard deviations: a robot that balances sways [rad, rad/s, m/s, m]. */
  private static final double TILT_NOISE = 0.02;

  private static final double YAW_NOISE = 0.001;
  private static final double RATE_NOISE = 1e-4;
  private static final double SPEED_NOISE = 0.03;
  private static final double HEIGHT_NOISE = 0.003;

  private final Sensors.Imu imu;
  private final EstimationSettings settings;
  private static final double[] NOTHING = new double[3];

  private final Vector3D variance = new Vector3D();
  private final double[] vertical = new double[3];
  private final Vector3D gyro = new Vector3D();

  /** Mean of the first half of the window. */
  private final Vector3D early = new Vector3D();

  private final Vector3D accel = new Vector3D();
  private double averaged;
  private double waited;
  private int samples;

  Start(Sensors.Imu imu, EstimationSettings settings) {
    this.imu = imu;
    this.settings = settings;
  }

  void reset() {
    averaged = waited = 0;
    samples = 0;
  }

  /** Takes a sample, sets the provisional attitude, and says whether the filter may start. */
  boolean update(SensorFrame in, AttitudeFilter attitude, Kalman x, double yaw, double dt) {
    averaged += dt;
    waited += dt;
    boolean impatient = waited > PATIENCE * settings.startWindow();
    if (samples > 5 && !impatient && !rests(in)) {
      averaged = 0;
      samples = 0;
    }
    if (averaged < 0.5 * settings.startWindow()) early.set(gyro);
    samples++;
    gyro.interpolate(in.imu.gyro, 1.0 / samples);
    accel.interpolate(in.imu.accel, 1.0 / samples);

    boolean rested = averaged >= settings.startWindow()
        && gyro.differenceNorm(early) < REST_SWAY
        && gyro.norm() < MOST_BIAS * imu.gyroBias();
    if (impatient && !rested) {
      attitude.headed(yaw, x.q_WB);
    } else if (accel.normSquared() > 1) {
      Rotations.fromGravity(accel.getX(), accel.getY(), accel.getZ(), yaw, x.q_WB);
    }
    x.turn(0, 0, 0);
    x.v_WB.setToZero();
    if (!rested && !impatient) {
      if (averaged >= settings.startWindow()) averaged = samples = 0;
      return false;
    }
    begin(x, attitude, !rested);
    return true;
  }

  private boolean rests(SensorFrame in) {
    return gyro.differenceNorm(in.imu.gyro) < REST_RATE
        && Math.abs(accel.norm() - Strapdown.GRAVITY) < REST_FORCE;
  }

  private void begin(Kalman x, AttitudeFilter attitude, boolean moving) {
    x.accelBias.setToZero();
    x.mounting.setToZero();
    x.wind_W.setToZero();
    x.pressureBias = 0;
    uncertain(x, moving);
    if (moving) {
      bias(x, attitude);
    } else {
      x.gyroBias.set(gyro);

      // a robot that sways has another mean in each half
      double noise = square(imu.gyroNoise()) / samples;
      double sway = gyro.differenceNormSquared(early) - 3 * noise;
      x.decorrelate(GYRO_BIAS, 3, noise + square(RATE_NOISE) + Math.max(0, sway));
    }
  }

  /** What the attitude filter has found of the bias, and what the data sheet says of it, by their variances. */
  private void bias(Kalman x, AttitudeFilter attitude) {
    attitude.gyroBias(x.gyroBias);
    attitude.gyroBiasVariance(variance);
    double sheet = square(imu.gyroBias());
    for (int axis = 0; axis < 3; axis++) {
      double found = variance.getElement(axis);
      double share = sheet / (sheet + found);
      x.gyroBias.setElement(axis, share * x.gyroBias.getElement(axis));
      x.decorrelate(GYRO_BIAS + axis, 1, share * found);
    }
  }

  /** Covariance of a fresh estimate, as plain differences. */
  void uncertain(Kalman x, boolean moving) {
    x.clear();
    x.inflate(POSITION, 3, square(HEIGHT_NOISE));
    x.inflate(VELOCITY, 3, square(moving ? 10 * SPEED_NOISE : SPEED_NOISE));
    x.inflate(GYRO_BIAS, 3, square(imu.gyroBias()));
    x.inflate(ACCEL_BIAS, 3, square(imu.accelBias()) + 1e-6);

    // tilt is known as well as gravity, heading by definition
    double tilt =
        square(TILT_NOISE) * (moving ? 25 : 1) + square(imu.accelBias() / Strapdown.GRAVITY);
    x.inflate(TILT, 2, tilt);

    // it is the body that is headed so, of which the inertial unit knows as much as of its
    // mounting: φ_z = ẑᵀR μ + noise
    x.decorrelate(MOUNTING, 3, square(imu.misalignment()));
    System.arraycopy(x.R, 6, vertical, 0, 3);
    x.derive(TILT + 2, -1, NOTHING, vertical, square(YAW_NOISE));
  }

  private static double square(double a) {
    return a * a;
  }
}
