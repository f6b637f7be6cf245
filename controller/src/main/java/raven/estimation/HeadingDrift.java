package raven.estimation;

import java.util.Arrays;

/** What the corrections of heading tell of the gyro's bias about the vertical, as those of inclination do about the others. */
final class HeadingDrift {
  // the vertical in body axes and the bias about it, low-passed as the heading is
  private final double[] vertical = new double[3];
  private double turned;

  void reset() {
    Arrays.fill(vertical, 0);
    turned = 0;
  }

  /**
   * Learns from one correction.
   *
   * @param R matrix of the upright attitude
   * @param rate rate at which the heading was corrected [rad/s]
   * @param share share of the innovation that the correction took
   * @param calm the correction tells of drift, and not of a first heading or a body at rest
   */
  void learn(GyroBias bias, double[] R, double rate, double share, boolean calm, double dt) {
    if (share <= 0) return;
    double[] b = bias.value;
    for (int i = 0; i < 3; i++) {
      vertical[i] += share * (R[6 + i] - vertical[i]);
    }
    turned += share * (R[6] * b[0] + R[7] * b[1] + R[8] * b[2] - turned);
    if (!calm) return;
    double y = turned - rate - (vertical[0] * b[0] + vertical[1] * b[1] + vertical[2] * b[2]);
    bias.fuse(2, vertical[0], vertical[1], vertical[2], y, GyroBias.HEADING, dt);
  }
}
