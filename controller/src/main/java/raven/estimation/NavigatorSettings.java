package raven.estimation;

/**
 * What the {@link Navigator} assumes of an inertial unit and of a start in motion.
 *
 * @param gyroNoise noise density [rad/s/√Hz]
 * @param accelNoise noise density, vibration included [m/s2/√Hz]
 * @param gyroBias spread of the bias [rad/s]
 * @param accelBias spread of the bias [m/s2]
 * @param gyroWalk spread of its walk in a minute [rad/s]
 * @param accelWalk spread of its walk in a minute [m/s2]
 * @param accelScale share of the specific force beyond gravity that is wrong
 * @param tilt first spread [rad]
 * @param heading first spread [rad]
 * @param velocity first spread [m/s]
 * @param creep spread of a planted foot's creep in one second [m]
 * @param position spread of a position fix [m]
 * @param positionAge how late a fix comes [s]
 * @param latency first spread of what its lateness differs by [s]
 * @param longestDelay positions that come later are not believed [s]
 * @param inertialAge how late the inertial unit is [s]
 * @param gate innovations beyond this many standard deviations are not believed
 * @param trust when the estimate is no longer good, and when it is lost
 */
public record NavigatorSettings(
    double gyroNoise,
    double accelNoise,
    double gyroBias,
    double accelBias,
    double gyroWalk,
    double accelWalk,
    double accelScale,
    double tilt,
    double heading,
    double velocity,
    double creep,
    double position,
    double positionAge,
    double latency,
    double longestDelay,
    double inertialAge,
    double gate,
    EstimationSettings.Trust trust) {
  private static final double DEGREE = Math.PI / 180;

  private static final EstimationSettings.Trust TRUST =
      new EstimationSettings.Trust(5 * DEGREE, 15 * DEGREE, 1, 4);

  /** A walking robot's: low noise, shocks, no position. */
  public static NavigatorSettings legs() {
    return new NavigatorSettings(
        0.3e-3,
        0.025,
        0.01,
        0.08,
        2e-3,
        0.02,
        0.02,
        2 * DEGREE,
        1e-3,
        0.05,
        0.01,
        1,
        0,
        0,
        1,
        0,
        5,
        TRUST);
  }

  /** A multirotor's with satellite positions: vibration, and a heading that flight has to show. */
  public static NavigatorSettings flight() {
    return new NavigatorSettings(
        1e-3,
        0.25,
        0.009,
        0.04,
        2e-3,
        0.05,
        0.02,
        2 * DEGREE,
        5 * DEGREE,
        0.2,
        0,
        0.25,
        0,
        0.1,
        1,
        0,
        6,
        TRUST);
  }
}
