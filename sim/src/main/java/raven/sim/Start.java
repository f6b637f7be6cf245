package raven.sim;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.robot.Robot;
import raven.sim.body.Ground;
import raven.sim.noise.Noise;

/**
 * How the robot is set down before anybody arms it: on its feet and tail, with folded legs, a hand on its back. Limp, it would tip on its nose,
 * because the ankle springs straighten the legs; so the hand stays until the drivers hold.
 */
final class Start {
  /** Thigh and bend at which the folded robot sits on feet and tail [rad]. */
  static final double HIP = -1.50;

  static final double ANKLE = 2.04;
  private static final double PITCH = 0.80;
  private static final double HEIGHT = 0.16;

  /** Spread of the place [m], of the heading, of both legs' joints together and of one against the other [rad]. */
  private static final double PLACE = 0.01;

  private static final double HEADING = 0.02;
  private static final double JOINT = 0.02;
  private static final double UNLIKE = 0.003;

  /** The robot comes to rest under the hand within this time [s]. */
  private static final double SETTLING = 0.5;

  /** Half the stretch over which the slope is taken [m]. */
  private static final double SPAN = 0.1;

  private static final double STEP = 5e-4;

  /** How the hand holds a robot with thighs of this length [N m/rad], [N m s/rad], [m]; of a robot of another size everything is larger. */
  private static final double STIFFNESS = 14;

  private static final double DAMPING = 0.3;
  private static final double THIGH = 0.15;

  private Start() {}

  /** Puts the robot down near the origin, as the seed says, and lets it come to rest. */
  static void rest(Robot robot, Plant plant, Ground ground, Noise draw) {
    double rise = ground.height(SPAN) - ground.height(-SPAN);
    double slope = StrictMath.atan2(rise, 2 * SPAN);
    plant.qpos[0] = PLACE * draw.gaussian();
    plant.qpos[1] = PLACE * draw.gaussian();
    double size = robot.legs().thigh().length() / THIGH;
    setDown(plant.qpos, size, 0.5 * HEADING * draw.gaussian(), slope);
    ActuatorFrame hand = new ActuatorFrame();
    hand.enabled = true;
    // the legs stay plumb on a slope
    double hip = HIP - slope + JOINT * draw.gaussian();
    double ankle = ANKLE + JOINT * draw.gaussian();
    for (int leg = 0; leg < 2; leg++) {
      set(plant, hand, size, JointId.hip(leg), hip + UNLIKE * draw.gaussian());
      set(plant, hand, size, JointId.ankle(leg), ankle + UNLIKE * draw.gaussian());
      plant.setToe(leg, robot.legs().toe().rest());
    }
    plant.command = hand;
    plant.placed();
    for (double t = 0; t < SETTLING; t += STEP) {
      plant.step(STEP);
    }
    java.util.Arrays.fill(plant.qvel, 0);
    plant.placed();
  }

  /** Height and attitude of the folded robot of a size on a slope that rises ahead; half its heading as an angle [rad]. */
  static void setDown(double[] qpos, double size, double halfHeading, double slope) {
    qpos[2] = size * HEIGHT;
    double cosYaw = StrictMath.cos(halfHeading);
    double sinYaw = StrictMath.sin(halfHeading);
    double cosPitch = StrictMath.cos(-0.5 * (PITCH + slope));
    double sinPitch = StrictMath.sin(-0.5 * (PITCH + slope));
    qpos[3] = cosYaw * cosPitch;
    qpos[4] = -sinYaw * sinPitch;
    qpos[5] = cosYaw * sinPitch;
    qpos[6] = sinYaw * cosPitch;
  }

  private static void set(Plant plant, ActuatorFrame hand, double size, int joint, double angle) {
    plant.setJoint(joint, angle);
    // like weight times length, and that times the root of length
    double stiffness = STIFFNESS * StrictMath.pow(size, 4);
    double damping = DAMPING * StrictMath.pow(size, 4.5);
    hand.joints[joint].hold(angle, stiffness, damping);
  }
}
