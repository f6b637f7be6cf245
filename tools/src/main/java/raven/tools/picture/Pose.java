package raven.tools.picture;

import raven.mode.Mode;

/**
 * Where the robot was at one instant, from the plant's truth.
 *
 * @param q position x y z [m], quaternion w x y z from body to world, then hip, ankle and toe angle of the left and of the right leg [rad]
 */
public record Pose(double time, Mode mode, double[] q) {
  /** Length of {@code q}. */
  public static final int SIZE = 13;

  static final int LEFT_LEG = 7;
  static final int RIGHT_LEG = 10;

  double x() {
    return q[0];
  }

  double z() {
    return q[2];
  }
}
