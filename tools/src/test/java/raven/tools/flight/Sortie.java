package raven.tools.flight;

import raven.flight.Flight;
import raven.flight.FlightSettings;
import raven.hal.ActuatorFrame;
import raven.robot.Robot;
import raven.sim.air.Wind;
import raven.sim.noise.Noise;
import raven.state.Attitude;
import raven.state.Health;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/** One flight from feet-off through climb and cruise, with what an estimator would get wrong; what it reached is left in the fields. */
final class Sortie {
  private static final int STEPS_PER_TICK = 4;
  private static final double DEGREE = Math.PI / 180;

  /** What differs from one sortie to the next. */
  static final class Conditions {
    long seed = 1;
    double wind;
    double windTowards;
    double speed = 2.3;
    double launchAngle = 55 * DEGREE;
    double pitch = 57 * DEGREE;
    double legs = 90 * DEGREE;
    double spin = Math.sqrt(0.85);
    double cruiseHeight = 4;
    double cruiseSpeed = 9.5;
    double cruise = 8;
    boolean airspeed = true;
    boolean noise = true;
    Health health = Health.GOOD;
    double glideAfter = Double.POSITIVE_INFINITY;
  }

  private final Conditions with;
  final FlightModel model;
  private final Flight flight;
  private final NavState x = new NavState();
  private final ActuatorFrame out = new ActuatorFrame();

  // errors of the estimate, fixed for the flight
  private final Noise noise;
  private final double pitchError;
  private final double rollError;
  private final double speedScale;
  private final double[] gyroBias = new double[3];

  double lowest = Double.POSITIVE_INFINITY;
  double liftOff;
  double fastAfter = Double.NaN;
  double handoverAfter = Double.NaN;
  double handoverHeight;
  double pathLength;
  double greatestBank;
  double throttleBump;
  double elevatorBump;
  double handoverLoss;

  // the glide, once it is steady
  double glideSpeed;
  double glideSink;

  // the last five seconds of cruise
  double heightError;
  double speedError;
  double worstHeight;
  double worstSpeed;

  Sortie(Robot robot, FlightSettings settings, Conditions with) {
    this.with = with;
    noise = new Noise(with.seed, "estimate");
    pitchError = with.noise ? noise.gaussian(1.0 * DEGREE) : 0;
    rollError = with.noise ? noise.gaussian(1.0 * DEGREE) : 0;
    speedScale = with.noise ? 1 + noise.gaussian(0.03) : 1;
    for (int i = 0; i < 3; i++) {
      gyroBias[i] = with.noise ? noise.gaussian(0.005) : 0;
    }
    Wind wind =
        new Wind(with.wind, with.windTowards, with.noise ? 0.3 : 0, new Noise(with.seed, "wind"));
    model = new FlightModel(robot, wind);
    flight = new Flight(robot, settings);
  }

  /** Flies it; false when it hit the ground. */
  boolean fly(double vStall) {
    model.launch(0.33, with.speed, with.launchAngle, 0, with.pitch, with.legs, with.spin);
    liftOff = model.p[2];
    out.throttle = with.spin * with.spin;
    sense();
    flight.beginClimb(x, out);

    boolean cruising = false;
    boolean gliding = false;
    int count = 0;
    int glideCount = 0;
    double end = 12;
    while (model.time < end) {
      sense();
      double throttleBefore = out.throttle;
      double elevatorBefore = out.elevator;
      boolean begins = !cruising && flight.readyForCruise();
      if (begins) {
        cruising = true;
        handoverAfter = model.time;
        handoverHeight = model.p[2];
        end = model.time + with.cruise;
        flight.beginCruise(x, out, 0, with.cruiseHeight, with.cruiseSpeed);
      }
      if (cruising && !gliding && model.time > handoverAfter + with.glideAfter) {
        gliding = true;
        flight.beginGlide(x, out);
      }
      if (gliding) flight.glide(x, out);
      else if (cruising) flight.cruise(x, out);
      else flight.climb(x, out);
      if (begins) {
        throttleBump = Math.abs(out.throttle - throttleBefore);
        elevatorBump = Math.abs(out.elevator - elevatorBefore);
      }
      for (int i = 0; i < STEPS_PER_TICK; i++) {
        model.step(out);
      }

      // what came of it
      double airspeed = model.airspeed();
      lowest = Math.min(lowest, model.p[2]);
      if (Double.isNaN(fastAfter) && airspeed > 1.2 * vStall) {
        fastAfter = model.time;
        pathLength = model.p[0];
      }
      if (cruising && model.time < handoverAfter + 2) {
        handoverLoss = Math.max(handoverLoss, handoverHeight - model.p[2]);
      }
      greatestBank = Math.max(greatestBank, Math.abs(Attitude.roll(x.q_WB)));
      if (cruising && model.time > end - 5) {
        count++;
        double dh = x.p_WB.getZ() - with.cruiseHeight;
        double dv = airspeed - with.cruiseSpeed;
        heightError += dh;
        speedError += dv;
        worstHeight = Math.max(worstHeight, Math.abs(dh));
        worstSpeed = Math.max(worstSpeed, Math.abs(dv));
      }
      if (gliding && model.time > handoverAfter + with.glideAfter + 2.5) {
        glideCount++;
        glideSpeed += airspeed;
        glideSink -= model.v[2];
      }
      if (model.p[2] < 0.1) return false;
    }
    heightError /= Math.max(1, count);
    speedError /= Math.max(1, count);
    glideSpeed /= Math.max(1, glideCount);
    glideSink /= Math.max(1, glideCount);
    return cruising;
  }

  private void sense() {
    model.fill(x);
    x.health = with.health;
    x.airspeed = Math.max(0, model.axialSpeed() * speedScale + error(0.2));
    x.airspeedGood = with.airspeed && x.airspeed > 3.5;
    if (!x.airspeedGood) {
      // ground velocity along body x
      Vector3D forward = new Vector3D(1, 0, 0);
      x.q_WB.transform(forward);
      x.airspeed = forward.dot(x.v_WB);
    }
    if (!with.noise) return;
    x.q_WB.appendPitchRotation(-pitchError);
    x.q_WB.appendRollRotation(rollError);
    x.w_WB_B.add(gyroBias[0] + error(0.01), gyroBias[1] + error(0.01), gyroBias[2] + error(0.01));
    x.v_WB.add(error(0.05), error(0.05), error(0.05));
    x.a_WB_W.add(error(0.2), error(0.2), error(0.2));
    x.height += error(0.03);
  }

  private double error(double sigma) {
    return with.noise ? noise.gaussian(sigma) : 0;
  }
}
