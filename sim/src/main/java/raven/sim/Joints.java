package raven.sim;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.robot.Legs;
import raven.sim.body.ArticulatedBody;
import raven.sim.drive.EnergyAccount;
import raven.sim.drive.GearedMotor;

/** Torques at the hinges: motors, springs, dampers and end stops, each with the slopes that let a step take it implicitly. */
final class Joints {
  /** Hinge of the tree that each motor drives. */
  static final int[] HINGE = {0, 1, 3, 4};

  static final int[] TOE = {2, 5};

  /** End stops [N m/rad], [N m s/rad]. */
  static final double STOP_STIFFNESS = 60;

  static final double STOP_DAMPING = 0.05;

  final GearedMotor[] motors = new GearedMotor[JointId.COUNT];

  private final Legs legs;
  private final ArticulatedBody body;
  private final double[] qpos;
  private final double[] qvel;

  /** Coefficient of the dampers at each hinge at the last evaluation [N m s/rad]. */
  private final double[] damper = new double[RobotModel.HINGES];

  Joints(Legs legs, ArticulatedBody body, double[] qpos, double[] qvel) {
    this.legs = legs;
    this.body = body;
    this.qpos = qpos;
    this.qvel = qvel;
    for (int j = 0; j < motors.length; j++) {
      motors[j] = new GearedMotor(j % 2 == 0 ? legs.hip().motor() : legs.ankle().motor());
    }
  }

  /** Sets the torques of the body; for h &gt; 0 with their implicit inertia. */
  void apply(ActuatorFrame command, double voltage, double h) {
    for (int j = 0; j < motors.length; j++) {
      int hinge = HINGE[j];
      double q = qpos[7 + hinge];
      double rate = qvel[6 + hinge];
      GearedMotor motor = motors[j];
      motor.evaluate(command.joints[j], command.enabled, q, rate, voltage);
      body.torque[hinge] = motor.torque - h * motor.stiffness * rate;
      body.implicit[hinge] = h * motor.damping + h * h * motor.stiffness;
      damper[hinge] = 0;
      boolean ankle = j % 2 == 1;
      Legs.AnkleSpring spring = legs.ankleSpring();
      if (ankle && q > spring.engagesAt()) {
        add(hinge, h, spring.stiffness(), q - spring.engagesAt(), spring.damping());
      }
      Legs.Joint limits = ankle ? legs.ankle() : legs.hip();
      stop(hinge, h, q, limits.min(), limits.max());
    }
    Legs.Toe toe = legs.toe();
    for (int hinge : TOE) {
      double q = qpos[7 + hinge];
      body.torque[hinge] = 0;
      body.implicit[hinge] = 0;
      damper[hinge] = 0;
      add(hinge, h, toe.stiffness(), q - toe.rest(), toe.damping());
      stop(hinge, h, q, toe.min(), toe.max());
    }
  }

  private void stop(int hinge, double h, double q, double min, double max) {
    if (q > max) {
      add(hinge, h, STOP_STIFFNESS, q - max, STOP_DAMPING);
    } else if (q < min) {
      add(hinge, h, STOP_STIFFNESS, q - min, STOP_DAMPING);
    }
  }

  /** τ = −k (x + h q̇⁺) − d q̇⁺. */
  private void add(int hinge, double h, double k, double stretch, double d) {
    double rate = qvel[6 + hinge];
    body.torque[hinge] -= k * (stretch + h * rate) + d * rate;
    body.implicit[hinge] += h * d + h * h * k;
    damper[hinge] += d;
  }

  /** Books what motors and dampers did; see {@link raven.sim.body.Loads#acted}. */
  void book(EnergyAccount account, double time, double h, double[] before, double[] after) {
    for (int j = 0; j < motors.length; j++) {
      int at = 6 + HINGE[j];
      motors[j].book(account, time, h, before[at], after[at]);
    }
    for (int hinge = 0; hinge < damper.length; hinge++) {
      double mean = 0.5 * (before[6 + hinge] + after[6 + hinge]);
      account.add(EnergyAccount.DAMPERS, time * damper[hinge] * after[6 + hinge] * mean);
    }
  }

  /** Energy in the springs and end stops [J]. */
  double energy() {
    double sum = 0;
    Legs.AnkleSpring spring = legs.ankleSpring();
    Legs.Toe toe = legs.toe();
    for (int leg = 0; leg < 2; leg++) {
      double hip = qpos[7 + HINGE[2 * leg]];
      double ankle = qpos[7 + HINGE[2 * leg + 1]];
      double toeAngle = qpos[7 + TOE[leg]];
      sum += half(spring.stiffness(), Math.max(0, ankle - spring.engagesAt()))
          + half(toe.stiffness(), toeAngle - toe.rest())
          + half(STOP_STIFFNESS, beyond(hip, legs.hip().min(), legs.hip().max()))
          + half(STOP_STIFFNESS, beyond(ankle, legs.ankle().min(), legs.ankle().max()))
          + half(STOP_STIFFNESS, beyond(toeAngle, toe.min(), toe.max()));
    }
    return sum;
  }

  private static double half(double k, double x) {
    return 0.5 * k * x * x;
  }

  private static double beyond(double q, double min, double max) {
    return q > max ? q - max : q < min ? q - min : 0;
  }
}
