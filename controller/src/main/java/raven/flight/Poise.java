package raven.flight;

import raven.hal.ActuatorFrame;
import raven.robot.Robot;
import raven.state.Attitude;
import raven.state.NavState;

/**
 * Holds the body's attitude in a jump, from the push to touch-down: surfaces in the propeller's jet turn the body as they do when it hangs
 * on it (LEONARDO, Kim et al. 2021: legs and propellers as one). It writes throttle and surfaces; allocates nothing.
 */
public final class Poise {
  private static final double LONGEST_TICK = 0.05;

  private final Airflow air = new Airflow();
  private final ThrustModel propeller;
  private final AttitudeControl attitude;
  private double time;
  private double heading;

  public Poise(Robot robot, FlightSettings.Attitude settings) {
    Airframe airframe = Airframe.of(robot);
    propeller = new ThrustModel(robot.propeller());
    attitude = new AttitudeControl(robot, settings, airframe, new SurfaceMixer(robot, airframe));
  }

  /** The propeller begins to turn; the heading of this moment is kept. */
  public void start(NavState x) {
    time = x.time;
    heading = Attitude.yaw(x.q_WB);
    propeller.begin(0);
    attitude.begin();
  }

  /** Thrust along body x that the throttle sent until now should give [N]. */
  public double thrust() {
    return propeller.thrust;
  }

  /**
   * One tick on the feet: ailerons and rudder hold what the propeller's torque turns, pitch is the legs' affair.
   *
   * @param throttle to turn the propeller with, 0 to 1
   * @param sent throttle that was sent in the last tick
   */
  public void steady(NavState x, double throttle, double sent, ActuatorFrame out) {
    turn(x, Attitude.pitch(x.q_WB), throttle, sent, out);
    out.elevator = 0;
  }

  /**
   * One tick in which the body turns.
   *
   * @param pitch to turn to, nose up [rad]; roll goes to zero
   * @param throttle to turn the propeller with, 0 to 1
   * @param sent throttle that was sent in the last tick
   */
  public void turn(NavState x, double pitch, double throttle, double sent, ActuatorFrame out) {
    double dt = Math.clamp(x.time - time, 0, LONGEST_TICK);
    time = x.time;
    air.update(x);
    propeller.update(sent, air.forward, dt);
    attitude.update(x, heading, 0, pitch, air, propeller, dt, out);
    out.throttle = throttle;
  }
}
