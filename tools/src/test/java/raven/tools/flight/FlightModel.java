package raven.tools.flight;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.robot.Inertia;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.sim.air.Aerodynamics;
import raven.sim.air.BluffDrag;
import raven.sim.air.Wind;
import raven.sim.drive.BatteryModel;
import raven.sim.drive.PropellerModel;
import raven.sim.drive.ServoModel;
import raven.state.NavState;

/**
 * Six degrees of freedom of the aircraft in the air, as simple as it can be: one rigid trunk, both legs as one straight rod that follows its
 * command. What folds carries momentum: the state is the angular momentum, so that swinging legs pitch the trunk by themselves. Not the
 * simulator: it has no joints, no contact and no sensors.
 */
final class FlightModel {
  static final double STEP = 5e-4;
  private static final double GRAVITY = 9.81;
  private static final double LEG_RATE = 8;

  private final Robot robot;
  private final Aerodynamics air;
  private final Wind wind;
  final PropellerModel propeller;
  final BatteryModel battery;
  private final ServoModel[] servos = new ServoModel[3];

  private final double trunkMass;
  private final double legMass;
  private final double legArm;
  private final double legOwn;
  private final double legLength;

  // state: centre of mass, world; attitude; angular momentum about the centre of mass, world; leg
  // angle aft of body-down
  final double[] p = new double[3];
  final double[] v = new double[3];
  final double[] q = {1, 0, 0, 0};
  final double[] momentum = new double[3];
  double leg;
  double legRate;
  double time;

  // derived
  final double[] w = new double[3];
  final double[] acceleration = new double[3];
  private final double[] com = new double[3];
  private final double[] comRate = new double[3];
  private final double[] inertia = new double[4];
  private double swing;
  private final double[] r = new double[9];

  FlightModel(Robot robot, Wind wind) {
    this.robot = robot;
    this.wind = wind;
    air = new Aerodynamics(robot);
    propeller = new PropellerModel(robot.propeller());
    battery = new BatteryModel(robot.battery());
    servos[Aerodynamics.ELEVATOR] =
        new ServoModel(robot.surfaceServo(), robot.tail().stabilator().limit());
    servos[Aerodynamics.RUDDER] =
        new ServoModel(robot.surfaceServo(), robot.tail().fin().limit());
    servos[Aerodynamics.AILERON] =
        new ServoModel(robot.surfaceServo(), robot.wing().aileronLimit());

    Legs legs = robot.legs();
    double l = legs.thigh().length();
    double[] mass = {
      2 * legs.thigh().mass(), 2 * legs.tarsus().mass(), 2 * legs.foot().mass()
    };
    double[] arm = {
      legs.thigh().centreOfMass(),
      l + legs.tarsus().centreOfMass(),
      l + legs.tarsus().length()
    };
    trunkMass = robot.body().mass();
    legMass = mass[0] + mass[1] + mass[2];
    legArm = (mass[0] * arm[0] + mass[1] * arm[1] + mass[2] * arm[2]) / legMass;
    double own = 2 * (legs.thigh().inertia() + legs.tarsus().inertia());
    for (int i = 0; i < 3; i++) {
      own += mass[i] * (arm[i] - legArm) * (arm[i] - legArm);
    }
    legOwn = own;
    legLength = l + legs.tarsus().length();
  }

  /** Feet off the ground: speed along a launch angle, pitch, propeller already turning. */
  void launch(
      double height,
      double speed,
      double angle,
      double heading,
      double pitch,
      double legAngle,
      double spin) {
    p[2] = height;
    v[0] = speed * Math.cos(angle) * Math.cos(heading);
    v[1] = speed * Math.cos(angle) * Math.sin(heading);
    v[2] = speed * Math.sin(angle);
    double c = Math.cos(pitch / 2);
    double s = Math.sin(pitch / 2);
    q[0] = Math.cos(heading / 2) * c;
    q[1] = Math.sin(heading / 2) * s;
    q[2] = -Math.cos(heading / 2) * s;
    q[3] = Math.sin(heading / 2) * c;
    leg = legAngle;
    propeller.speed = spin * propeller.fastest(battery.voltage);
    derive();
  }

