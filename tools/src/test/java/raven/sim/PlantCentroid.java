package raven.sim;

import raven.robot.Robot;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Centroid;

/** The plant's own mass centre and momentum for any state; in this package since only it sees the robot's tree. */
public final class PlantCentroid {
  private final ArticulatedBody body;
  private final Centroid centroid = new Centroid();
  private final double[] out = new double[10];

  public PlantCentroid(Robot robot) {
    body = new ArticulatedBody(RobotModel.tree(robot));
  }

  public double mass() {
    double sum = 0;
    for (int i = 0; i <= RobotModel.HINGES; i++) {
      sum += body.tree().mass(i);
    }
    return sum;
  }

  /** Centre of mass 3, its velocity 3, angular momentum 3, locked inertia about y. */
  public double[] of(double[] qpos, double[] qvel) {
    body.setState(qpos, qvel);
    centroid.read(body);
    System.arraycopy(centroid.place, 0, out, 0, 3);
    System.arraycopy(centroid.velocity, 0, out, 3, 3);
    System.arraycopy(centroid.spin, 0, out, 6, 3);
    out[9] = centroid.pitchInertia;
    return out;
  }
}
