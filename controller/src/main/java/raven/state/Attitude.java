package raven.state;

import us.ihmc.euclid.tuple4D.interfaces.QuaternionReadOnly;

/**
 * Heading, roll and pitch of a body from its quaternion, in the order yaw, then roll, then pitch. This order is singular at 90 deg of
 * roll, which the robot never sees, and not at 90 deg of pitch, where it hangs on its propeller after take-off: pitch runs through the
 * vertical continuously.
 */
public final class Attitude {
  private Attitude() {}

  /** Angle of body x above the horizon, positive nose up, in (-π, π] [rad]. */
  public static double pitch(QuaternionReadOnly q_WB) {
    double w = q_WB.getS();
    double x = q_WB.getX();
    double y = q_WB.getY();
    double z = q_WB.getZ();

    // pitch = atan2(x̂ᴮ·ẑᵂ, ẑᴮ·ẑᵂ)
    return StrictMath.atan2(2 * (x * z - w * y), w * w - x * x - y * y + z * z);
  }

  /** Angle of body y above the horizon, positive right side down, in [-π/2, π/2] [rad]. */
  public static double roll(QuaternionReadOnly q_WB) {
    double sine = 2 * (q_WB.getY() * q_WB.getZ() + q_WB.getS() * q_WB.getX());
    return StrictMath.asin(Math.max(-1, Math.min(1, sine)));
  }

  /** Heading: direction of the wing axis, less 90 deg; positive to the left, in (-π, π] [rad]. */
  public static double yaw(QuaternionReadOnly q_WB) {
    double w = q_WB.getS();
    double x = q_WB.getX();
    double y = q_WB.getY();
    double z = q_WB.getZ();

    // yaw = atan2(−ŷᴮ·x̂ᵂ, ŷᴮ·ŷᵂ)
    return StrictMath.atan2(-2 * (x * y - w * z), w * w - x * x + y * y - z * z);
  }

  /** Angle between body z and the vertical, in [0, π] [rad]. */
  public static double tilt(QuaternionReadOnly q_WB) {
    double x = q_WB.getX();
    double y = q_WB.getY();
    double s2 = x * x + y * y;
    return 2 * StrictMath.atan2(Math.sqrt(s2), Math.sqrt(Math.max(0, q_WB.normSquared() - s2)));
  }
}
