package raven.hal.link;

/**
 * From our axes, world east-north-up and body forward-left-up, to MAVLink's, north-east-down and forward-right-down, and back: the only place that
 * knows them. The course runs along x, which is east.
 */
final class Ned {
  private static final double HALF = Math.sqrt(0.5);

  private Ned() {}

  /** p_N = (p_y, p_x, −p_z), which is its own way back. */
  static void position(double[] enu, int from, double[] ned) {
    ned[0] = enu[from + 1];
    ned[1] = enu[from];
    ned[2] = -enu[from + 2];
  }

  /** ω_FRD = (ω_x, −ω_y, −ω_z). */
  static void body(double[] flu, int from, double[] frd) {
    frd[0] = flu[from];
    frd[1] = -flu[from + 1];
    frd[2] = -flu[from + 2];
  }

  /** q_NF = q_NE ⊗ q_WB ⊗ q_BF with q_NE = (0, 1, 1, 0)/√2 and q_BF = (0, 1, 0, 0); s first. */
  static void attitude(double[] enu, int from, double[] ned) {
    double s = enu[from];
    double x = enu[from + 1];
    double y = enu[from + 2];
    double z = enu[from + 3];
    ned[0] = HALF * (s + z);
    ned[1] = HALF * (x + y);
    ned[2] = HALF * (x - y);
    ned[3] = HALF * (s - z);
    // one sign for the same attitude
    if (ned[0] < 0) {
      for (int i = 0; i < 4; i++) ned[i] = -ned[i];
    }
  }

  /** The way back, of an attitude that somebody else reports: q_WB = q_EN ⊗ q_NF ⊗ q_FB. */
  static void attitudeBack(double[] ned, double[] enu) {
    enu[0] = HALF * (ned[0] + ned[3]);
    enu[1] = HALF * (ned[1] + ned[2]);
    enu[2] = HALF * (ned[1] - ned[2]);
    enu[3] = HALF * (ned[0] - ned[3]);
  }

  /** Roll, pitch, yaw of an attitude in the order of aircraft (Diebel 2006, eq. 290). */
  static void angles(double[] q, double[] rollPitchYaw) {
    double s = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    rollPitchYaw[0] = Math.atan2(2 * (s * x + y * z), 1 - 2 * (x * x + y * y));
    rollPitchYaw[1] = Math.asin(Math.clamp(2 * (s * y - x * z), -1, 1));
    rollPitchYaw[2] = Math.atan2(2 * (s * z + x * y), 1 - 2 * (y * y + z * z));
  }

  /** The attitude that has these angles, s first (Diebel 2006, eq. 297). */
  static void quaternion(double roll, double pitch, double yaw, double[] q) {
    double cx = Math.cos(roll / 2);
    double sx = Math.sin(roll / 2);
    double cy = Math.cos(pitch / 2);
    double sy = Math.sin(pitch / 2);
    double cz = Math.cos(yaw / 2);
    double sz = Math.sin(yaw / 2);
    q[0] = cx * cy * cz + sx * sy * sz;
    q[1] = sx * cy * cz - cx * sy * sz;
    q[2] = cx * sy * cz + sx * cy * sz;
    q[3] = cx * cy * sz - sx * sy * cz;
  }

  /** Heading of an attitude in our axes: the direction of the wing axis less 90 deg, left positive, as the estimator has it [rad]. */
  static double heading(double[] q) {
    double s = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return Math.atan2(2 * (s * z - x * y), 1 - 2 * (x * x + z * z));
  }
}