  /** Advances by one step under a frame. */
  void step(ActuatorFrame command) {
    servos[Aerodynamics.ELEVATOR].step(command.elevator, STEP);
    servos[Aerodynamics.RUDDER].step(command.rudder, STEP);
    servos[Aerodynamics.AILERON].step(command.aileron, STEP);
    propeller.step(command.throttle, battery.voltage, STEP);
    wind.step(STEP);

    // the rod follows the line from hip to toe, at limited acceleration
    double target =
        -command.joints[JointId.hip(0)].angle - command.joints[JointId.ankle(0)].angle / 2;
    double rate = Math.clamp((target - leg) / 0.02, -LEG_RATE, LEG_RATE);
    legRate += (rate - legRate) * STEP / 0.02;
    leg += legRate * STEP;
    derive();

    // flow at the body origin, which is not the centre of mass
    double[] wind_W = new double[3];
    wind.at(p[2], wind_W);
    double[] flow = new double[3];
    toBody(new double[] {v[0] - wind_W[0], v[1] - wind_W[1], v[2] - wind_W[2]}, flow);
    flow[0] -= w[1] * com[2] - w[2] * com[1] + comRate[0];
    flow[1] -= w[2] * com[0] - w[0] * com[2];
    flow[2] -= w[0] * com[1] - w[1] * com[0] + comRate[2];

    double[] surfaces = {
      servos[Aerodynamics.ELEVATOR].angle,
      servos[Aerodynamics.RUDDER].angle,
      servos[Aerodynamics.AILERON].angle
    };
    double[] wrench = new double[6];
    air.evaluate(flow, w, surfaces, propeller.speed, wrench);
    battery.step(propeller.electricPower(air.shaftPower()), STEP);
    propeller.addReaction(w, wrench);
    addLegDrag(flow, wrench);

    // about the centre of mass, to the world
    double[] moment = {
      wrench[3] - (com[1] * wrench[2] - com[2] * wrench[1]),
      wrench[4] - (com[2] * wrench[0] - com[0] * wrench[2]),
      wrench[5] - (com[0] * wrench[1] - com[1] * wrench[0])
    };
    double[] force_W = toWorld(wrench);
    double[] moment_W = toWorld(moment);
    double mass = trunkMass + legMass;
    for (int i = 0; i < 3; i++) {
      acceleration[i] = force_W[i] / mass - (i == 2 ? GRAVITY : 0);
      v[i] += STEP * acceleration[i];
      p[i] += STEP * v[i];
      momentum[i] += STEP * moment_W[i];
    }
    turn();
    time += STEP;
    derive();
  }

  double electricEnergy() {
    return battery.energy;
  }

  /** The truth as the flight code would like to know it. */
  void fill(NavState x) {
    x.time = time;
    x.q_WB.set(q[1], q[2], q[3], q[0]);
    x.w_WB_B.set(w[0], w[1], w[2]);
    double[] o = toWorld(com);
    x.p_WB.set(p[0] - o[0], p[1] - o[1], p[2] - o[2]);
    x.height = p[2] - o[2];
    double[] u = toWorld(new double[] {
      w[1] * com[2] - w[2] * com[1] + comRate[0],
      w[2] * com[0] - w[0] * com[2],
      w[0] * com[1] - w[1] * com[0] + comRate[2]
    });
    x.v_WB.set(v[0] - u[0], v[1] - u[1], v[2] - u[2]);
    x.a_WB_W.set(acceleration[0], acceleration[1], acceleration[2]);
    for (int l = 0; l < 2; l++) {
      x.jointAngle[JointId.hip(l)] = -leg - 0.13;
      x.jointAngle[JointId.ankle(l)] = 0.26;
    }
  }

  /** Air speed along body x. */
  double axialSpeed() {
    double[] wind_W = new double[3];
    wind.at(p[2], wind_W);
    double[] flow = new double[3];
    toBody(new double[] {v[0] - wind_W[0], v[1] - wind_W[1], v[2] - wind_W[2]}, flow);
    return flow[0];
  }

  double airspeed() {
    double[] wind_W = new double[3];
    wind.at(p[2], wind_W);
    return Math.sqrt(Math.pow(v[0] - wind_W[0], 2)
        + Math.pow(v[1] - wind_W[1], 2)
        + Math.pow(v[2] - wind_W[2], 2));
  }

