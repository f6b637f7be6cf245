package raven.gait;

import raven.robot.Robot;
import raven.state.NavState;

/**
 * Finds the rate of the toe springs before a jump: from rest the feet go back and the hips up, tail on the ground, until the heels rise. On toe tips and
 * skid the moment of the toe springs is known from geometry ({@link Tripod}). It goes no further than that, and goes back at once when the tail
 * leaves the ground instead: springs that soft do not lift the heels.
 */
public final class ToeTrial {
  private enum Phase {
    LEANING,
    RISING,
    FEELING,
    YIELDING,
    RETURNING,
    DONE
  }

  /** Springs bent less than this leave the feet flat, however stiff they are [rad]. */
  private static final double UNBENT = 0.035;

  /** On its tips a robot leaves the tail alone; there it tips only when the tail is this many times as high. */
  private static final double FIRM = 3;

  /** Flat feet carry something between what they would on their tips and without the tail, rather the former: most springs are not softer. */
  private static final double NEAR_TIPS = 0.75;

  private final ToeTrialSettings s;
  private final Stance stance;
  private final Tripod tripod;
  private final Identification identification;
  private final double rest;
  private Phase phase = Phase.DONE;
  private double since;

  /** The heels are up. */
  private boolean onTips;

  /** The hips are far up. */
  private boolean high;

  // sums: error of the toe sensors, bend of the springs, moment over the weight
  private double error;
  private int errorTicks;
  private double bend;
  private double moment;
  private int ticks;

  public ToeTrial(
      Robot robot, ToeTrialSettings settings, Stance stance, Identification identification) {
    s = settings;
    this.stance = stance;
    this.identification = identification;
    tripod = new Tripod(robot);
    rest = robot.legs().toe().rest();
  }

  /** Begins, unless the rate is known already. */
  public void start(NavState x) {
    phase = Phase.DONE;
    if (identification.toeDeviation() < s.known() * identification.toe()) return;
    errorTicks = ticks = 0;
    error = bend = moment = 0;
    high = onTips = false;
    go(Phase.LEANING, s.first(), s.first().time(), x);
  }

  /** Breaks off; the stance goes where it is sent next. */
  public void end() {
    phase = Phase.DONE;
  }

  /** It is over. */
  public boolean done() {
    return phase == Phase.DONE;
  }

  /** One tick on ground that rises by a slope [rad]. */
  public void update(double slope, NavState x, Body body) {
    tripod.update(body, slope);
    double bent = bent(x);
    switch (phase) {
      case LEANING, RISING, FEELING -> {
        if (tips()) {
          identification.toes(bent, tripod.onFeet, s.rough());
          go(Phase.YIELDING, s.first(), s.yieldTime(), x);
        } else if (phase == Phase.FEELING) {
          feel(bent, x);
        } else {
          move(x);
        }
      }
      case YIELDING -> {
        if (x.time - since > s.yieldTime()) goBack(x);
      }
      case RETURNING -> {
        if (x.time - since > s.returnTime()) phase = Phase.DONE;
      }
      case DONE -> {}
    }
  }

  /** How far the toe springs are bent beyond rest [rad]. */
  private double bent(NavState x) {
    double bent = 0.5 * (x.toeAngle[0] + x.toeAngle[1]) - rest;

    // feet that must be flat tell the error of the toe sensors
    if (phase == Phase.LEANING && bent > 0 && bent < UNBENT) {
      error -= tripod.heels;
      errorTicks++;
    }
    return errorTicks > 0 ? bent - error / errorTicks : bent;
  }

  private boolean tips() {
    return tripod.onFeet > s.ahead() && tripod.tail > (onTips ? FIRM : 1) * s.tail();
  }

  private void move(NavState x) {
    onTips = tripod.heels > s.heels();
    boolean arrived = x.time - since > (high ? s.second() : s.first()).time();
    if (onTips || arrived && high) {
      stance.halt(x);
      since = x.time;
      phase = Phase.FEELING;
    } else if (arrived) {
      high = true;
      go(Phase.RISING, s.second(), s.second().time(), x);
    }
  }

  private void feel(double bent, NavState x) {
    double elapsed = x.time - since;
    if (elapsed < s.calm()) return;
    bend += bent;
    moment += onTips ? tripod.onTips : NEAR_TIPS * tripod.onTips + (1 - NEAR_TIPS) * tripod.onFeet;
    ticks++;
    if (elapsed < s.calm() + s.window()) return;
    identification.toes(bend / ticks, moment / ticks, onTips ? 0 : s.rough());
    phase = Phase.DONE;
    if (high) goBack(x);
  }

  private void go(Phase next, ToeTrialSettings.Posture posture, double time, NavState x) {
    stance.start(x, posture.footAhead(), posture.hipHeight(), time);
    since = x.time;
    phase = next;
  }

  private void goBack(NavState x) {
    stance.start(x, s.returnTime());
    since = x.time;
    phase = Phase.RETURNING;
  }
}
