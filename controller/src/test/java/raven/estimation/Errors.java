package raven.estimation;

import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Root mean squares and maxima of the estimate's errors over a stretch of time. */
final class Errors {
  private double tilt2;
  private double velocity2;
  private double height2;
  private int samples;
  private double along2;
  private int runs;
  double worstVelocity;
  double lastVelocity;
  double lastHeight;
  double lastAlong;
  double lastYaw;

  private final Vector3D dv = new Vector3D();

  void add(SyntheticFlight truth, NavState x) {
    double tilt = tilt(truth.q_WB, x.q_WB);
    dv.sub(x.v_WB, truth.v_WB);
    lastVelocity = dv.norm();
    worstVelocity = Math.max(worstVelocity, lastVelocity);
    lastHeight = x.height - truth.p_WB.getZ();
    lastAlong = x.p_WB.getX() - truth.p_WB.getX();
    lastYaw = raven.state.Attitude.yaw(x.q_WB);
    tilt2 += tilt * tilt;
    velocity2 += dv.normSquared();
    height2 += lastHeight * lastHeight;
    samples++;
  }

  /** Adds the errors of another run. */
  void add(Errors run) {
    tilt2 += run.tilt2;
    velocity2 += run.velocity2;
    height2 += run.height2;
    samples += run.samples;
    worstVelocity = Math.max(worstVelocity, run.worstVelocity);
    along2 += run.lastAlong * run.lastAlong;
    runs++;
  }

  /** Root mean square over runs of the last position error along the course [m]. */
  double along() {
    return Math.sqrt(along2 / runs);
  }

  /** Angle between the vertical of the truth and that of the estimate [rad]. */
  static double tilt(Quaternion truth, Quaternion estimate) {
    Vector3D up = new Vector3D(0, 0, 1);
    truth.inverseTransform(up);
    estimate.transform(up);
    return Math.atan2(Math.hypot(up.getX(), up.getY()), up.getZ());
  }

  double tiltDeg() {
    return Math.toDegrees(Math.sqrt(tilt2 / samples));
  }

  double velocity() {
    return Math.sqrt(velocity2 / samples);
  }

  double height() {
    return Math.sqrt(height2 / samples);
  }

  @Override
  public String toString() {
    return String.format(
        "tilt %.2f deg, velocity %.3f m/s (worst %.3f, last %.3f), height %.3f m (last %.3f), along %.3f m, yaw %.2f deg",
        tiltDeg(),
        velocity(),
        worstVelocity,
        lastVelocity,
        height(),
        lastHeight,
        lastAlong,
        Math.toDegrees(lastYaw));
  }
}
