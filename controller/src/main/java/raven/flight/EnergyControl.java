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

  /** Time constant with which the outputs of whoever flew before are forgotten [s]. */
  private static final double FORGETTING = 0.5;

  private final FlightSettings.Energy settings;
  private final double mass;
  private final double area;
  private final ThrustModel propeller;

  private double acceleration;
  private double totalIntegral;
  private double balanceIntegral;
  private double thrustBump;
  private double pitchBump;

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

  /** Begins without a bump: what the outputs would jump by is added to them, and forgotten. */
  void begin(
      NavState x, Airflow air, double height, double speed, double throttleNow, double pitchNow) {
    reset(x, pitchNow);
    demand(x, air, height, speed);
    double v = Math.max(LEAST_SPEED, air.speed);
    throttle = throttleNow;
    thrustBump = propeller.thrustOf(throttleNow, air.forward) - thrust(v);
    pitchBump = pitchNow - pitch(v);
  }

  /** Begins a glide at the pitch of the moment. */
  void beginGlide(NavState x, double pitchNow) {
    reset(x, pitchNow);
    throttle = 0;
  }

  private void reset(NavState x, double pitchNow) {
    acceleration = alongPath(x);
    totalIntegral = 0;
    balanceIntegral = 0;
    thrustBump = 0;
    pitchBump = 0;
    pitch = pitchNow;
  }

  /** Holds height [m] and airspeed [m/s], with a share of the rate at which pitch may be commanded. */
  void hold(NavState x, Airflow air, double height, double speed, double share, double dt) {
    smooth(x, dt);
    demand(x, air, height, speed);
    double v = Math.max(LEAST_SPEED, air.speed);

    // throttle, the inverse of T(u, V), within its rate
    double excess = totalWanted - total;
    double wanted = propeller.throttleFor(thrust(v), air.forward);
    boolean stuck = (wanted >= 1 && excess > 0) || (wanted <= 0 && excess < 0);
    if (!stuck) totalIntegral += dt * settings.totalIntegral() * excess;
    double step = settings.throttleRate() * dt;
    throttle = Math.clamp(wanted, Math.max(0, throttle - step), Math.min(1, throttle + step));

    steer(v, share, dt);
    double kept = FORGETTING / (FORGETTING + dt);
    thrustBump *= kept;
    pitchBump *= kept;
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
    steer(v, 1, dt);
  }

  private void steer(double v, double share, double dt) {
    double excess = balanceWanted - balance;
    double wanted = pitch(v);
    boolean stuck = (wanted >= settings.mostPitch() && excess > 0)
        || (wanted <= settings.leastPitch() && excess < 0);
    if (!stuck) balanceIntegral += dt * settings.balanceIntegral() * excess;
    double limited = Math.clamp(wanted, settings.leastPitch(), settings.mostPitch());
    double step = share * settings.pitchRate() * dt;
    pitch = Math.clamp(limited, pitch - step, pitch + step);
  }

  /** T = D + (m/V)(Ė_c + k (Ė_c − Ė) + i). */
  private double thrust(double v) {
    double rate = totalWanted + settings.totalGain() * (totalWanted - total) + totalIntegral;
    return drag(v) + mass / v * rate + thrustBump;
  }

  /** θ = θ_trim(V) + (B_c + k (B_c − B) + i)/(g V). */
  private double pitch(double v) {
    double rate =
        balanceWanted + settings.balanceGain() * (balanceWanted - balance) + balanceIntegral;
    return trim(v) + rate / (GRAVITY * v) + pitchBump;
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
