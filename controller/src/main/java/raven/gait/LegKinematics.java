package raven.gait;

import raven.math.Trig;
import raven.robot.Legs;

/**
 * Geometry of a leg in its sagittal plane: x forward, z up, angles counter-clockwise (nose-up) from x. The thigh lies at f1, the tarsus at
 * f2 = f1 + ankle; the hip angle is measured from body-down, so f1 = pitch + hip − π/2.
 */
public final class LegKinematics {
  private static final double RIGHT_ANGLE = Math.PI / 2;

  private final double thigh;
  private final double tarsus;
  private final double ankleMin;
  private final double ankleMax;

  /** Result of {@link #reach}: absolute thigh angle and ankle bend [rad]. */
  public double thighAngle;

  public double ankle;

  public LegKinematics(Legs legs) {
    thigh = legs.thigh().length();
    tarsus = legs.tarsus().length();
    ankleMin = legs.ankle().min();
    ankleMax = legs.ankle().max();
  }

  /** Hip angle that puts the thigh at an absolute angle when the body is pitched [rad]. */
  public static double hip(double thighAngle, double pitch) {
    return thighAngle - pitch + RIGHT_ANGLE;
  }

  /** Absolute angle of the thigh [rad]. */
  public static double thighAngle(double hip, double pitch) {
    return pitch + hip - RIGHT_ANGLE;
  }

  /** Finds thigh angle and bend that put the toe joint at (x, z) from the hip; out of reach, the nearest the ankle's range allows. */
  public void reach(double x, double z) {
    // cos(ankle) = (d² − l₁² − l₂²) / 2 l₁ l₂
    double cosine = (x * x + z * z - thigh * thigh - tarsus * tarsus) / (2 * thigh * tarsus);
    double bend = StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
    ankle = Math.max(ankleMin, Math.min(ankleMax, bend));

    // the ankle points backwards: the thigh lies behind the line from hip to toe
    double behind = StrictMath.atan2(tarsus * Trig.sin(ankle), thigh + tarsus * Trig.cos(ankle));
    thighAngle = StrictMath.atan2(z, x) - behind;
  }

  /** Forward distance of the toe joint from the hip [m]. */
  public double toeX(double f1, double f2) {
    return thigh * Trig.cos(f1) + tarsus * Trig.cos(f2);
  }

  /** Height of the toe joint above the hip, negative below [m]. */
  public double toeZ(double f1, double f2) {
    return thigh * Trig.sin(f1) + tarsus * Trig.sin(f2);
  }
}
