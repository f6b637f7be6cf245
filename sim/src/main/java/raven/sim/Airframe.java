package raven.sim;

import raven.hal.ActuatorFrame;
import raven.robot.Robot;
import raven.sim.air.Aerodynamics;
import raven.sim.air.BluffDrag;
import raven.sim.air.Wind;
import raven.sim.body.ArticulatedBody;
import raven.sim.drive.BatteryModel;
import raven.sim.drive.EnergyAccount;
import raven.sim.drive.PropellerModel;
import raven.sim.drive.ServoModel;

/** What the air does to the robot, and what of the robot acts on the air: propeller, surfaces, wing, tail, drag of trunk and legs. */
final class Airframe {
  /** Legs whose airspeed squared is below this feel no drag worth computing [m2/s2]. */
  private static final double STILL_AIR = 0.02;

  private final Aerodynamics air;
  private final PropellerModel propeller;
  private final BatteryModel battery;
  private final ServoModel elevator;
  private final ServoModel rudder;
  private final ServoModel aileron;
  private final double legLength;
  private double legsSupplied;
  private final double tarsusLength;

  private final double[] wind_W = new double[3];
  private final double[] v_B = new double[3];
  private final double[] w_B = new double[3];
  private final double[] surfaces = new double[3];
  private final double[] wrench_B = new double[6];
  private final double[] from = new double[3];
  private final double[] to = new double[3];
  private final double[] middle = new double[3];
  private final double[] drag = new double[3];

  Airframe(Robot robot, BatteryModel battery) {
    this.battery = battery;
    air = new Aerodynamics(robot);
    propeller = new PropellerModel(robot.propeller());
    elevator = new ServoModel(robot.surfaceServo(), robot.tail().stabilator().limit());
    rudder = new ServoModel(robot.surfaceServo(), robot.tail().fin().limit());
    aileron = new ServoModel(robot.surfaceServo(), robot.wing().aileronLimit());
    legLength = robot.legs().thigh().length();
    tarsusLength = robot.legs().tarsus().length();
  }

  /** Advances servos, propeller and battery by h and evaluates the wrench for the plant. */
  void step(Plant plant, ActuatorFrame command, Wind wind, double h) {
    elevator.step(command.elevator, h);
    rudder.step(command.rudder, h);
    aileron.step(command.aileron, h);
    propeller.step(command.enabled ? command.throttle : 0, battery.voltage, h);
    double turning = propeller.electricPower(air.shaftPower());
    EnergyAccount account = plant.account;
    account.add(EnergyAccount.PROPELLER, h * turning);
    account.add(EnergyAccount.SHAFT, h * air.shaftPower());
    account.add(EnergyAccount.PROPELLER_MOTOR, h * propeller.lostPower(air.shaftPower()));
    // the legs' energy of the time since the last call, to be delivered until the next
    double legs = account.of(EnergyAccount.LEGS);
    battery.step((legs - legsSupplied) / h + turning, h);
    legsSupplied = legs;
    plant.voltage = battery.voltage;

    ArticulatedBody body = plant.body;
    wind.at(body.position(RobotModel.TRUNK, 2), wind_W);
    for (int k = 0; k < 3; k++) {
      v_B[k] = 0;
      for (int j = 0; j < 3; j++) {
        v_B[k] += body.rotation(RobotModel.TRUNK, j, k) * (plant.qvel[j] - wind_W[j]);
      }
      w_B[k] = plant.qvel[3 + k];
    }
    surfaces[Aerodynamics.ELEVATOR] = elevator.angle;
    surfaces[Aerodynamics.RUDDER] = rudder.angle;
    surfaces[Aerodynamics.AILERON] = aileron.angle;
    air.evaluate(v_B, w_B, surfaces, propeller.speed, wrench_B);
    propeller.addReaction(w_B, wrench_B);
    for (int k = 0; k < 3; k++) {
      plant.wrench[k] = 0;
      plant.wrench[3 + k] = 0;
      for (int j = 0; j < 3; j++) {
        plant.wrench[k] += body.rotation(RobotModel.TRUNK, k, j) * wrench_B[j];
        plant.wrench[3 + k] += body.rotation(RobotModel.TRUNK, k, j) * wrench_B[3 + j];
      }
    }
    legs(plant);
  }

  /** Drag of thighs, tarsi and feet, carried over to the trunk's origin; the feet are taken to move with the trunk. */
  private void legs(Plant plant) {
    if (airspeed2(plant) < STILL_AIR) {
      return;
    }
    ArticulatedBody body = plant.body;
    for (int leg = 0; leg < 2; leg++) {
      segment(plant, body, RobotModel.thigh(leg), legLength);
      segment(plant, body, RobotModel.tarsus(leg), tarsusLength);
      for (int k = 0; k < 3; k++) {
        from[k] = body.position(RobotModel.foot(leg), k);
        middle[k] = plant.qvel[k] - wind_W[k];
      }
      BluffDrag.foot(middle, drag);
      add(plant, from[0], from[1], from[2]);
    }
  }

  private double airspeed2(Plant plant) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      double v = plant.qvel[k] - wind_W[k];
      sum += v * v;
    }
    return sum;
  }

  private void segment(Plant plant, ArticulatedBody body, int link, double length) {
    body.offset(link, 0, 0, -length, to, 0);
    body.velocity(link, 0.5 * to[0], 0.5 * to[1], 0.5 * to[2], middle, 0);
    for (int k = 0; k < 3; k++) {
      from[k] = body.position(link, k);
      to[k] += from[k];
      middle[k] -= wind_W[k];
    }
    BluffDrag.segment(from, to, middle, drag);
    add(plant, 0.5 * (from[0] + to[0]), 0.5 * (from[1] + to[1]), 0.5 * (from[2] + to[2]));
  }

  private void add(Plant plant, double x, double y, double z) {
    double rx = x - plant.qpos[0];
    double ry = y - plant.qpos[1];
    double rz = z - plant.qpos[2];
    plant.wrench[0] += drag[0];
    plant.wrench[1] += drag[1];
    plant.wrench[2] += drag[2];
    plant.wrench[3] += ry * drag[2] - rz * drag[1];
    plant.wrench[4] += rz * drag[0] - rx * drag[2];
    plant.wrench[5] += rx * drag[1] - ry * drag[0];
  }

  /** Air flow along body x at the nose [m/s]. */
  double flow() {
    return v_B[0];
  }

  /** Energy of the spinning propeller and its motor [J]. */
  double spinEnergy() {
    return propeller.energy();
  }

  /** Speed of the propeller [rev/s]. */
  double propellerSpeed() {
    return propeller.speed;
  }

  double thrust() {
    return air.thrust();
  }

  double inducedSpeed() {
    return air.inducedSpeed();
  }
}
