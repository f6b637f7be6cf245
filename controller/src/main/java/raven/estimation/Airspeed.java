package raven.estimation;

import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;
import static raven.estimation.Kalman.WIND;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Flow along body x from the pitot tube: ties ground velocity and wind together. What flies that fast hardly slips sideways, which is worth a
 * weak measurement of its own: without it bank and lateral velocity drift for as long as the flight lasts. Pressure noise makes the speed uncertain as 1/V, so that
 * the sensor is blind below a few metres per second.
 */
final class Airspeed {
  private static final double DENSITY = 1.225;

  /** Sideways flow, stretched for readings that slip alike for a second [m/s]. */
  private static final double SIDESLIP = 6;

  /** Readings in a row that make the sensor good again, and that make it bad. */
  private static final int CONVINCED = 5;

  private static final int DISCREDITED = 5;

  /** Body x component of the velocity through the air [m/s]. */
  double flow;

  boolean good;

  private final EstimationSettings.Air settings;
  private final double gate;
  private final double pressureNoise;
  private final Vector3D u_B = new Vector3D();
  private int agreed;
  private int disagreed;

  Airspeed(Sensors.Airspeed sensor, EstimationSettings settings) {
    this.settings = settings.air();
    gate = settings.gate();
    pressureNoise = Math.hypot(sensor.pressureNoise(), sensor.pressureBias());
  }

  void reset() {
    good = false;
    agreed = disagreed = 0;
  }

  void update(Kalman x, SensorFrame in, Vector3DReadOnly a_WB_W, double lag, double dt) {
    boolean windy = x.variance(WIND) > 0;
    if (windy) blow(x, dt);
    SensorFrame.Scalar reading = in.airspeed;
    if (!reading.valid || !Double.isFinite(reading.value)) {
      reset();
    } else if (reading.fresh) {
      fuse(x, reading, a_WB_W, reading.age - lag);
    }
    relative(x);
    flow = u_B.getX();
  }

  /** Wind changes, but its spread has an end: w′ = −w/τ + noise of density q, with τ = 2σ²/q² (Gauss and Markov). */
  private void blow(Kalman x, double dt) {
    double spread = settings.windSpread();
    double walk = settings.windWalk();
    double share = 1 / (1 + 0.5 * dt * walk * walk / (spread * spread));
    x.wind_W.scale(share);
    x.fade(WIND, 2, share);
    x.inflate(WIND, 2, walk * walk * dt);
  }

  private void fuse(Kalman x, SensorFrame.Scalar reading, Vector3DReadOnly a_WB_W, double age) {
    double value = reading.value;
    if (value < settings.airspeedFloor()) {
      reset();
      return;
    }

    // nothing tells of the wind before
    double wind = settings.windSpread();
    if (x.variance(WIND) == 0) x.decorrelate(WIND, 2, wind * wind);

    // V = x̂ᴮ·Rᵀ(v − w), as it was when it was measured
    relative(x);
    double[] R = x.R;
    double then =
        u_B.getX() - age * (R[0] * a_WB_W.getX() + R[3] * a_WB_W.getY() + R[6] * a_WB_W.getZ());
    x.h[VELOCITY] = R[0];
    x.h[VELOCITY + 1] = R[3];
    x.h[VELOCITY + 2] = R[6];
    x.h[WIND] = -R[0];
    x.h[WIND + 1] = -R[3];
    x.h[TILT + 1] = -u_B.getZ();
    x.h[TILT + 2] = u_B.getY();

    x.fixedToBody();

    // σ_V = σ_p / ρV
    double sigma = pressureNoise / (DENSITY * value);
    boolean believed = x.fuse(value - then, sigma * sigma, gate);
    relative(x);
    sideslip(x);
    agreed = believed ? agreed + 1 : 0;
    disagreed = believed ? 0 : disagreed + 1;
    if (agreed >= CONVINCED) {
      good = true;
    } else if (disagreed >= DISCREDITED) {
      good = false;
    }
  }

  /** 0 = ŷᴮ·Rᵀ(v − w). */
  private void sideslip(Kalman x) {
    double[] R = x.R;
    x.h[VELOCITY] = R[1];
    x.h[VELOCITY + 1] = R[4];
    x.h[VELOCITY + 2] = R[7];
    x.h[WIND] = -R[1];
    x.h[WIND + 1] = -R[4];
    x.h[TILT] = u_B.getZ();
    x.h[TILT + 2] = -u_B.getX();
    x.fixedToBody();
    x.fuse(-u_B.getY(), SIDESLIP * SIDESLIP, gate);
  }

  /** Velocity through the air, body axes. */
  private void relative(Kalman x) {
    double[] R = x.R;
    double vx = x.v_WB.getX() - x.wind_W.getX();
    double vy = x.v_WB.getY() - x.wind_W.getY();
    double vz = x.v_WB.getZ();
    u_B.set(
        R[0] * vx + R[3] * vy + R[6] * vz,
        R[1] * vx + R[4] * vy + R[7] * vz,
        R[2] * vx + R[5] * vy + R[8] * vz);
    x.toBody(u_B);
  }
}
