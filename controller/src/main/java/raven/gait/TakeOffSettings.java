package raven.gait;

import java.util.List;
import raven.file.Unit;

/** A jump into flight. */
public record TakeOffSettings(
    /** Time to get into the crouch. */
    @Unit(value = "s", min = 0.1, max = 5) double crouchTime,
    /** Propeller command in the crouch: as much as the tripod bears. */
    @Unit(value = "", min = 0, max = 1) double spinUp,
    /** Propeller command from the push on. */
    @Unit(value = "", min = 0, max = 1) double throttle,
    /** After the push has begun, the propeller is opened up with this delay. */
    @Unit(value = "s", min = 0, max = 0.5) double throttleDelay,
    Belief belief,
    List<PushSettings> push,
    /** Without a jump: posture in which the propeller lifts the robot. */
    @Unit(value = "m", min = -0.15, max = 0.15) double thrustFootAhead,
    @Unit(value = "m", min = 0.04, max = 0.28) double thrustHipHeight) {

  public TakeOffSettings {
    PushPlan.check(push);
  }
}
