package raven.estimation;

import static raven.estimation.Kalman.GYRO_BIAS;
import static raven.estimation.Kalman.VELOCITY;

import raven.hal.SensorFrame;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * When nothing has moved for a while with both feet loaded, velocity is zero and the gyro reads its bias. This is what holds the heading,
 * which nothing else tells.
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

  /** Sway of a robot that balances [m/s, rad/s]. */
  private static final double SPEED_NOISE = 0.02;

  private static final double RATE_NOISE = 0.02;

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
    for (int axis = 0; axis < 3; axis++) {
      x.h[VELOCITY + axis] = 1;
      x.fuse(-x.v_WB.getElement(axis), SPEED_NOISE * SPEED_NOISE, gate);
      x.h[GYRO_BIAS + axis] = 1;
      x.fuse(gyro.getElement(axis) - x.gyroBias.getElement(axis), RATE_NOISE * RATE_NOISE, gate);
    }
  }
}
