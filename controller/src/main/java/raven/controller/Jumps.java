package raven.controller;

import raven.gait.Belief;
import raven.gait.GroundSlope;
import raven.gait.JumpSettings;
import raven.gait.Obstacles;
import raven.gait.PushSettings;
import raven.gait.Springs;
import raven.math.Trig;
import raven.mode.Itinerary;
import raven.mode.Refusal;
import raven.mode.Wish;

/** Which jump is wished, what it takes here, and what speaks against it. */
final class Jumps {
  private static final PushSettings[] TABLE = {};

  private final Settings settings;
  private final Itinerary itinerary;
  private final Obstacles obstacles;
  private final Springs springs;
  private final GroundSlope ground;
  private final PushSettings[] hop;
  private final PushSettings[] mount;
  private final PushSettings[] takeOff;

  Jumps(
      Settings settings,
      Itinerary itinerary,
      Obstacles obstacles,
      Springs springs,
      GroundSlope ground) {
    this.settings = settings;
    this.itinerary = itinerary;
    this.obstacles = obstacles;
    this.springs = springs;
    this.ground = ground;
    hop = settings.hop().push().toArray(TABLE);
    mount = settings.mount().push().toArray(TABLE);
    takeOff = settings.takeOff().push().toArray(TABLE);
  }

  /** Table of the pushes of the jump that is wished. */
  PushSettings[] push() {
    if (itinerary.wish() == Wish.TAKE_OFF) return takeOff;
    return itinerary.wish() == Wish.MOUNT ? mount : hop;
  }

  /** Time to get into its crouch [s]. */
  double crouchTime() {
    return itinerary.wish() == Wish.TAKE_OFF
        ? settings.takeOff().crouchTime()
        : wished().crouchTime();
  }

  /** Over or onto what lies ahead. */
  JumpSettings ahead() {
    return obstacles.kind() == Obstacles.Kind.STEP ? settings.mount() : settings.hop();
  }

  /** How much higher than the ground of the launch, but for its slope, the landing lies [m]. */
  double rise() {
    return itinerary.wish() == Wish.MOUNT ? obstacles.size() : 0;
  }

  /**
   * Height that the launch must reach beyond that which its push is for [m]: what the obstacle is higher, and the ground to the landing
   * rises. What a gap is wider takes a flight so much longer, which half of that in height would bring (45 deg).
   */
  double extraHeight() {
    if (itinerary.wish() == Wish.TAKE_OFF) return 0;
    JumpSettings jump = wished();
    double larger = obstacles.size() - jump.size();
    double slope = Trig.sin(ground.slope()) * jump.way();
    return slope + (itinerary.wish() == Wish.MOUNT ? larger : 0.5 * larger);
  }

  /** What speaks against the jump that is wished, with the toe tips at a place of the course [m]. */
  Refusal refusal(double toeTips) {
    Wish wish = itinerary.wish();
    if (!wish.jump() || !itinerary.pushes()) return Refusal.NONE;
    Belief belief =
        wish == Wish.TAKE_OFF ? settings.takeOff().belief() : wished().belief();
    if (!belief.bears(ground.slope())) return Refusal.STEEP;
    if (springs.toe < belief.softestToe()) return Refusal.SOFT;
    if (springs.toe > belief.stiffestToe()) return Refusal.STIFF;
    if (wish == Wish.TAKE_OFF) return Refusal.NONE;
    Obstacles.Kind wanted = wish == Wish.HOP ? Obstacles.Kind.GAP : Obstacles.Kind.STEP;
    if (obstacles.kind() != wanted || obstacles.readings() == 0) {
      return Refusal.NO_OBSTACLE;
    }
    JumpSettings jump = wished();
    if (obstacles.size() > jump.most()) {
      return wish == Wish.HOP ? Refusal.TOO_WIDE : Refusal.TOO_HIGH;
    }
    double distance = obstacles.edge() - toeTips;
    if (distance < jump.launchDistance() - jump.tolerance()) {
      return Refusal.TOO_NEAR;
    }
    return distance > jump.launchDistance() + jump.tolerance() ? Refusal.TOO_FAR : Refusal.NONE;
  }

  /** Over the gap or onto the step that is wished. */
  JumpSettings wished() {
    return itinerary.wish() == Wish.MOUNT ? settings.mount() : settings.hop();
  }
}
