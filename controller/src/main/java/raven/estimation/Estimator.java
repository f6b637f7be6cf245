package raven.estimation;

import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.robot.Robot;
import raven.robot.Sensors;
import raven.state.Health;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * Where am I: one error-state Kalman filter over inertial unit, legs, barometer and airspeed. The robot stands still for the first moments
 * at a known place; from then on every tick is one strapdown step, and whatever measurement is there is fused.
 */
public final class Estimator {
  /** A tick longer than this is a hole in the data [s]. */
  private static final double LONGEST_TICK = 0.05;

  /** Time constant of the toes' rates [s]. */
  private static final double TOE_FILTER = 0.003;

  private final Kalman x = new Kalman();
  private final Start start;
  private final Strapdown strapdown;
  private final EstimationSettings.Inertial inertial;
  private final Clipping clipping = new Clipping();
  private final Contacts contacts;
  private final LegGeometry[] legs = new LegGeometry[2];
  private final PlantedFoot[] feet = new PlantedFoot[2];
  private final StandingStill standingStill;
  private final LevelStart levelStart;
  private final Barometer barometer;
  private final Airspeed airspeed;
  private final RangeToGround range;
  private final Outside outside;
  private double ranged;
  private double floor;
  private final Verdict verdict;
  private final Monitor monitor;

  /** Knows attitude from the inertial unit alone: what is left when the full filter breaks. */
  private final AttitudeFilter fallBack = new AttitudeFilter(AttitudeSettings.standard(0));

  private final Vector3D nothing = new Vector3D(Double.NaN, Double.NaN, Double.NaN);

  private boolean begun;
  private boolean started;
  private double startX;
  private double startY;
  private double startYaw;
  private double time;
  private final Repetition gyroRepeats = new Repetition();
  private final Repetition accelRepeats = new Repetition();
  private double silence;
  private int tick;

  // the last good reading of the inertial unit, and a stand-in while there is none
  private final Vector3D gyro = new Vector3D();
  private final Vector3D accel = new Vector3D();

  public Estimator(Robot robot, EstimationSettings settings) {
    start = new Start(robot.sensors().imu(), settings);
    Sensors.Imu imu = robot.sensors().imu();
    inertial = settings.inertial();
    strapdown = new Strapdown(imu.gyroNoise(), imu.accelNoise(), inertial);
    contacts = new Contacts(robot.legs(), settings.foot().toeDeflection());
    for (int leg = 0; leg < 2; leg++) {
      legs[leg] = new LegGeometry(robot.legs(), leg);
      feet[leg] = new PlantedFoot(leg, legs[leg], contacts, settings);
    }
    standingStill = new StandingStill(settings.gate());
    levelStart = new LevelStart(robot, settings);
    barometer = new Barometer(robot, settings);
    airspeed = new Airspeed(robot.sensors().airspeed(), settings);
    outside = new Outside(settings);
    range = range(robot.sensors().ranger(), settings.gate());
    monitor = new Monitor(settings.gate());
    verdict = new Verdict(settings.trust());
  }

  /** The range finder of a robot. */
  private static RangeToGround range(Sensors.Ranger ranger, double gate) {
    Vector3D beam = new Vector3D(Trig.cos(ranger.tilt()), 0, -Trig.sin(ranger.tilt()));
    Vector3D mount =
        new Vector3D(ranger.mount().x(), ranger.mount().y(), ranger.mount().z());
    return new RangeToGround(mount, beam, Math.hypot(ranger.noise(), ranger.bias()), gate);
  }

  /** Begins again: the robot stands at a place, feet on z = 0, with a heading [m, rad]. */
  public void reset(double atX, double atY, double yaw) {
    startX = atX;
    startY = atY;
    startYaw = yaw;
    begun = false;
    started = false;
    silence = 0;
    gyroRepeats.reset();
    accelRepeats.reset();
    fallBack.reset();
    start.reset();
    levelStart.reset();
    contacts.reset();
    restart();
  }

