package raven.sim;

import raven.robot.Robot;
import raven.sim.body.ArticulatedBody;

/** The plant's own mass centre and momentum for any state; in this package since only it sees the robot's tree. */
public final class PlantCentroid {
  private final ArticulatedBody body;
  private final double[] centroid = new double[10];

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

  /** As {@link ArticulatedBody#centroid} orders it. */
  public double[] of(double[] qpos, double[] qvel) {
    body.setState(qpos, qvel);
    body.centroid(centroid);
    return centroid;
  }
}
