package raven.estimation;

import static raven.estimation.Kalman.GYRO_BIAS;

import raven.hal.SensorFrame;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * When nothing has moved for a while with both feet planted, the body does not turn about the vertical, and the gyro shows its bias there.
 * This is what holds the heading, which nothing else tells. Tilt and velocity are left to the feet: a robot that balances sways.
 */
final class StandingStill {
  /** Limits of stillness: rates of the body and of a joint [rad/s], speed [m/s]. */
  private static final double STILL_RATE = 0.12;

  private static final double STILL_JOINT = 0.6;
  private static final double STILL_SPEED = 0.06;

  /** For so long [s]. */
  private static final double STILL_FOR = 0.3;

  /** Ticks between two updates: balance sways slower than that, so that neighbouring samples tell the same. */
  private static final int EVERY = 10;

  /** What sway leaves in that mean [rad/s]. */
  private static final double RATE_NOISE = 0.01;

  /** Time constant of the gyro's mean [s]. */
  private static final double FILTER = 0.05;

  boolean still;

  private final double gate;
  private final Vector3D gyro = new Vector3D();
  private double stillFor;
  private int tick;

  StandingStill(double gate) {
    this.gate = gate;
  }

  void reset() {
    still = false;
    stillFor = 0;
  }

  void update(
      Kalman x,
      SensorFrame in,
      Vector3DReadOnly w_WB_B,
      NavState state,
      boolean supported,
      double dt) {
    // slow mean of the gyro
    gyro.interpolate(in.imu.gyro, dt / (FILTER + dt));
    boolean quiet = supported
        && w_WB_B.normSquared() < STILL_RATE * STILL_RATE
        && x.v_WB.normSquared() < STILL_SPEED * STILL_SPEED;
    for (int i = 0; i < state.jointRate.length; i++) {
      quiet &= Math.abs(state.jointRate[i]) < STILL_JOINT;
    }
    stillFor = quiet ? stillFor + dt : 0;
    still = stillFor > STILL_FOR;
    if (!still || tick++ % EVERY != 0) {
      return;
    }

    // 0 = ẑᵂ·R (ω_m − b_g)
    double y = 0;
    for (int axis = 0; axis < 3; axis++) {
      double vertical = x.R[6 + axis];
      y += vertical * (gyro.getElement(axis) - x.gyroBias.getElement(axis));
      x.h[GYRO_BIAS + axis] = vertical;
    }
    x.fuse(y, RATE_NOISE * RATE_NOISE, gate);
  }
}
