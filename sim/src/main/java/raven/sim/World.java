package raven.sim;

import raven.hal.ActuatorFrame;
import raven.hal.ActuatorPort;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.hal.SensorPort;
import raven.math.Trig;
import raven.mission.Mission;
import raven.robot.Point;
import raven.robot.Robot;
import raven.sim.air.Wind;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Contact;
import raven.sim.body.Ground;
import raven.sim.body.Touch;
import raven.sim.drive.BatteryModel;
import raven.sim.noise.Noise;
import raven.sim.sense.AirspeedSensor;
import raven.sim.sense.BarometerSensor;
import raven.sim.sense.FootSensor;
import raven.sim.sense.ImuSensor;
import raven.sim.sense.JointSensor;
import raven.sim.sense.MagneticSensor;
import raven.sim.sense.PowerSensor;
import raven.sim.sense.RangeSensor;
import raven.sim.spread.Truth;

/**
 * Body, world and sensors behind the robot's own ports, in lockstep: {@link #read} senses now, {@link #write} takes the answer and lets one
 * tick pass. A seed determines everything to the bit. Not thread-safe.
 */
public final class World implements SensorPort, ActuatorPort {
  /** Control period [s]. */
  public static final double TICK = 0.002;

  /** Air, sensors and referee look at the body so many times a tick; the engine divides these steps as it needs. */
  private static final int STEPS = 2;

  private static final double STEP = TICK / STEPS;

  private static final Contact.Group[] GROUND_FORCES = {
    Contact.Group.LEFT_FOOT, Contact.Group.RIGHT_FOOT, Contact.Group.TAIL
  };

  private final Truth truth;
  private final Robot robot;
  private final Ground ground;
  private final Wind wind;
  private final BatteryModel battery;
  private final Airframe airframe;
  final Plant plant;
  private final Delayed commands;

  private final ImuSensor imu;
  private final JointSensor[] joints = new JointSensor[JointId.COUNT];
  private final FootSensor[] feet = new FootSensor[2];
  private final BarometerSensor barometer;
  private final AirspeedSensor airspeed;
  private final RangeSensor range;
  private final MagneticSensor magnetometer;
  private final PowerSensor power;

  private final EnergyBalance energy;

  /** What the drivers make of a command. */
  private final ActuatorFrame made = new ActuatorFrame();

  private final Referee referee;
  private final double[] offset = new double[3];

  /** Angular velocity of the trunk before the step, body axes [rad/s]. */
  private final double[] turning = new double[3];

  private long ticks;

  /** A hand keeps the robot in place until its drivers are powered. */
  private boolean held = true;

  /** A robot and a course that are as the files say, moved by RAVEN's own mechanics. */
  public World(Robot robot, Mission mission, long seed) {
    this(Truth.of(robot, mission), seed, EngineChoice.RAVEN);
  }

  public World(Truth truth, long seed, EngineChoice engine) {
    this.truth = truth;
    robot = truth.robot();
    Mission mission = truth.mission();
    ground = new Ground(mission.course());
    battery = new BatteryModel(robot.battery());
    airframe = new Airframe(robot, battery);
    plant = new Plant(robot, ground);
    if (engine == EngineChoice.MUJOCO) plant.use(new MujocoEngine(robot, ground, plant));
    commands = new Delayed(robot.legs().hip().motor().delay());
    Noise draw = new Noise(seed, "world");
    Mission.Wind weather = mission.wind();
    double towards = weather.anyDirection() ? draw.uniform(-Math.PI, Math.PI) : weather.towards();
    wind = new Wind(weather.speed(), towards, weather.gust(), new Noise(seed, "wind"));
    Start.rest(robot, plant, ground, draw);
    energy = new EnergyBalance(plant, airframe, battery);
    imu = new ImuSensor(robot.sensors().imu(), seed);
    for (int j = 0; j < joints.length; j++) {
      joints[j] = new JointSensor(robot.sensors().joint(), seed, JointId.values()[j].name());
    }
    feet[0] = new FootSensor(robot.sensors().toe(), seed, "left foot");
    feet[1] = new FootSensor(robot.sensors().toe(), seed, "right foot");
    barometer = new BarometerSensor(robot.sensors().barometer(), seed);
    airspeed = new AirspeedSensor(robot.sensors().airspeed(), seed);
    range = new RangeSensor(robot.sensors().ranger(), seed);
    magnetometer = new MagneticSensor(robot.sensors().magnetometer(), seed);
    power = new PowerSensor(robot.sensors().power(), seed);
    referee = new Referee(robot, mission, this);
    advance();
  }

  /** Time since the start [s]. */
  public double time() {
    return ticks * TICK;
  }

  public Ground ground() {
    return ground;
  }

  /** The true pose: position 3, quaternion 4, then hip, ankle and toe of the left and of the right leg. */
  public void pose(double[] q) {
    System.arraycopy(plant.qpos, 0, q, 0, plant.qpos.length);
  }

  /** True rates: velocity 3 in world axes, angular rate 3 in body axes, then those of the joints in the order of {@link #pose}. */
  public void velocity(double[] v) {
    System.arraycopy(plant.qvel, 0, v, 0, plant.qvel.length);
  }

