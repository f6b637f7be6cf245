package raven.estimation;

import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.VELOCITY;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Stands in for a gyro or an accelerometer that is silent, and tells the covariance what may have happened meanwhile: errors of one silence add up before they are squared.
 */
final class Blindness {
  /** Across a hole that is integrated in part only, rate and force may be wrong by this share of their change. */
  private static final double CHANGE = 0.5;

  /** For so long a body turns on as it did; then nobody knows [s]. */
  static final double HELD = 0.1;

  /** How fast it may turn and accelerate meanwhile, standard deviation of each axis [rad/s, m/s2]. */
  private static final double TURN = 0.2;

  private static final double PUSH = 3;

  /** More doubt than this the linear filter does not bear: it would lean wherever a foot slides [rad]. */
  private static final double MOST = 0.2;

  private final Vector3D rate = new Vector3D();
  private final Vector3D force = new Vector3D();
  private double turned;
  private double pushed;
  private double silent;

  void reset() {
    turned = pushed = silent = 0;
  }

  /**
   * Takes a step.
   *
   * @param turns the gyro is heard
   * @param feels the accelerometer is heard
   * @param turn how much its rate has changed since the step before [rad/s]
   * @param push how much its force has changed since the step before [m/s2]
   * @param dt its length [s]
   * @param step the part of it that is integrated [s]
   */
  void pass(
      Kalman x,
      Strapdown strapdown,
      boolean turns,
      boolean feels,
      double turn,
      double push,
      double dt,
      double step) {
    double missed = dt - step;
    double share = missed > 0 ? CHANGE : 0;
    silent = turns ? 0 : silent + dt;
    double angle = Math.min(MOST, turned + dt * (turns ? Math.min(TURN, share * turn) : TURN));
    if (angle > turned) strapdown.turnNoise(x, angle * angle - turned * turned);
    turned = turns ? 0 : angle;
    double speed = pushed + dt * (feels ? Math.min(PUSH, share * push) : PUSH);
    if (speed > pushed) x.inflate(VELOCITY, 3, speed * speed - pushed * pushed);
    pushed = feels ? 0 : speed;
    if (missed > 0) {
      double way = missed * (x.v_WB.norm() + PUSH * missed);
      x.inflate(POSITION, 3, way * way);
    }
  }

  /** The rate to integrate: the last one for a while, then none but the bias [rad/s]. */
  Vector3DReadOnly rate(Kalman x, Vector3DReadOnly last) {
    rate.set(silent > HELD ? x.gyroBias : last);
    return rate;
  }

  /** The specific force of a body that does not accelerate [m/s2]. */
  Vector3DReadOnly force(Kalman x) {
    unaccelerated(x, force);
    return force;
  }

  /** The same, as the accelerometer with its bias would read it. */
  static void unaccelerated(Kalman x, Vector3D force) {
    force.set(x.R[6], x.R[7], x.R[8]);
    force.scale(Strapdown.GRAVITY);
    force.add(x.accelBias);
  }
}
