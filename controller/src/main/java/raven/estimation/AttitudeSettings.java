package raven.estimation;

/**
 * What the {@link AttitudeFilter} assumes. One set serves every inertial unit of consumer grade and every rate from 70 Hz to 1 kHz; only
 * the latency belongs to the sensor.
 *
 * @param latency delay of what the inertial unit reports: group delay of its filter, and half a sample if it averages [s]
 * @param shortest least time constant of the inclination correction [s]
 * @param longest greatest one [s]
 * @param turnError angle error per root of the angle turned: scale and misalignment of the gyro [rad^½]
 * @param wander drift of an unturned attitude while the bias is as good as it gets [rad/√s]
 * @param speed least spread of the velocity of a body that is carried about [m/s]
 * @param speedTime correlation time of that velocity [s]
 * @param bias first spread of the gyro's bias [rad/s]
 * @param biasWalk growth of that spread [rad/s/√s]
 * @param biasLimit what no bias exceeds [rad/s]
 * @param headingSpread spread of the field's direction from place to place [rad]
 * @param headingTime correlation time of that direction [s]
 * @param fieldTolerance relative deviation of the field's strength that tells of a disturbance
 * @param dipTolerance deviation of its dip that does [rad]
 * @param rejectFor a disturbance that lasts longer than this is believed in part [s]
 */
public record AttitudeSettings(
    double latency,
    double shortest,
    double longest,
    double turnError,
    double wander,
    double speed,
    double speedTime,
    double bias,
    double biasWalk,
    double biasLimit,
    double headingSpread,
    double headingTime,
    double fieldTolerance,
    double dipTolerance,
    double rejectFor) {
  private static final double DEGREE = Math.PI / 180;

  /** The set that serves, with the latency of a given inertial unit [s]. */
  public static AttitudeSettings standard(double latency) {
    return new AttitudeSettings(
        latency,
        1.5,
        5,
        0.007,
        0.1 * DEGREE,
        0.2,
        0.3,
        3 * DEGREE,
        0.02 * DEGREE,
        10 * DEGREE,
        3 * DEGREE,
        3,
        0.1,
        10 * DEGREE,
        60);
  }
}
