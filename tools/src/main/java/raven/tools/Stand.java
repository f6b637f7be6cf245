package raven.tools;

import java.util.Random;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Legs;
import raven.robot.Motor;
import raven.robot.Robot;

/**
 * A simulated robot clamped to a bench: joints swing free, the body can be turned by hand, the battery sags under the propeller's motor. It is what
 * bench tests and calibrations are tried and learned on. Not thread-safe.
 */
final class Stand {
  static final double TICK = 0.002;

  /** Inertia of what hangs on a joint [kg m2] and its play [rad]. */
  private static final double LOAD = 3e-4;

  private static final double PLAY = Math.toRadians(0.4);

  private static final double GRAVITY = 9.80665;
  private static final int SUBSTEPS = 8;

  /** Share of the way to its rest that a hanging toe goes in a tick. */
  private static final double SETTLING = 0.05;

  private final Robot robot;
  private final SimulatedHardware hardware;
  private final SensorFrame truth = new SensorFrame();
  private final ActuatorFrame told = new ActuatorFrame();
  private final Random noise;
  private final double[] motor = new double[JointId.COUNT];
  private final double[] rate = new double[JointId.COUNT];
  private final double[] up = {0, 0, 1};
  private final double[] north = {1, 0, 0};
  private final EarthField earth;
  private final double[] gyroBias = new double[3];
  private final double[] toeLoad = new double[2];
  private final double[] toe = new double[2];
  private boolean hanging;
  private long ticks;

  /** On which the hidden robot is mounted and wired as {@code robot} says. */
  Stand(Robot robot, SimulatedHardware hardware, long seed) {
    this.robot = robot;
    this.hardware = hardware;
    noise = new Random(seed);
    earth = new EarthField(seed);
    for (int i = 0; i < 3; i++) {
      gyroBias[i] = robot.sensors().imu().gyroBias() * noise.nextGaussian();
    }
    for (int j = 0; j < JointId.COUNT; j++) motor[j] = middle(j);
    advance();
  }

  private double middle(int joint) {
    return joint % 2 == 0
        ? 0
        : (robot.legs().ankle().min() + robot.legs().ankle().max()) / 2;
  }

  /** Turns the body so that this axis of it points up. */
  void turn(double x, double y, double z) {
    up[0] = x;
    up[1] = y;
    up[2] = z;

    // north is somewhere across: the body's axis that is farthest from up, made level
    int far = Math.abs(x) < 0.6 ? 0 : Math.abs(y) < 0.6 ? 1 : 2;
    double length = Math.sqrt(1 - up[far] * up[far]);
    for (int i = 0; i < 3; i++) north[i] = ((i == far ? 1 : 0) - up[far] * up[i]) / length;
  }

  /** Turns the body through all directions while {@code part} goes from 0 to 1. */
  void tumble(double part) {
    double polar = Math.acos(1 - 2 * part);
    double round = 2 * Math.PI * 9 * part;
    double about = 2 * Math.PI * 5 * part;
    double[] outward = {
      Math.sin(polar) * Math.cos(round), Math.sin(polar) * Math.sin(round), Math.cos(polar)
    };
    double[] onward = {
      Math.cos(polar) * Math.cos(round), Math.cos(polar) * Math.sin(round), -Math.sin(polar)
    };
    double[] across = {-Math.sin(round), Math.cos(round), 0};
    for (int i = 0; i < 3; i++) {
      up[i] = outward[i];
      north[i] = Math.cos(about) * onward[i] + Math.sin(about) * across[i];
    }
  }

  /** Moves a limp joint by hand [rad]. */
  void move(int joint, double angle) {
    motor[joint] = angle;
    rate[joint] = 0;
  }

  /** Holds the robot up by its body: springs and weight act on the free legs, and joints and toes are felt with their sensors' noise. */
  void hang() {
    hanging = true;
  }

  /** Hangs a mass from the tip of a middle toe [kg]. */
  void load(int leg, double mass) {
    toeLoad[leg] = mass;
  }

  /** True angle of a joint [rad]. */
  double angle(int joint) {
    return motor[joint];
  }

