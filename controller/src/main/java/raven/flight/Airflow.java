package raven.flight;

import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/** How the air meets the aircraft: the airspeed sensor along body x, inertial velocity less wind across it. */
final class Airflow {
  private static final double LEAST_FORWARD = 0.5;

  private final Vector3D v_AB_B = new Vector3D();

  /** True airspeed [m/s]. */
  double speed;

  /** Angle of attack [rad]. */
  double alpha;

  /** Axial speed, along body x [m/s]. */
  double forward;

  void update(NavState x) {
    v_AB_B.sub(x.v_WB, x.wind_W);
    x.q_WB.inverseTransform(v_AB_B);
    forward = x.airspeed;
    double left = v_AB_B.getY();
    double up = v_AB_B.getZ();
    speed = Math.sqrt(forward * forward + left * left + up * up);
    alpha = StrictMath.atan2(-up, Math.max(LEAST_FORWARD, forward));
  }
}
