package raven.estimation;

import java.util.SplittableRandom;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.robot.Sensors;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * Sensor readings of a known motion, by means of their own: the inertial unit by differencing the motion over each tick, the joints by
 * inverse kinematics of the feet. Everything an honest sensor adds comes from the robot file.
 */
final class SyntheticFlight {
  static final double TICK = 0.002;
  private static final double GRAVITY = 9.81;
  private static final double DENSITY = 1.225;

  /** Step of the differences: second derivatives to 1e-6 in double precision. */
  private static final double STEP = 1e-4;

  final SensorFrame frame = new SensorFrame();
  final Point3D p_WB = new Point3D();
  final Vector3D v_WB = new Vector3D();
  final Quaternion q_WB = new Quaternion();
  double windX;
  double propellerSpeed;

  private final Motion motion;
  private final Legs legs;
  private final Sensors sensors;
  private final SplittableRandom random;
  private final Vector3D gyroBias = new Vector3D();
  private final Vector3D accelBias = new Vector3D();
  private final double[] offset = new double[6];
  private double pressureBias;
  private final double z0;
  private int tick;

  SyntheticFlight(Motion motion, Robot robot, long seed) {
    this.motion = motion;
    legs = robot.legs();
    sensors = robot.sensors();
    random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L);
    gyroBias.set(
        gaussian(sensors.imu().gyroBias()),
        gaussian(sensors.imu().gyroBias()),
        gaussian(sensors.imu().gyroBias()));
    accelBias.set(
        gaussian(sensors.imu().accelBias()),
        gaussian(sensors.imu().accelBias()),
        gaussian(sensors.imu().accelBias()));
    for (int i = 0; i < 6; i++) {
      offset[i] = gaussian(i < 4 ? sensors.joint().offset() : sensors.toe().offset());
    }
    pressureBias = gaussian(sensors.airspeed().pressureBias());
    z0 = motion.z(0);
  }

  Vector3D bias() {
    return gyroBias;
  }

  double time() {
    return tick * TICK;
  }

  private double gaussian(double sigma) {
    return sigma * random.nextGaussian();
  }

  /** Advances a tick and fills frame and truth. */
  void next() {
    tick++;
    double t = time();
    frame.time = t;
    p_WB.set(motion.x(t), motion.y(t), motion.z(t));
    velocity(t, v_WB);
    attitude(t, q_WB);
    imu(t);
    for (int leg = 0; leg < 2; leg++) {
      leg(leg, t);
    }
    air(t);
  }

  private void velocity(double t, Vector3D v) {
    v.set(
        motion.x(t + STEP) - motion.x(t - STEP),
        motion.y(t + STEP) - motion.y(t - STEP),
        motion.z(t + STEP) - motion.z(t - STEP));
    v.scale(0.5 / STEP);
  }

  private void attitude(double t, Quaternion q) {
    q.setToZero();
    q.appendRollRotation(motion.roll(t));
    q.appendPitchRotation(-motion.pitch(t));
  }

  /** Mean rate and specific force over the tick that ends now. */
  private void imu(double t) {
    Quaternion before = new Quaternion();
    attitude(t - TICK, before);
    Quaternion turn = new Quaternion();
    turn.difference(before, q_WB);
    Vector3D rate = new Vector3D();
    turn.getRotationVector(rate);
    rate.scale(1 / TICK);

    // f = Rᵀ (Δv/Δt + g) at mid-tick
    Vector3D v0 = new Vector3D();
    velocity(t - TICK, v0);
    Vector3D force = new Vector3D();
    force.sub(v_WB, v0);
    force.scale(1 / TICK);
    force.add(0, 0, GRAVITY + motion.shock(t));
    Quaternion middle = new Quaternion();
    attitude(t - 0.5 * TICK, middle);
    middle.inverseTransform(force);

    double range = sensors.imu().accelRange();
    frame.imu.clipped = 0;
    for (int axis = 0; axis < 3; axis++) {
      if (Math.abs(force.getElement(axis)) > range) frame.imu.clipped |= 8 << axis;
    }
    force.clipToMinMax(-range, range);
    double g = sensors.imu().gyroNoise();
    double a = sensors.imu().accelNoise();
    rate.add(gyroBias);
    rate.add(gaussian(g), gaussian(g), gaussian(g));
    force.add(accelBias);
    force.add(gaussian(a), gaussian(a), gaussian(a));
    frame.imu.gyro.set(rate);
    frame.imu.accel.set(force);
    frame.imu.valid = true;
    frame.imu.fresh = true;
    frame.imu.age = 0;
  }

  private final double[] angles = new double[3];
  private final double[] earlier = new double[3];

  private void leg(int leg, double t) {
    joints(leg, t - STEP, earlier);
    joints(leg, t, angles);
    for (int i = 0; i < 2; i++) {
      SensorFrame.Joint joint = frame.joints[i == 0 ? JointId.hip(leg) : JointId.ankle(leg)];
      joint.angle = angles[i] + offset[2 * leg + i] + gaussian(sensors.joint().noise());
      joint.rate = (angles[i] - earlier[i]) / STEP + gaussian(sensors.joint().rateNoise());
      joint.valid = true;
      joint.fresh = true;
      joint.age = 0;
    }
    SensorFrame.Foot foot = frame.feet[leg];
    foot.toeAngle = angles[2] + offset[4 + leg] + gaussian(sensors.toe().noise());
    foot.pressed = motion.loaded(leg, t);
    foot.valid = true;
    foot.fresh = true;
    foot.age = 0;
  }

  /** Two equal links and the foot: ankle bend from the distance, hip from its direction. */
  private void joints(int leg, double t, double[] out) {
    double pitch = motion.pitch(t);
    double foot = motion.footPitch(leg, t);

    // from hip to toe joint, in the world's x-z plane (roll is zero when it matters)
    double dx = motion.ballX(leg, t) - legs.foot().sole() * Math.sin(foot) - motion.x(t);
    double dz = motion.ballZ(leg, t) + legs.foot().sole() * Math.cos(foot) - motion.z(t);
    double reach = Math.hypot(dx, dz) / (2 * legs.thigh().length());
    double bend = 2 * Math.acos(Math.min(1, reach));
    double f1 = Math.atan2(dz, dx) - pitch - 0.5 * bend;
    out[0] = f1 + 0.5 * Math.PI;
    out[1] = bend;
    out[2] = foot - pitch - f1 - bend;
  }

  private void air(double t) {
    frame.barometer.fresh = tick % 10 == 0;
    if (frame.barometer.fresh) {
      frame.barometer.value = motion.z(t - sensors.barometer().delay())
          - z0
          + gaussian(sensors.barometer().noise());
      frame.barometer.valid = true;
      frame.barometer.age = sensors.barometer().delay();
    } else {
      frame.barometer.age += TICK;
    }
    frame.airspeed.fresh = tick % 5 == 0;
    if (frame.airspeed.fresh) {
      double then = t - sensors.airspeed().delay();
      Vector3D u = new Vector3D();
      velocity(then, u);
      u.subX(windX);
      Quaternion q = new Quaternion();
      attitude(then, q);
      q.inverseTransform(u);
      double pressure = 0.5 * DENSITY * u.getX() * Math.abs(u.getX());
      pressure += pressureBias + gaussian(sensors.airspeed().pressureNoise());
      frame.airspeed.value = pressure > 2 ? Math.sqrt(2 * pressure / DENSITY) : 0;
      frame.airspeed.valid = true;
      frame.airspeed.age = sensors.airspeed().delay();
    } else {
      frame.airspeed.age += TICK;
    }
    frame.esc.valid = true;
    frame.esc.speed = propellerSpeed;
  }
}