  /** Lets one tick pass. */
  void advance() {
    hardware.told(told);
    truth.time = ++ticks * TICK;
    for (int j = 0; j < JointId.COUNT; j++) swing(j);
    for (int i = 0; i < 3; i++) {
      double gyro = gyroBias[i] + robot.sensors().imu().gyroNoise() * noise.nextGaussian();
      double accel = GRAVITY * up[i] + robot.sensors().imu().accelNoise() * noise.nextGaussian();
      truth.imu.gyro.setElement(i, gyro);
      truth.imu.accel.setElement(i, accel);
    }
    slow();
    hardware.feel(truth);
  }

  private void slow() {
    boolean round = ticks % 10 == 0;
    truth.barometer.value = robot.sensors().barometer().noise() * noise.nextGaussian();
    truth.barometer.fresh = round;
    truth.range.value = 0.3 + robot.sensors().ranger().noise() * noise.nextGaussian();
    truth.range.fresh = round;
    earth.feel(north, up, truth.magnetic);
    truth.range.valid = true;
    double throttle = hardware.throttle();
    truth.battery.current = 0.4 + 15 * throttle * throttle * throttle;
    truth.battery.voltage = robot.battery().openVoltage()
        - robot.battery().resistance() * truth.battery.current
        + robot.sensors().power().voltageNoise() * noise.nextGaussian();
    for (int leg = 0; leg < 2; leg++) {
      double felt = hanging ? robot.sensors().toe().noise() * noise.nextGaussian() : 0;
      truth.feet[leg].toeAngle = (hanging ? droop(leg) : robot.legs().toe().rest()) + felt;
    }
  }

  /** Where a hanging toe comes to rest, not at once: k (θ₀ − θ) = (m l + m_foot c) g cos φ. */
  private double droop(int leg) {
    Legs legs = robot.legs();
    if (toe[leg] == 0) toe[leg] = legs.toe().rest();
    double down = toeLoad[leg] * legs.foot().toeLength()
        + legs.foot().mass() * legs.foot().centreOfMass().x();
    double pull =
        GRAVITY * down * Math.cos(motor[2 * leg] - Math.PI / 2 + motor[2 * leg + 1] + toe[leg]);
    toe[leg] += SETTLING * (legs.toe().rest() - pull / legs.toe().stiffness() - toe[leg]);
    return toe[leg];
  }

  /** What turns a hanging ankle besides its motor: its spring, and the weight of tarsus and foot [N m]. */
  private double passive(int joint) {
    if (!hanging || joint % 2 == 0) return 0;
    Legs legs = robot.legs();
    double spring = legs.ankleSpring().stiffness()
        * Math.max(0, motor[joint] - legs.ankleSpring().engagesAt());
    double weight = GRAVITY
        * (legs.tarsus().mass() * legs.tarsus().centreOfMass()
            + legs.foot().mass() * legs.tarsus().length());
    return -spring - weight * Math.cos(motor[joint - 1] - Math.PI / 2 + motor[joint]);
  }

  /** I q̈ = kp (q* − q) + kd (q̇* − q̇) + τ − friction, within what the motor has. */
  private void swing(int joint) {
    Motor drive = (joint % 2 == 0 ? robot.legs().hip() : robot.legs().ankle()).motor();
    ActuatorFrame.Joint to = told.joints[joint];
    double inertia = drive.reflectedInertia() + LOAD;
    double h = TICK / SUBSTEPS;
    double torque = 0;
    for (int i = 0; i < SUBSTEPS; i++) {
      // the encoder sits behind the gear: within the play of it nothing is felt
      double error = to.angle - motor[joint];
      double felt = Math.signum(error) * Math.max(0, Math.abs(error) - PLAY / 2);
      torque = told.enabled
          ? Math.clamp(
              to.kp * felt + to.kd * (to.rate - rate[joint]) + to.torque,
              -drive.peakTorque(),
              drive.peakTorque())
          : 0;
      double friction = Math.clamp(rate[joint] / 0.05, -1, 1) * drive.friction();
      rate[joint] += h * (torque - friction + passive(joint)) / inertia;
      motor[joint] += h * rate[joint];
    }
    truth.joints[joint].angle = motor[joint];
    truth.joints[joint].rate = rate[joint];
    double felt = hanging ? robot.sensors().joint().currentNoise() * noise.nextGaussian() : 0;
    truth.joints[joint].current = torque / (drive.torqueConstant() * drive.gear()) + felt;
  }
}