  /** Load on a foot across the ground, 0 left, 1 right [N]. */
  public double footLoad(int leg) {
    return plant.touch().load(leg == 0 ? Contact.Group.LEFT_FOOT : Contact.Group.RIGHT_FOOT);
  }

  /**
   * What the ground does to the feet and the tail, world axes: of left foot, right foot and tail the force 3 [N] and the point 3 at which it
   * acts [m], the mean of its contacts weighed by load. Without contact the force is zero and the point NaN.
   */
  public void groundForces(double[] out) {
    Touch touch = plant.touch();
    for (int part = 0; part < 3; part++) {
      Contact.Group group = GROUND_FORCES[part];
      double load = 0;
      for (int k = 0; k < 6; k++) out[6 * part + k] = 0;
      for (int c = 0; c < touch.active(); c++) {
        if (touch.group(c) != group) continue;
        double normal = touch.normalForce(c);
        load += normal;
        for (int k = 0; k < 3; k++) {
          out[6 * part + k] += touch.forceOn(c, k);
          out[6 * part + 3 + k] += normal * touch.position(c, k);
        }
      }
      for (int k = 3; k < 6; k++) out[6 * part + k] /= load;
    }
  }

  /** True flow of the air along body x [m/s]. */
  public double airspeed() {
    return airframe.flow();
  }

  /** Watches the truth. */
  public Referee referee() {
    return referee;
  }

  @Override
  public boolean read(SensorFrame frame) {
    double time = time();
    frame.time = time;
    imu.read(time, frame.imu);
    for (int j = 0; j < joints.length; j++) {
      joints[j].read(
          time,
          plant.jointAngle(j),
          plant.jointRate(j),
          plant.joints.motors[j].current / truth.torque(),
          frame.joints[j]);
    }
    feet[0].read(
        time, plant.toeAngle(0), plant.touch().load(Contact.Group.LEFT_FOOT), frame.feet[0]);
    feet[1].read(
        time, plant.toeAngle(1), plant.touch().load(Contact.Group.RIGHT_FOOT), frame.feet[1]);
    double height = plant.qpos[2];
    barometer.read(
        time,
        height,
        height - ground.height(plant.qpos[0]),
        2 * airframe.inducedSpeed(),
        frame.barometer);
    airspeed.read(time, airframe.flow(), frame.airspeed);
    range.read(time, beam(), frame.range);
    double[] q = plant.qpos;
    magnetometer.read(time, q[3], q[4], q[5], q[6], frame.magnetic);
    power.read(battery.voltage, battery.current, frame.battery);
    power.read(airframe.propellerSpeed(), frame.esc);
    return true;
  }

  @Override
  public void write(ActuatorFrame frame) {
    made.set(frame);
    for (ActuatorFrame.Joint joint : made.joints) {
      joint.torque *= truth.torque();
      joint.kp *= truth.torque();
      joint.kd *= truth.torque();
    }
    commands.send(made, time());
    advance();
  }

  private void advance() {
    for (int i = 0; i < STEPS; i++) {
      double now = time() + i * STEP;
      ActuatorFrame command = commands.at(now);
      plant.command = command;
      wind.step(STEP);
      airframe.step(plant, command, wind, STEP);
      System.arraycopy(plant.qvel, 3, turning, 0, 3);
      shove(now);
      if (held) {
        held = !command.enabled;
      }
      if (held) {
        plant.hold();
      } else {
        plant.step(STEP);
      }
      feel();
      referee.watch(now + STEP, STEP);
    }
    ticks++;
  }

  private void shove(double now) {
    double force = truth.push().force(now);
    if (force == 0) return;
    plant.wrench[0] += force * Trig.cos(truth.push().towards());
    plant.wrench[1] += force * Trig.sin(truth.push().towards());
  }

  private void feel() {
    ArticulatedBody body = plant.body;
    double fx = 0;
    double fy = 0;
    double fz = 0;
    for (int j = 0; j < 3; j++) {
      double f = plant.specificForce(j);
      fx += body.rotation(RobotModel.TRUNK, j, 0) * f;
      fy += body.rotation(RobotModel.TRUNK, j, 1) * f;
      fz += body.rotation(RobotModel.TRUNK, j, 2) * f;
    }
    imu.feel(
        STEP,
        0.5 * (turning[0] + plant.qvel[3]),
        0.5 * (turning[1] + plant.qvel[4]),
        0.5 * (turning[2] + plant.qvel[5]),
        fx,
        fy,
        fz);
  }

  /** Distance along the ranger's beam to the ground [m]. */
  private double beam() {
    Point mount = robot.sensors().ranger().mount();
    double tilt = robot.sensors().ranger().tilt();
    plant.body.offset(RobotModel.TRUNK, mount.x(), mount.y(), mount.z(), offset, 0);
    double px = plant.qpos[0] + offset[0];
    double pz = plant.qpos[2] + offset[2];
    plant.body.offset(RobotModel.TRUNK, Trig.cos(tilt), 0, -Trig.sin(tilt), offset, 0);
    return ground.ray(px, pz, offset[0], offset[2]);
  }

  /** Of the propeller, along body x [N]. */
  public double thrust() {
    return airframe.thrust();
  }

  EnergyBalance energy() {
    return energy;
  }

  double electricEnergy() {
    return battery.energy;
  }

  double flow() {
    return airframe.flow();
  }
}