  /** One tick: believes the frame as far as it deserves it, and fills the state. */
  public void update(SensorFrame in, NavState out) {
    double dt = begun ? Math.max(0, Math.min(LONGEST_TICK, in.time - time)) : 0;
    begun = true;
    time = in.time;
    tick++;

    // what the legs say
    joints(in, out, dt);
    contacts.update(in, x, started, strapdown.w_WB_B, legs, dt);

    // a silent inertial unit leaves the last rate for a while, a frozen one none, and no
    // acceleration
    gyroRepeats.take(in.imu.gyro, dt);
    accelRepeats.take(in.imu.accel, dt);
    boolean alive = !gyroRepeats.frozen() && !accelRepeats.frozen();
    boolean heard = in.imu.valid && alive && finite(in.imu.gyro) && finite(in.imu.accel);
    silence = heard ? 0 : silence + dt;
    if (heard) {
      gyro.set(in.imu.gyro);
      accel.set(in.imu.accel);
    } else {
      if (!alive || silence > Blindness.HELD) gyro.set(x.gyroBias);
      Blindness.unaccelerated(x, accel);
    }

    fallBack.update(dt, heard ? gyro : nothing, heard ? accel : nothing);

    if (started) {
      filter(in, out, heard, dt);
    } else if (heard) {
      begin(in, dt);
    }
    publish(in, out, heard ? in.imu.age : 0);
  }

  /** Estimate and covariance, for tests of consistency. */
  Kalman filter() {
    return x;
  }

  private void begin(SensorFrame in, double dt) {
    started = start.update(in, fallBack, x, startYaw, dt);
    strapdown.w_WB_B.set(gyro);
    strapdown.a_WB_W.setToZero();

    // the lowest point of the soles is on the ground
    double lowest = 0;
    for (LegGeometry leg : legs) {
      Vector3D p = leg.p_BF[leg.lowest(0, LegGeometry.POINTS, x.R[6], x.R[7], x.R[8])];
      lowest = Math.min(lowest, x.R[6] * p.getX() + x.R[7] * p.getY() + x.R[8] * p.getZ());
    }
    x.p_WB.set(startX, startY, -lowest);
    if (started) x.toGroup();
  }

  private void filter(SensorFrame in, NavState out, boolean heard, double dt) {
    // the reading stands for all samples of the tick, coning and sculling included
    strapdown.propagate(x, dt, gyro, accel);
    if (!heard) strapdown.silent(x, dt);
    clipping.take(heard ? in.imu.clipped : 0, inertial.clippedGyro(), inertial.clippedAccel());
    clipping.charge(x, strapdown, dt);
    double lag = in.imu.age;
    for (int leg = 0; leg < 2; leg++) {
      boolean known = in.joints[JointId.hip(leg)].valid
          && in.joints[JointId.ankle(leg)].valid
          && in.feet[leg].valid;
      boolean turn = (tick & 1) == leg;
      feet[leg].update(x, strapdown.w_WB_B, feet[1 - leg], known, turn, dt);
    }
    standingStill.update(
        x, in, gyro, strapdown.w_WB_B, out, feet[0].planted && feet[1].planted, dt);
    if (standingStill.still) {
      levelStart.update(x, legs);
    }
    for (int leg = 0; leg < 2; leg++) {
      if (feet[leg].planted) floor = x.p_WF[leg].getZ();
    }
    barometer.update(x, in, floor, lag, dt);
    airspeed.update(x, in, strapdown.a_WB_W, lag, dt);
    ranged += dt;
    if (in.range.valid && in.range.fresh) {
      boolean stands = feet[0].planted || feet[1].planted;
      range.fuse(x, in.range.value, in.range.age - lag, ranged, stands, strapdown.w_WB_B);
      ranged = 0;
    }
    outside.update(x, in, gyro, accel, lag, dt);
    monitor.update(x, fallBack, feet[0].planted || feet[1].planted || airspeed.good, dt);

    if (!x.sane()) {
      recover(out);
    }
  }

