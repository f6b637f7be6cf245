package raven.flight;

import raven.robot.Propeller;

/**
 * What the propeller does now, as far as the controller can tell without measuring it: its speed follows the command with its lag, thrust
 * falls with airspeed, momentum theory gives the jet.
 */
final class ThrustModel {
  /** Density of air [kg/m3]. */
  static final double DENSITY = 1.225;

  private static final double INDUCED_LOSS = 1.15;

  private final Propeller propeller;
  private final double area;
  private final double profilePower;

  /** Speed over reference speed. */
  private double ratio;

  /** Thrust [N], induced speed [m/s], torque on the air [N m], spin momentum [N m s]. */
  double thrust;

  double inducedSpeed;
  double torque;
  double momentum;

  ThrustModel(Propeller propeller) {
    this.propeller = propeller;
    area = Math.PI * propeller.diameter() * propeller.diameter() / 4;
    double ideal =
        propeller.staticThrust() * Math.sqrt(propeller.staticThrust() / (2 * DENSITY * area));
    profilePower = Math.max(0, ideal / propeller.figureOfMerit() - INDUCED_LOSS * ideal);
  }

  /** Assumes that the propeller turns as commanded. */
  void begin(double throttle) {
    ratio = Math.sqrt(Math.max(0, throttle));
  }

  /** Follows the command last given. */
  void update(double throttle, double axialSpeed, double dt) {
    ratio += (Math.sqrt(Math.max(0, throttle)) - ratio) * dt / (propeller.lag() + dt);
    double v = Math.max(0, axialSpeed);

    // T = T₀ r (r − V/Vₚ), vᵢ = −V/2 + √(V²/4 + T/2ρA)
    thrust = Math.max(0, propeller.staticThrust() * ratio * (ratio - v / propeller.pitchSpeed()));
    inducedSpeed = -v / 2 + Math.sqrt(v * v / 4 + thrust / (2 * DENSITY * area));

    double omega = 2 * Math.PI * propeller.referenceSpeed() * ratio;
    double power =
        INDUCED_LOSS * thrust * (v + inducedSpeed) + profilePower * ratio * ratio * ratio;
    torque = omega > 1 ? power / omega : 0;
    momentum = propeller.inertia() * omega;
  }

  /** Command that gives a thrust in steady flight: the inverse of T(r, V), u = r². */
  double throttleFor(double wanted, double axialSpeed) {
    double advance = Math.max(0, axialSpeed) / propeller.pitchSpeed();
    double root = advance * advance + 4 * wanted / propeller.staticThrust();
    if (wanted <= 0 || root <= 0) return 0;
    double r = (advance + Math.sqrt(root)) / 2;
    return Math.min(1, r * r);
  }

  /** Thrust of a command in steady flight: T(r, V). */
  double thrustOf(double throttle, double axialSpeed) {
    double r = Math.sqrt(Math.max(0, throttle));
    return propeller.staticThrust() * r * (r - Math.max(0, axialSpeed) / propeller.pitchSpeed());
  }

  /** Share of the torque that reaches the airframe, times the torque [N m]. */
  double rollingMoment() {
    return (1 - propeller.swirlRecovery()) * torque;
  }
}
