package raven.gait;

import java.util.List;
import raven.file.Unit;

/** A jump over or onto something: where it starts, how it pushes, how the legs fly and how it lands. */
public record JumpSettings(
    /** Toe tips before the near edge or the face at launch. */
    @Unit(value = "m", min = 0, max = 1) double launchDistance,
    /** Error of that distance at which the jump is refused. */
    @Unit(value = "m", min = 0.005, max = 0.3) double tolerance,
    /** Gap or step that the pushes are for, and the mass centre's way from launch to landing: others ask for more speed or less. */
    @Unit(value = "m", min = 0.01, max = 1) double size,
    @Unit(value = "m", min = 0.1, max = 3) double way,
    /** Widest gap or highest step that this jump is for. */
    @Unit(value = "m", min = 0.01, max = 1) double most,
    Belief belief,
    /** Time to get into the crouch. */
    @Unit(value = "s", min = 0.1, max = 5) double crouchTime,
    /** Propeller in the air, so that the surfaces in its jet turn the body, and its spin-up, so long after the push began. */
    @Unit(value = "", min = 0, max = 1) double throttle,
    @Unit(value = "s", min = 0, max = 0.5) double throttleDelay,
    /** Forward speed in the air beyond which the propeller, which pulls forward too, is taken back. */
    @Unit(value = "m/s", min = 0, max = 10) double throttleSpeed,
    /** Nose-up attitude to touch down with. */
    @Unit(value = "rad", min = 0, max = 1.5) double pitch,
    List<PushSettings> push,
    LeapSettings leap,
    LandingSettings landing) {

  /** The propeller is taken back over this speed [m/s], and not below this share: its jet still turns the body. */
  private static final double FADE = 1;

  private static final double LEAST_PULL = 0.2;

  public JumpSettings {
    PushPlan.check(push);
  }

  /** Share of the throttle that is left at a forward speed [m/s]: who lands too fast slides until it turns and falls sideways. */
  public double pull(double forward) {
    return Math.clamp(1 - (forward - throttleSpeed) / FADE, LEAST_PULL, 1);
  }
}
