package raven.sim;

import raven.hal.ActuatorFrame;
import raven.robot.Robot;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Centroid;
import raven.sim.body.Contact;
import raven.sim.body.Ground;
import raven.sim.body.Loads;
import raven.sim.body.Touch;
import raven.sim.drive.EnergyAccount;

/** The robot's body: twelve degrees of freedom under the torques of its joints, the wrench of the air and the ground, moved by an engine. */
final class Plant implements Loads {
  final double[] qpos = new double[13];
  final double[] qvel = new double[12];

  /** Kinematics and dynamics, always set to the present state. */
  final ArticulatedBody body;

  final Joints joints;

  /** Books what motors, dampers, ground and air do to the body. */
  final EnergyAccount account = new EnergyAccount();

  private final Centroid centroid = new Centroid();
  private final OwnEngine own;
  private Engine engine;

  /** Command in force. */
  ActuatorFrame command = new ActuatorFrame();

  /** Battery voltage at the motors [V]. */
  double voltage;

  /** Wrench of the air and the propeller on the trunk about its origin, world axes: force 3 [N], moment 3 [N m]. */
  final double[] wrench = new double[6];

  Plant(Robot robot, Ground ground) {
    body = new ArticulatedBody(RobotModel.tree(robot));
    joints = new Joints(robot.legs(), body, qpos, qvel);
    Contact contact = new Contact(body, ground, RobotModel.contacts(robot));
    own = new OwnEngine(qpos, qvel, body, contact, this);
    engine = own;
    qpos[3] = 1;
    voltage = robot.battery().openVoltage();
    placed();
  }

  /** RAVEN's own engine, in use unless another is. */
  OwnEngine own() {
    return own;
  }

  double jointAngle(int joint) {
    return qpos[7 + Joints.HINGE[joint]];
  }

  double jointRate(int joint) {
    return qvel[6 + Joints.HINGE[joint]];
  }

  /** Of the trunk, nose-up [rad]. */
  double pitch() {
    return StrictMath.atan2(body.rotation(0, 2, 0), body.rotation(0, 2, 2));
  }

  double toeAngle(int leg) {
    return qpos[7 + Joints.TOE[leg]];
  }

  void setJoint(int joint, double angle) {
    qpos[7 + Joints.HINGE[joint]] = angle;
  }

  void setToe(int leg, double angle) {
    qpos[7 + Joints.TOE[leg]] = angle;
  }

  /** To be called when the state was changed from outside. */
  void placed() {
    own.placed();
  }

  /** Moves the body by another engine than RAVEN's own. */
  void use(Engine other) {
    engine = other;
  }

  boolean ownEngine() {
    return engine == own;
  }

  /** What touched in the last step. */
  Touch touch() {
    return engine.touch();
  }

  /** Mean acceleration of the trunk's origin in the last step without gravity's share, world axes [m/s2]. */
  double specificForce(int component) {
    return engine.specificForce(component);
  }

  /** Nothing moves: what is felt is gravity. */
  void hold() {
    engine.hold();
  }

  /** Advances by h [s]. */
  void step(double h) {
    engine.step(h);
  }

  /** Kinetic energy, that of height and that of the springs in the joints [J]. */
  double energy() {
    centroid.read(body);
    return centroid.kineticEnergy + centroid.heightEnergy + joints.energy();
  }

  @Override
  public void apply(double h) {
    body.addForce(0, 0, 0, 0, wrench[0], wrench[1], wrench[2]);
    body.addTorque(0, wrench[3], wrench[4], wrench[5]);
    joints.apply(command, voltage, h);
  }

  @Override
  public void acted(double time, double h, double[] before, double[] after) {
    joints.book(account, time, h, before, after);
    double work = 0;
    for (int k = 0; k < 3; k++) {
      double moment = body.rotation(0, 0, k) * wrench[3]
          + body.rotation(0, 1, k) * wrench[4]
          + body.rotation(0, 2, k) * wrench[5];
      work +=
          0.5 * wrench[k] * (before[k] + after[k]) + 0.5 * moment * (before[3 + k] + after[3 + k]);
    }
    account.add(EnergyAccount.AIR_WORK, time * work);
  }

  @Override
  public void mark() {
    account.mark();
  }

  @Override
  public void rewind() {
    account.rewind();
  }
}