  /** Falls back to the last published state, upright as the attitude filter has it, with no more trust than at a start in motion. */
  private void recover(NavState last) {
    x.p_WB.set(last.p_WB);
    x.v_WB.set(last.v_WB);
    x.q_WB.set(last.q_WB);
    x.gyroBias.setToZero();
    if (fallBack.health() != Health.LOST) {
      fallBack.headedAs(last.q_WB, x.q_WB);
      fallBack.gyroBias(x.gyroBias);
    }
    x.turn(0, 0, 0);
    x.accelBias.setToZero();
    x.mounting.setToZero();
    x.wind_W.setToZero();
    x.pressureBias = 0;
    start.uncertain(x, true);
    x.inflate(Kalman.TILT, 3, 1);
    x.toGroup();
    restart();
  }

  private void restart() {
    for (PlantedFoot foot : feet) {
      foot.reset();
    }
    standingStill.reset();
    barometer.reset();
    airspeed.reset();
    range.reset();
    outside.reset();
    monitor.reset();
    clipping.reset();
    x.refused = 0;
  }

  private void joints(SensorFrame in, NavState out, double dt) {
    for (int i = 0; i < JointId.COUNT; i++) {
      SensorFrame.Joint joint = in.joints[i];
      if (joint.valid && Double.isFinite(joint.angle + joint.rate)) {
        out.jointAngle[i] = joint.angle;
        out.jointRate[i] = joint.rate;
      }
    }
    for (int leg = 0; leg < 2; leg++) {
      SensorFrame.Foot foot = in.feet[leg];
      if (foot.valid && Double.isFinite(foot.toeAngle)) {
        double rate = dt > 0 ? (foot.toeAngle - out.toeAngle[leg]) / dt : 0;
        out.toeRate[leg] += dt / (TOE_FILTER + dt) * (rate - out.toeRate[leg]);
        out.toeAngle[leg] = foot.toeAngle;
      }
      legs[leg].update(out, in.imu.valid ? in.joints[JointId.hip(leg)].age - in.imu.age : 0);
      legs[leg].seenBy(x);
    }
  }

  private void publish(SensorFrame in, NavState out, double lag) {
    out.time = in.time;

    // from the time of the inertial reading to that of the frame
    out.w_WB_B.set(strapdown.w_WB_B);
    out.a_WB_W.set(strapdown.a_WB_W);
    out.p_WB.scaleAdd(lag, x.v_WB, x.p_WB);
    out.v_WB.scaleAdd(lag, strapdown.a_WB_W, x.v_WB);
    Vector3D w = strapdown.w_WB_B;
    Rotations.turn(x.q_WB, lag * w.getX(), lag * w.getY(), lag * w.getZ(), out.q_WB);

    // R_WB = R Exp(−μ)
    Vector3D m = x.mounting;
    Rotations.turn(out.q_WB, -m.getX(), -m.getY(), -m.getZ(), out.q_WB);
    x.toBody(out.w_WB_B);
    out.height = out.p_WB.getZ();

    out.wind_W.set(x.wind_W);
    out.airspeed = airspeed.flow;
    out.airspeedGood = airspeed.good;
    for (int leg = 0; leg < 2; leg++) {
      out.contact[leg] = contacts.probability(leg);
      out.inContact[leg] = contacts.inContact[leg];
      out.slipping[leg] = feet[leg].slip.slipping;
    }
    out.health = started ? verdict.health(x, silence, airspeed.good) : Health.LOST;
    if (out.health == Health.GOOD && monitor.contradicted()) out.health = Health.DEGRADED;
  }

  private static boolean finite(Vector3D v) {
    return Double.isFinite(v.getX() + v.getY() + v.getZ());
  }
}
