package raven.flight;

import raven.state.Attitude;
import raven.state.Health;
import raven.state.NavState;

/**
 * The law of the first second and a half after the jump, when the aircraft hangs on its propeller: full thrust, heading kept, wings level,
 * and a pitch that falls as the airspeed grows. Too little climb raises the nose, which trades acceleration for height with whatever thrust
 * and wing there are; near the stall speed the angle of attack is limited, so that the wing takes over unstalled.
 */
final class Climb {
  /** Time constant of the rate fed forward: the command itself may chatter with the noise of the climb rate [s]. */
  private static final double RATE_SMOOTHING = 0.05;

  /** Pitch never corrects more than this share of the error in path angle, or height and pitch chase each other at speed. */
  private static final double PATH_GAIN = 0.8;

  private final FlightSettings.Climb settings;
  private final double stallSpeed;

  private double since;
  private double heading;

  /** Pitch command [rad], and its smoothed rate of change [rad/s]. */
  double pitch;

  double pitchRate;

  Climb(FlightSettings.Climb settings, double stallSpeed) {
    this.settings = settings;
    this.stallSpeed = stallSpeed;
  }

  /** Begins at the attitude of this moment. */
  void begin(NavState x) {
    since = x.time;
    heading = Attitude.yaw(x.q_WB);
    pitch = Math.clamp(Attitude.pitch(x.q_WB), settings.leastPitch(), settings.mostPitch());
    pitchRate = 0;
  }

  double heading() {
    return heading;
  }

  /** Time since the feet left the ground [s]. */
  double elapsed(NavState x) {
    return x.time - since;
  }

  void update(NavState x, Airflow air, double dt) {
    double target = Math.clamp(target(x, air), settings.leastPitch(), settings.mostPitch());
    double step = settings.pitchRate() * dt;
    double before = pitch;
    pitch = Math.clamp(target, pitch - step, pitch + step);
    pitchRate += (pitch - before - dt * pitchRate) / (RATE_SMOOTHING + dt);
  }

  private double target(NavState x, Airflow air) {
    double vz = x.v_WB.getZ();
    boolean seesAir = x.airspeedGood || x.health == Health.GOOD;

    // θ = θ_slow + (θ_fast − θ_slow) f(V), corrected by climb rate
    double f = seesAir
        ? (air.speed - settings.slowSpeed()) / (settings.fastSpeed() - settings.slowSpeed())
        : (elapsed(x) - settings.blindStart()) / settings.blindDuration();
    double scheduled =
        settings.slowPitch() + (settings.fastPitch() - settings.slowPitch()) * Math.clamp(f, 0, 1);
    double gain = Math.min(settings.climbRateGain(), PATH_GAIN / Math.max(1, air.speed));
    double correction = gain * (settings.climbRate() - vz);
    double wanted = scheduled + Math.clamp(correction, -settings.noseDown(), settings.noseUp());
    if (!seesAir) return wanted;

    // θ ≤ γ + α_max, tightening towards the stall speed
    double stalls = air.speed / stallSpeed;
    if (stalls < settings.alphaFromStalls()) return wanted;
    double tight = (stalls - settings.alphaFromStalls())
        / (settings.alphaToStalls() - settings.alphaFromStalls());
    double path = Attitude.pitch(x.q_WB) - air.alpha;
    double allowed = settings.alpha() + settings.alphaExtra() * (1 - Math.clamp(tight, 0, 1));
    return Math.min(wanted, path + allowed);
  }
}
