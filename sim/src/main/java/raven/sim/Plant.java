package raven.sim;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Contact;
import raven.sim.body.Ground;
import raven.sim.body.Rotation;
import raven.sim.body.Touch;
import raven.sim.drive.GearedMotor;

/**
 * The robot's body: twelve degrees of freedom, motors, springs and contact. In the air a step is classical Runge-Kutta of fourth order; with
 * anything touching it is linearly implicit Euler, in finer steps just after an impact.
 */
final class Plant {
  /** Hinge of the tree that each motor drives. */
  private static final int[] HINGE = {0, 1, 3, 4};

  private static final int[] TOE = {2, 5};

  /** End stops [N m/rad], [N m s/rad]. */
  static final double STOP_STIFFNESS = 60;

  static final double STOP_DAMPING = 0.05;

  /** An impact faster than this is followed in finer steps for a while [m/s], [s]. */
  private static final double IMPACT_SPEED = 0.3;

  private static final double IMPACT_TIME = 0.004;
  private static final int IMPACT_DIVISION = 4;

  final double[] qpos = new double[13];
  final double[] qvel = new double[12];
  final ArticulatedBody body;
  final Contact contact;
  final GearedMotor[] motors = new GearedMotor[JointId.COUNT];

  private final Legs legs;
  private Engine engine = new Own();
  private double impactLeft;

  /** Command in force. */
  ActuatorFrame command = new ActuatorFrame();

  /** Battery voltage at the motors [V]. */
  double voltage;

  /** Wrench of the air and the propeller on the trunk about its origin, world axes: force 3 [N], moment 3 [N m]. */
  final double[] wrench = new double[6];

  private final double[] q0 = new double[13];
  private final double[] v0 = new double[12];
  private final double[] rates = new double[12];

  /** How far a stage has turned since the step began, rotation vector in body axes [rad]. */
  private final double[] turned = new double[3];

  private final double[] vSum = new double[12];
  private final double[] aSum = new double[12];

  Plant(Robot robot, Ground ground) {
    legs = robot.legs();
    body = new ArticulatedBody(RobotModel.tree(robot));
    contact = new Contact(body, ground, RobotModel.contacts(robot));
    for (int j = 0; j < motors.length; j++) {
      motors[j] = new GearedMotor(j % 2 == 0 ? legs.hip().motor() : legs.ankle().motor());
    }
    qpos[3] = 1;
    voltage = robot.battery().openVoltage();
  }

  double jointAngle(int joint) {
    return qpos[7 + HINGE[joint]];
  }

  double jointRate(int joint) {
    return qvel[6 + HINGE[joint]];
  }

  double toeAngle(int leg) {
    return qpos[7 + TOE[leg]];
  }

  /** Electric power of the leg motors at the last step [W]. */
  double motorPower() {
    double sum = 0;
    for (GearedMotor motor : motors) {
      sum += motor.power;
    }
    return sum;
  }

  void setJoint(int joint, double angle) {
    qpos[7 + HINGE[joint]] = angle;
  }

  void setToe(int leg, double angle) {
    qpos[7 + TOE[leg]] = angle;
  }

  /** Moves the body by another engine than RAVEN's own. */
  void use(Engine other) {
    engine = other;
  }

  /** What touched in the last step. */
  Touch touch() {
    return engine.touch();
  }

  /** Acceleration of the trunk's origin without gravity's share, world axes [m/s2]. */
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

  /** RAVEN's own engine. */
  private final class Own implements Engine {
    @Override
    public void step(double h) {
      advance(h);
    }

    @Override
    public void hold() {
      body.rest();
    }

    @Override
    public double specificForce(int component) {
      return body.specificForce(component);
    }

    @Override
    public Touch touch() {
      return contact;
    }
  }

  private void advance(double h) {
    body.setState(qpos, qvel);
    int touching = contact.find();
    if (touching == 0) {
      rungeKutta(h);
      return;
    }
    if (contact.approach() > IMPACT_SPEED) {
      impactLeft = IMPACT_TIME;
    }
    if (impactLeft <= 0) {
      implicitEuler(h);
      return;
    }
    impactLeft -= h;
    implicitEuler(h / IMPACT_DIVISION);
    for (int i = 1; i < IMPACT_DIVISION; i++) {
      body.setState(qpos, qvel);
      if (contact.find() == 0) {
        rungeKutta(h / IMPACT_DIVISION);
      } else {
        implicitEuler(h / IMPACT_DIVISION);
      }
    }
  }

  private void applyWrench() {
    body.clearForces();
    body.addForce(0, 0, 0, 0, wrench[0], wrench[1], wrench[2]);
    body.addTorque(0, wrench[3], wrench[4], wrench[5]);
  }

