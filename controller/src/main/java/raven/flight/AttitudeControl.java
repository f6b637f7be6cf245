package raven.flight;

import raven.hal.ActuatorFrame;
import raven.math.Trig;
import raven.robot.Robot;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * Turns the aircraft to an attitude: quaternion error to rates (Mayhew, Sanfelice and Teel 2011, the short way round), rates to moments with
 * an integral, moments to surfaces. Propeller torque, thrust line, gyroscopic moment and the wing's roll damping are fed forward.
 */
final class AttitudeControl {
  /** Share of the wing's roll damping that is fed forward. */
  private static final double DAMPING_SHARE = 0.8;

  /** The stalled wing does not damp: nothing below this, all above, in stall speeds. */
  private static final double DAMPING_FROM = 0.5;

  private static final double DAMPING_OVER = 0.4;

  private final FlightSettings.Attitude settings;
  private final Airframe airframe;
  private final SurfaceMixer mixer;
  private final double stallSpeed;

  /** Moment per roll rate and airspeed: ¼ ρ S b² Clp [N m s2/m]. */
  private final double damping;

  private final Quaternion q_WD = new Quaternion();
  private final Quaternion q_BD = new Quaternion();

  /** Rates fed forward by whoever turns the aircraft, body axes [rad/s]. */
  final Vector3D w_WD_B = new Vector3D();

  private final Vector3D wanted = new Vector3D();
  private final Vector3D integral = new Vector3D();

  AttitudeControl(
      Robot robot, FlightSettings.Attitude settings, Airframe airframe, SurfaceMixer mixer) {
    this.settings = settings;
    this.airframe = airframe;
    this.mixer = mixer;
    stallSpeed = robot.wing().stallSpeed();
    double span = robot.wing().span();
    damping =
        0.25 * ThrustModel.DENSITY * robot.wing().area() * span * span * settings.rollDamping();
  }

  void begin() {
    integral.setToZero();
    w_WD_B.setToZero();
  }

  /** Attitude from heading, then roll about the level, then pitch nose up [rad], in the order of {@link raven.state.Attitude}. */
  void update(
      NavState x,
      double yaw,
      double roll,
      double pitch,
      Airflow air,
      ThrustModel propeller,
      double dt,
      ActuatorFrame out) {
    compose(yaw, roll, pitch);

    // ω_D = 2 ka sgn(s) vec(q_WB⁻¹ q_WD) + ω_ff: the short way round
    q_BD.difference(x.q_WB, q_WD);
    double twice = q_BD.getS() < 0 ? -2 : 2;
    wanted.set(
        twice * settings.roll().angle() * q_BD.getX(),
        twice * settings.pitch().angle() * q_BD.getY(),
        twice * settings.yaw().angle() * q_BD.getZ());
    wanted.add(w_WD_B);

    // i' = ki kr (ω_D − ω), frozen where the surface is at its stop
    double ex = wanted.getX() - x.w_WB_B.getX();
    double ey = wanted.getY() - x.w_WB_B.getY();
    double ez = wanted.getZ() - x.w_WB_B.getZ();
    double limit = settings.integralLimit();
    if (!mixer.rollSaturated)
      integral.setX(Math.clamp(integral.getX() + dt * grow(settings.roll()) * ex, -limit, limit));
    if (!mixer.pitchSaturated)
      integral.setY(Math.clamp(integral.getY() + dt * grow(settings.pitch()) * ey, -limit, limit));
    if (!mixer.yawSaturated)
      integral.setZ(Math.clamp(integral.getZ() + dt * grow(settings.yaw()) * ez, -limit, limit));

    // M = I (kr (ω_D − ω) + i) + feed-forward
    double h = propeller.momentum;
    double mx = airframe.ixx() * (settings.roll().rate() * ex + integral.getX())
        + propeller.rollingMoment()
        + rollDamping(air) * wanted.getX();
    double my = airframe.iyy() * (settings.pitch().rate() * ey + integral.getY())
        - settings.thrustArm() * propeller.thrust
        + h * x.w_WB_B.getZ();
    double mz =
        airframe.izz() * (settings.yaw().rate() * ez + integral.getZ()) - h * x.w_WB_B.getY();

    mixer.schedule(air, propeller);
    mixer.mix(mx, my, mz, out);
  }

  private double rollDamping(Airflow air) {
    double attached = Math.clamp((air.speed / stallSpeed - DAMPING_FROM) / DAMPING_OVER, 0, 1);
    return DAMPING_SHARE * damping * air.speed * attached;
  }

  private static double grow(FlightSettings.Axis axis) {
    return axis.integral() * axis.rate();
  }

  /** q_WD = q_z(yaw) q_x(roll) q_y(−pitch). */
  private void compose(double yaw, double roll, double pitch) {
    double cy = Trig.cos(yaw / 2);
    double sy = Trig.sin(yaw / 2);
    double cr = Trig.cos(roll / 2);
    double sr = Trig.sin(roll / 2);
    double cp = Trig.cos(pitch / 2);
    double sp = -Trig.sin(pitch / 2);

    // heading and roll: (cy cr, cy sr, sy sr, sy cr), times (cp, 0, sp, 0)
    double s = cy * cr;
    double a = cy * sr;
    double b = sy * sr;
    double c = sy * cr;
    q_WD.set(a * cp - c * sp, b * cp + s * sp, c * cp + a * sp, s * cp - b * sp);
  }
}
