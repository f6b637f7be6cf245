package raven.safety;

import raven.hal.PilotCommand;
import raven.hal.SensorFrame;

/** What must be in order before the drivers are powered, in words that name what is not. */
public final class ArmingChecks {
  /** One check; its words say what is wrong when it fails. */
  public enum Check {
    PILOT("no word from the pilot"),
    IMU("inertial sensor silent or at its limit"),
    JOINTS("a leg joint does not report"),
    FEET("a toe joint does not report"),
    BATTERY("battery empty or not measured"),
    ESTIMATE("attitude not yet known"),
    UPRIGHT("not upright"),
    STILL("turning: hold still");

    private final String failure;

    Check(String failure) {
      this.failure = failure;
    }

    /** What is wrong when this check does not pass. */
    public String failure() {
      return failure;
    }
  }

  /** Angular rate above which somebody is carrying the robot [rad/s]. */
  private static final double CARRIED = 1.5;

  private static final Check[] ALL = Check.values();

  private final boolean[] passed = new boolean[ALL.length];

  /** Looks at everything once. Returns whether all checks pass. */
  public boolean update(
      SensorFrame sensors,
      PilotCommand pilot,
      boolean charged,
      boolean attitudeKnown,
      boolean upright) {
    boolean joints = true;
    for (SensorFrame.Joint joint : sensors.joints) {
      joints &= joint.valid;
    }
    boolean feet = true;
    for (SensorFrame.Foot foot : sensors.feet) {
      feet &= foot.valid;
    }

    set(Check.PILOT, pilot.valid);
    set(Check.IMU, sensors.imu.valid && sensors.imu.clipped == 0);
    set(Check.JOINTS, joints);
    set(Check.FEET, feet);
    set(Check.BATTERY, sensors.battery.valid && charged);
    set(Check.ESTIMATE, attitudeKnown);
    set(Check.UPRIGHT, upright);
    set(Check.STILL, sensors.imu.gyro.normSquared() < CARRIED * CARRIED);
    return missing().isEmpty();
  }

  /** What the first check that does not pass says; empty when all pass. */
  public String missing() {
    for (int i = 0; i < ALL.length; i++) {
      if (!passed[i]) return ALL[i].failure();
    }
    return "";
  }

  /** Every joint and every toe says where it is. */
  public boolean legsAnswer() {
    return passed(Check.JOINTS) && passed(Check.FEET);
  }

  public boolean passed(Check check) {
    return passed[check.ordinal()];
  }

  private void set(Check check, boolean ok) {
    passed[check.ordinal()] = ok;
  }
}
