package raven.flight;

import raven.math.Trig;
import raven.state.Attitude;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/** Banks to hold a course over ground; the nose follows the turn, so that there is no heading to command. */
final class Steering {
  private static final double GRAVITY = 9.81;
  private static final double LEAST_SPEED = 4;

  private final FlightSettings.Cruise settings;

  /** Course wanted, from +x towards +y [rad]. */
  double course;

  /** Bank command, positive to the right [rad]. */
  double bank;

  Steering(FlightSettings.Cruise settings) {
    this.settings = settings;
  }

  void begin(NavState x, double wantedCourse) {
    course = wantedCourse;
    bank = Math.clamp(Attitude.roll(x.q_WB), -settings.bank(), settings.bank());
  }

  /** Updates the bank, with a share of its rate, and the rates of the coordinated turn it makes, body axes [rad/s]. */
  void update(NavState x, Airflow air, double share, double dt, Vector3D w_WD_B) {
    double v = Math.max(LEAST_SPEED, air.speed);
    double error = wrap(course - StrictMath.atan2(x.v_WB.getY(), x.v_WB.getX()));

    // φ = −atan(V k e/g)
    double wanted = -StrictMath.atan(v * settings.course() * error / GRAVITY);
    double limited = Math.clamp(wanted, -settings.bank(), settings.bank());
    double step = share * settings.bankRate() * dt;
    bank = Math.clamp(limited, bank - step, bank + step);

    // ψ̇ = −(g/V) tan φ about the vertical
    w_WD_B.set(0, 0, -GRAVITY / v * Trig.tan(bank));
    x.q_WB.inverseTransform(w_WD_B);
  }

  private static double wrap(double angle) {
    if (angle > Math.PI) return angle - 2 * Math.PI;
    return angle < -Math.PI ? angle + 2 * Math.PI : angle;
  }
}
