package raven.sim;

import raven.hal.JointId;
import raven.sim.noise.Noise;

/** How the robot lies before anybody arms it: legs folded and limp, on its belly, feet and tail. */
final class Start {
  private static final double HEIGHT = 0.07;
  private static final double HIP = -1.35;
  private static final double ANKLE = 2.7;

  /** Spread of the place, and of the heading. */
  private static final double PLACE = 0.01;

  private static final double HEADING = 0.02;

  /** The limp robot comes to rest within this time [s]. */
  private static final double SETTLING = 1.0;

  private static final double STEP = 5e-4;

  private Start() {}

  /** Puts the robot down near the origin, as the seed says, and lets it come to rest. */
  static void rest(Plant plant, Noise draw) {
    plant.qpos[0] = PLACE * draw.gaussian();
    plant.qpos[1] = PLACE * draw.gaussian();
    plant.qpos[2] = HEIGHT;
    double half = 0.5 * HEADING * draw.gaussian();
    plant.qpos[3] = StrictMath.cos(half);
    plant.qpos[6] = StrictMath.sin(half);
    for (int leg = 0; leg < 2; leg++) {
      plant.setJoint(JointId.hip(leg), HIP);
      plant.setJoint(JointId.ankle(leg), ANKLE);
      plant.setToe(leg, Math.PI / 2 - HIP - ANKLE);
    }
    for (double t = 0; t < SETTLING; t += STEP) {
      plant.step(STEP);
    }
  }
}