  /** v⁺ = v + h a(q + h v⁺, v⁺), q⁺ = q + h v⁺, with the stiff terms linearised. */
  private void implicitEuler(double h) {
    applyWrench();
    jointForces(h);
    contact.solve(h);
    for (int i = 0; i < 12; i++) {
      qvel[i] += h * body.qacc[i];
    }
    advance(h, qvel, qpos);
  }

  private void rungeKutta(double h) {
    System.arraycopy(qpos, 0, q0, 0, 13);
    System.arraycopy(qvel, 0, v0, 0, 12);
    java.util.Arrays.fill(turned, 0);
    for (int stage = 0; stage < 4; stage++) {
      if (stage > 0) {
        body.setState(qpos, qvel);
      }
      applyWrench();
      jointForces(0);
      body.solve();
      System.arraycopy(qvel, 0, rates, 0, 12);
      rotationVectorRate();
      double weight = stage == 0 || stage == 3 ? 1.0 / 6 : 1.0 / 3;
      for (int i = 0; i < 12; i++) {
        vSum[i] = (stage == 0 ? 0 : vSum[i]) + weight * rates[i];
        aSum[i] = (stage == 0 ? 0 : aSum[i]) + weight * body.qacc[i];
      }
      if (stage < 3) {
        double part = stage == 2 ? h : h / 2;
        System.arraycopy(q0, 0, qpos, 0, 13);
        advance(part, rates, qpos);
        for (int k = 0; k < 3; k++) {
          turned[k] = part * rates[3 + k];
        }
        for (int i = 0; i < 12; i++) {
          qvel[i] = v0[i] + part * body.qacc[i];
        }
      }
    }
    System.arraycopy(q0, 0, qpos, 0, 13);
    advance(h, vSum, qpos);
    for (int i = 0; i < 12; i++) {
      qvel[i] = v0[i] + h * aSum[i];
    }
  }

  /** φ̇ = ω + ½ φ × ω + ¹⁄₁₂ φ × (φ × ω) (Bortz 1971): rotations do not add, without this the orientation would be of second order only. */
  private void rotationVectorRate() {
    double x = turned[0];
    double y = turned[1];
    double z = turned[2];
    double ax = y * rates[5] - z * rates[4];
    double ay = z * rates[3] - x * rates[5];
    double az = x * rates[4] - y * rates[3];
    rates[3] += ax / 2 + (y * az - z * ay) / 12;
    rates[4] += ay / 2 + (z * ax - x * az) / 12;
    rates[5] += az / 2 + (x * ay - y * ax) / 12;
  }

  private static void advance(double h, double[] velocity, double[] position) {
    for (int k = 0; k < 3; k++) {
      position[k] += h * velocity[k];
    }
    Rotation.turn(position, 3, h * velocity[3], h * velocity[4], h * velocity[5]);
    for (int j = 0; j < RobotModel.HINGES; j++) {
      position[7 + j] += h * velocity[6 + j];
    }
  }

  /** Torques of motors, springs and stops; for h &gt; 0 with their implicit inertia. */
  void jointForces(double h) {
    for (int j = 0; j < motors.length; j++) {
      int hinge = HINGE[j];
      double q = qpos[7 + hinge];
      double rate = qvel[6 + hinge];
      GearedMotor motor = motors[j];
      motor.evaluate(command.joints[j], command.enabled, q, rate, voltage);
      double torque = motor.torque;
      double k = motor.stiffness;
      double d = motor.damping;
      boolean ankle = j % 2 == 1;
      if (ankle) {
        Legs.AnkleSpring spring = legs.ankleSpring();
        if (q > spring.engagesAt()) {
          torque -= spring.stiffness() * (q - spring.engagesAt()) + spring.damping() * rate;
          k += spring.stiffness();
          d += spring.damping();
        }
      }
      Legs.Joint limits = ankle ? legs.ankle() : legs.hip();
      stop(hinge, h, q, rate, torque, k, d, limits.min(), limits.max());
    }
    for (int hinge : TOE) {
      double q = qpos[7 + hinge];
      double rate = qvel[6 + hinge];
      Legs.Toe toe = legs.toe();
      double torque = -toe.stiffness() * (q - toe.rest()) - toe.damping() * rate;
      stop(hinge, h, q, rate, torque, toe.stiffness(), toe.damping(), toe.min(), toe.max());
    }
  }

  private void stop(
      int hinge,
      double h,
      double q,
      double rate,
      double torque,
      double k,
      double d,
      double min,
      double max) {
    double t = torque;
    double stiffness = k;
    double damping = d;
    double over = q > max ? q - max : q < min ? q - min : 0;
    if (over != 0) {
      t -= STOP_STIFFNESS * over + STOP_DAMPING * rate;
      stiffness += STOP_STIFFNESS;
      damping += STOP_DAMPING;
    }
    body.torque[hinge] = t - stiffness * h * rate;
    body.implicit[hinge] = h * damping + h * h * stiffness;
  }
}
