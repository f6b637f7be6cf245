package raven.hal.pi.guard;

import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;

/**
 * The last layer before the devices: the propeller stays off until the pilot has done two separate acts, each seen from its beginning. Arm, then
 * go; a switch that was closed when we first saw it has to be opened first. Opening arm takes both back. Makes no garbage. Not
 * thread-safe.
 */
public final class Interlock {
  /** How far the pilot has come. */
  public enum Stage {
    ARM_CLOSED("open the arm switch"),
    SAFE("close the arm switch"),
    GO_CLOSED("open the go switch"),
    ARMED("close the go switch"),
    RELEASED("");

    private final String next;

    Stage(String next) {
      this.next = next;
    }

    /** What the pilot has to do next; empty when the propeller may turn. */
    public String next() {
      return next;
    }
  }

  private Stage stage = Stage.ARM_CLOSED;
  private long faults;

  /** Looks at the switches, and lets through only what was earned. */
  public void update(boolean armSwitch, boolean goSwitch, PilotCommand pilot) {
    // a lost pilot neither earns anything nor loses it: what to do without him is the controller's
    // to say
    if (pilot.valid) stage = next(armSwitch, goSwitch);
    pilot.armed = stage.ordinal() > Stage.SAFE.ordinal();
    pilot.go = stage == Stage.RELEASED && goSwitch;
  }

  private Stage next(boolean arm, boolean go) {
    return switch (stage) {
      case ARM_CLOSED -> arm ? Stage.ARM_CLOSED : Stage.SAFE;
      case SAFE -> arm ? go ? Stage.GO_CLOSED : Stage.ARMED : Stage.SAFE;
      case GO_CLOSED -> arm ? go ? Stage.GO_CLOSED : Stage.ARMED : Stage.SAFE;
      case ARMED -> arm ? go ? Stage.RELEASED : Stage.ARMED : Stage.SAFE;
      case RELEASED -> arm ? Stage.RELEASED : Stage.SAFE;
    };
  }

  /** Takes the throttle away that nobody has released, and everything of a frame with a number that is none. */
  public void apply(ActuatorFrame out) {
    if (!finite(out)) {
      faults++;
      out.clear();
    }
    if (stage != Stage.RELEASED || !out.enabled) out.throttle = 0;
    out.throttle = Math.clamp(out.throttle, 0, 1);
  }

  private static boolean finite(ActuatorFrame out) {
    double sum = out.throttle + out.elevator + out.rudder + out.aileron;
    for (ActuatorFrame.Joint joint : out.joints) {
      sum += joint.angle + joint.rate + joint.torque + joint.kp + joint.kd;
    }
    return Double.isFinite(sum);
  }

  public Stage stage() {
    return stage;
  }

  /** Frames that were thrown away. */
  public long faults() {
    return faults;
  }
}
