package raven.estimation;

import static raven.estimation.Kalman.GYRO_BIAS;

import raven.hal.SensorFrame;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * When nothing has moved for a while with both feet planted, the body does not turn about the vertical but for what its soles twist, and the gyro's mean shows its bias there.
 * This is what holds the heading, which nothing else tells. Tilt and velocity are left to the feet: a robot that balances sways.
 */
final class StandingStill {
  /** Limits of stillness: rates of the body and of a joint [rad/s], speed [m/s]. */
  private static final double STILL_RATE = 0.12;

  private static final double STILL_JOINT = 0.6;
  private static final double STILL_SPEED = 0.06;

  /** For so long [s]. */
  private static final double STILL_FOR = 0.3;

  /** The gyro is averaged over so long; by so much soles twist meanwhile [s, rad]. */
  private static final double BLOCK = 2;

  private static final double TWIST = 0.005;

  boolean still;

  private final double gate;
  private final Vector3D sum = new Vector3D();
  private double stillFor;
  private double summed;

  StandingStill(double gate) {
    this.gate = gate;
  }

  void reset() {
    still = false;
    stillFor = 0;
    begin();
  }

  private void begin() {
    sum.setToZero();
    summed = 0;
  }

  /** Takes a tick; {@code gyro} is the last good reading. */
  void update(
      Kalman x,
      SensorFrame in,
      Vector3DReadOnly gyro,
      Vector3DReadOnly w_WB_B,
      NavState state,
      boolean supported,
      double dt) {
    boolean quiet = supported
        && in.imu.valid
        && w_WB_B.normSquared() < STILL_RATE * STILL_RATE
        && x.v_WB.normSquared() < STILL_SPEED * STILL_SPEED;
    for (int i = 0; i < state.jointRate.length; i++) {
      quiet &= Math.abs(state.jointRate[i]) < STILL_JOINT;
    }
    stillFor = quiet ? stillFor + dt : 0;
    still = stillFor > STILL_FOR;
    if (!still) {
      begin();
      return;
    }
    sum.scaleAdd(dt, gyro, sum);
    summed += dt;
    if (summed < BLOCK) return;
    fuse(x);
    begin();
  }

  /** 0 = ẑᵂ·R (ω_m − b_g), in the mean. */
  private void fuse(Kalman x) {
    double y = 0;
    for (int axis = 0; axis < 3; axis++) {
      double vertical = x.R[6 + axis];
      y += vertical * (sum.getElement(axis) / summed - x.gyroBias.getElement(axis));
      x.h[GYRO_BIAS + axis] = vertical;
    }
    double twist = TWIST / summed;
    x.fuse(y, twist * twist, gate);
  }
}
