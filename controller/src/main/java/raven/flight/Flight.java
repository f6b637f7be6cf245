package raven.flight;

import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.robot.Robot;
import raven.state.Attitude;
import raven.state.NavState;

/**
 * Flies the aircraft: climb from the jump, cruise, glide. Each begins from the state and outputs of the moment, without a bump, and writes
 * surfaces, throttle and the trailing legs. Called once per tick; allocates nothing.
 */
public final class Flight {
  /** A tick longer than this is a hole in the data [s]. */
  private static final double LONGEST_TICK = 0.05;

  private final Airflow air = new Airflow();
  private final ThrustModel propeller;
  private final SurfaceMixer mixer;
  private final AttitudeControl attitude;
  private final Climb climb;
  private final LegFold legs;
  private final EnergyControl energy;
  private final Steering steering;
  private final Handover handover;
  private final Clearance clearance;
  private final double glideSpeed;
  private final double ease;

  private double time;
  private double height;
  private double speed;
  private double pitchCommand;
  private double easedSince;
  private boolean ready;
  private boolean flying;

  public Flight(Robot robot, FlightSettings settings) {
    Airframe airframe = Airframe.of(robot);
    double stallSpeed = robot.wing().stallSpeed();
    propeller = new ThrustModel(robot.propeller());
    mixer = new SurfaceMixer(robot, airframe);
    attitude = new AttitudeControl(robot, settings.attitude(), airframe, mixer);
    climb = new Climb(settings.climb(), stallSpeed);
    legs = new LegFold(settings.legs());
    energy = new EnergyControl(settings.energy(), airframe.mass(), robot.wing().area(), propeller);
    steering = new Steering(settings.cruise());
    handover = new Handover(settings.handover(), stallSpeed);
    clearance = new Clearance(robot, settings.cruise().clearance());
    glideSpeed = settings.glide().stalls() * stallSpeed;
    ease = settings.cruise().ease();
  }

  /** What the range finder sees of the ground, in every tick. */
  public void look(SensorFrame sensors, NavState x) {
    clearance.look(sensors, x);
  }

  /** The feet have just left the ground; the propeller turns with the last frame's throttle. */
  public void beginClimb(NavState x, ActuatorFrame last) {
    time = x.time;
    air.update(x);
    propeller.begin(last.throttle);
    attitude.begin();
    climb.begin(x);
    legs.begin(x);
    handover.begin(x);
    ready = false;
    flying = true;
  }

  public void climb(NavState x, ActuatorFrame out) {
    double dt = advance(x, out);
    climb.update(x, air, dt);
    pitchCommand = climb.pitch;

    out.throttle = 1;
    attitude.w_WD_B.set(0, -climb.pitchRate, 0);
    attitude.update(x, climb.heading(), 0, climb.pitch, air, propeller, dt, out);
    legs.update(x, out);
    ready = handover.update(x, air, mixer, legs.folded(x), out);
  }

  /** The handover gate has been open for long enough: the cruise may begin. */
  public boolean readyForCruise() {
    return ready;
  }

  /**
   * Takes over from our own climb or glide. Its targets begin at the attitude commanded last, and move faster and faster until they may
   * turn at their full rates.
   *
   * @param course over ground, from +x towards +y [rad]
   * @param atHeight above the place of power-up [m]
   * @param airspeed to hold [m/s]
   */
  public void beginCruise(
      NavState x, ActuatorFrame last, double course, double atHeight, double airspeed) {
    resumeCruise(x, last, course, atHeight, airspeed);
    easedSince = x.time;
  }

  /** As {@link #beginCruise}, but at full rates from the first tick: whoever flew until now may have left it in any attitude. */
  public void resumeCruise(
      NavState x, ActuatorFrame last, double course, double atHeight, double airspeed) {
    enter(x, last);
    height = atHeight;
    speed = airspeed;
    steering.begin(x, course);
    energy.begin(x, air, height, speed, last.throttle, pitchCommand);
    easedSince = Double.NEGATIVE_INFINITY;
  }

  /** New targets in cruise. */
  public void steer(double course, double atHeight, double airspeed) {
    steering.course = course;
    height = atHeight;
    speed = airspeed;
  }

  public void cruise(NavState x, ActuatorFrame out) {
    double dt = advance(x, out);
    double share = share(x);
    energy.hold(x, air, clearance.above(height, x), speed, share, dt);
    fly(x, share, dt, out);
  }

  /** Too slow for the cruise: climb again. */
  public boolean refusesCruise() {
    return handover.refuses(air);
  }

  /** Without thrust from now on, straight ahead. */
  public void beginGlide(NavState x, ActuatorFrame last) {
    enter(x, last);
    steering.begin(x, StrictMath.atan2(x.v_WB.getY(), x.v_WB.getX()));
    energy.beginGlide(x, pitchCommand);
  }

  public void glide(NavState x, ActuatorFrame out) {
    double dt = advance(x, out);
    energy.glide(x, air, glideSpeed, dt);
    fly(x, 1, dt, out);
  }

  private void enter(NavState x, ActuatorFrame last) {
    air.update(x);

    // the loops go on as they are if they flew until now
    if (!flying || x.time - time > LONGEST_TICK) {
      propeller.begin(last.throttle);
      attitude.begin();
      legs.begin(x);
      pitchCommand = Attitude.pitch(x.q_WB);
    }
    flying = true;
    time = x.time;
  }

  /** What the targets may use of their turning rates. */
  private double share(NavState x) {
    return Math.min(1, (x.time - easedSince) / ease);
  }

  private void fly(NavState x, double share, double dt, ActuatorFrame out) {
    pitchCommand = energy.pitch;
    out.throttle = energy.throttle;
    steering.update(x, air, share, dt, attitude.w_WD_B);
    attitude.update(x, Attitude.yaw(x.q_WB), steering.bank, energy.pitch, air, propeller, dt, out);
    legs.update(x, out);
  }

  /** Time since the last tick; the frame still holds what was commanded then. */
  private double advance(NavState x, ActuatorFrame out) {
    double dt = Math.clamp(x.time - time, 0, LONGEST_TICK);
    time = x.time;
    air.update(x);
    propeller.update(out.throttle, air.forward, dt);
    return dt;
  }
}
