package raven.flight;

import raven.state.NavState;

/**
 * Height and speed by their energy (total energy control, Lambregts 1983): throttle holds the rate of their sum, pitch the rate of their
 * balance. Without thrust, pitch holds the speed alone.
 */
final class EnergyControl {
  private static final double GRAVITY = 9.81;
  private static final double LEAST_SPEED = 4;

  /** Time constant of the measured acceleration [s]. */
  private static final double SMOOTHING = 0.1;

  private final FlightSettings.Energy settings;
  private final double mass;
  private final double area;
  private final ThrustModel propeller;

  private double acceleration;
  private double totalIntegral;
  private double balanceIntegral;

  // rates of energy per mass [W/kg]: wanted and measured
  private double totalWanted;
  private double total;
  private double balanceWanted;
  private double balance;

  /** Commands: 0 to 1, and nose up [rad]. */
  double throttle;

  double pitch;

  EnergyControl(FlightSettings.Energy settings, double mass, double area, ThrustModel propeller) {
    this.settings = settings;
    this.mass = mass;
    this.area = area;
    this.propeller = propeller;
  }

  /** Begins without a bump: the integrals are such that the first outputs are the given ones. */
  void begin(
      NavState x, Airflow air, double height, double speed, double throttleNow, double pitchNow) {
    acceleration = alongPath(x);
    demand(x, air, height, speed);
    throttle = throttleNow;
    pitch = pitchNow;
    double v = Math.max(LEAST_SPEED, air.speed);
    double thrust = propeller.thrustOf(throttleNow, air.forward);
    totalIntegral =
        (thrust - drag(v)) * v / mass - totalWanted - settings.totalGain() * (totalWanted - total);
    balanceIntegral = (pitchNow - trim(v)) * GRAVITY * v
        - balanceWanted
        - settings.balanceGain() * (balanceWanted - balance);
  }

  /** Begins a glide at the pitch of the moment. */
  void beginGlide(NavState x, double pitchNow) {
    acceleration = alongPath(x);
    balanceIntegral = 0;
    throttle = 0;
    pitch = pitchNow;
  }

  /** Holds height [m] and airspeed [m/s]. */
  void hold(NavState x, Airflow air, double height, double speed, double dt) {
    smooth(x, dt);
    demand(x, air, height, speed);
    double v = Math.max(LEAST_SPEED, air.speed);

    // T = D + (m/V)(Ė_c + k (Ė_c − Ė) + i), u from the inverse of T(u, V)
    double excess = totalWanted - total;
    double thrust =
        drag(v) + mass / v * (totalWanted + settings.totalGain() * excess + totalIntegral);
    double wanted = propeller.throttleFor(thrust, air.forward);
    boolean stuck = (wanted >= 1 && excess > 0) || (wanted <= 0 && excess < 0);
    if (!stuck) totalIntegral += dt * settings.totalIntegral() * excess;
    double step = settings.throttleRate() * dt;
    throttle = Math.clamp(wanted, Math.max(0, throttle - step), Math.min(1, throttle + step));

    steer(v, dt);
  }

  /** Holds an airspeed without thrust. */
  void glide(NavState x, Airflow air, double speed, double dt) {
    smooth(x, dt);
    double v = Math.max(LEAST_SPEED, air.speed);

    // all the balance is speed: B = −2 V V̇
    double wantedAcceleration = Math.clamp(
        settings.speed() * (speed - air.speed),
        -settings.mostAcceleration(),
        settings.mostAcceleration());
    balanceWanted = -2 * v * wantedAcceleration;
    balance = -2 * v * acceleration;
    throttle = 0;
    steer(v, dt);
  }

  /** θ = θ_trim(V) + (B_c + k (B_c − B) + i)/(g V). */
  private void steer(double v, double dt) {
    double excess = balanceWanted - balance;
    double wanted = trim(v)
        + (balanceWanted + settings.balanceGain() * excess + balanceIntegral) / (GRAVITY * v);
    boolean stuck = (wanted >= settings.mostPitch() && excess > 0)
        || (wanted <= settings.leastPitch() && excess < 0);
    if (!stuck) balanceIntegral += dt * settings.balanceIntegral() * excess;
    double limited = Math.clamp(wanted, settings.leastPitch(), settings.mostPitch());
    double step = settings.pitchRate() * dt;
    pitch = Math.clamp(limited, pitch - step, pitch + step);
  }

  private void demand(NavState x, Airflow air, double height, double speed) {
    double v = Math.max(LEAST_SPEED, air.speed);
    double climb = Math.clamp(
        settings.height() * (height - x.height), -settings.mostSink(), settings.mostClimb());
    double gain = Math.clamp(
        settings.speed() * (speed - air.speed),
        -settings.mostAcceleration(),
        settings.mostAcceleration());

    // Ė = g ḣ + V V̇, B = g ḣ − V V̇
    totalWanted = GRAVITY * climb + v * gain;
    balanceWanted = GRAVITY * climb - v * gain;
    total = GRAVITY * x.v_WB.getZ() + v * acceleration;
    balance = GRAVITY * x.v_WB.getZ() - v * acceleration;
  }

  private void smooth(NavState x, double dt) {
    acceleration += (alongPath(x) - acceleration) * dt / (SMOOTHING + dt);
  }

  /** V̇: acceleration along the path through the air, while the wind is steady. */
  private static double alongPath(NavState x) {
    double vx = x.v_WB.getX() - x.wind_W.getX();
    double vy = x.v_WB.getY() - x.wind_W.getY();
    double vz = x.v_WB.getZ();
    double v = Math.sqrt(vx * vx + vy * vy + vz * vz);
    if (v < 1) return 0;
    return (vx * x.a_WB_W.getX() + vy * x.a_WB_W.getY() + vz * x.a_WB_W.getZ()) / v;
  }

  private double drag(double v) {
    return settings.drag() * 0.5 * ThrustModel.DENSITY * v * v * area;
  }

  /** Pitch of level flight, from the lift that the weight needs. */
  private double trim(double v) {
    double lift = mass * GRAVITY / (0.5 * ThrustModel.DENSITY * v * v * area);
    return (lift - settings.levelLift()) / settings.liftSlope();
  }
}