  private void derive() {
    Inertia body = robot.body().inertia();
    double mass = trunkMass + legMass;
    double dx = -Math.sin(leg);
    double dz = -Math.cos(leg);
    double tx = robot.body().centreOfMass().x();
    double tz = robot.body().centreOfMass().z();
    com[0] = (trunkMass * tx + legMass * legArm * dx) / mass;
    com[2] = (trunkMass * tz + legMass * legArm * dz) / mass;
    comRate[0] = legMass * legArm * dz * legRate / mass;
    comRate[2] = -legMass * legArm * dx * legRate / mass;

    // I = I_T + μ(ρ²1 − ρρᵀ) + I_leg(1 − ddᵀ) + m_L h² on x and z
    double mu = trunkMass * legMass / mass;
    double rx = legArm * dx - tx;
    double rz = legArm * dz - tz;
    double half = robot.legs().hipSpacing() / 2;
    double apart = legMass * half * half;
    inertia[0] = body.xx() + mu * rz * rz + legOwn * (1 - dx * dx) + apart;
    inertia[1] = body.yy() + mu * (rx * rx + rz * rz) + legOwn;
    inertia[2] = body.zz() + mu * rx * rx + legOwn * (1 - dz * dz) + apart;
    inertia[3] = body.xz() - mu * rx * rz - legOwn * dx * dz;

    // H = μ (ρ × ρ')_y + I_leg, ρ' = r (dz, 0, −dx)
    swing = mu * (rz * legArm * dz + rx * legArm * dx) + legOwn;

    matrix();
    double[] h = new double[3];
    toBody(momentum, h);
    h[1] -= swing * legRate;
    double det = inertia[0] * inertia[2] - inertia[3] * inertia[3];
    w[0] = (inertia[2] * h[0] - inertia[3] * h[2]) / det;
    w[1] = h[1] / inertia[1];
    w[2] = (inertia[0] * h[2] - inertia[3] * h[0]) / det;
  }

  private void addLegDrag(double[] flow, double[] wrench) {
    double[] force = new double[3];
    for (int side = -1; side <= 1; side += 2) {
      double y = side * robot.legs().hipSpacing() / 2;
      double[] hip = {0, y, 0};
      double[] toe = {-legLength * Math.sin(leg), y, -legLength * Math.cos(leg)};
      double[] middle = {toe[0] / 2, y, toe[2] / 2};
      BluffDrag.segment(hip, toe, at(flow, middle), force);
      add(middle, force, wrench);
      BluffDrag.foot(at(flow, toe), force);
      add(toe, force, wrench);
    }
  }

  private double[] at(double[] flow, double[] s) {
    return new double[] {
      flow[0] + w[1] * s[2] - w[2] * s[1],
      flow[1] + w[2] * s[0] - w[0] * s[2],
      flow[2] + w[0] * s[1] - w[1] * s[0]
    };
  }

  private static void add(double[] s, double[] f, double[] wrench) {
    for (int i = 0; i < 3; i++) {
      wrench[i] += f[i];
    }
    wrench[3] += s[1] * f[2] - s[2] * f[1];
    wrench[4] += s[2] * f[0] - s[0] * f[2];
    wrench[5] += s[0] * f[1] - s[1] * f[0];
  }

  /** q ← q exp(ω h/2), normalised. */
  private void turn() {
    double x = w[0] * STEP / 2;
    double y = w[1] * STEP / 2;
    double z = w[2] * STEP / 2;
    double[] n = {
      q[0] - q[1] * x - q[2] * y - q[3] * z,
      q[1] + q[0] * x + q[2] * z - q[3] * y,
      q[2] + q[0] * y + q[3] * x - q[1] * z,
      q[3] + q[0] * z + q[1] * y - q[2] * x
    };
    double norm = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2] + n[3] * n[3]);
    for (int i = 0; i < 4; i++) {
      q[i] = n[i] / norm;
    }
  }

  private void matrix() {
    double a = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    r[0] = 1 - 2 * (y * y + z * z);
    r[1] = 2 * (x * y - a * z);
    r[2] = 2 * (x * z + a * y);
    r[3] = 2 * (x * y + a * z);
    r[4] = 1 - 2 * (x * x + z * z);
    r[5] = 2 * (y * z - a * x);
    r[6] = 2 * (x * z - a * y);
    r[7] = 2 * (y * z + a * x);
    r[8] = 1 - 2 * (x * x + y * y);
  }

  private void toBody(double[] a, double[] out) {
    for (int i = 0; i < 3; i++) {
      out[i] = r[i] * a[0] + r[3 + i] * a[1] + r[6 + i] * a[2];
    }
  }

  private double[] toWorld(double[] a) {
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = r[3 * i] * a[0] + r[3 * i + 1] * a[1] + r[3 * i + 2] * a[2];
    }
    return out;
  }
}
