package raven.controller;

import raven.gait.Body;
import raven.gait.Identification;
import raven.gait.PushPlan;
import raven.gait.Springs;
import raven.gait.Stance;
import raven.gait.TakeOffSettings;
import raven.gait.ToeTrial;
import raven.gait.Tripod;
import raven.hal.ActuatorFrame;
import raven.mission.Task;
import raven.mode.Itinerary;
import raven.mode.Refusal;
import raven.robot.Robot;
import raven.state.NavState;

/** The way into a jump: finds the rate of the toe springs, sinks into the posture of the push that suits it, and goes back when the robot tips. */
final class Crouch {
  private final Settings settings;
  private final Itinerary itinerary;
  private final Jumps jumps;
  private final Springs springs;
  private final Stance stance;
  private final ToeTrial trial;
  private final Tripod tripod;

  /** The push that was chosen. */
  final PushPlan plan;

  /** The toes are known, the robot sinks. */
  private boolean sinks;

  /** The crouch was given up. */
  private boolean retreats;

  Crouch(
      Robot robot,
      Settings settings,
      Itinerary itinerary,
      Jumps jumps,
      Stance stance,
      Identification identification,
      Springs springs) {
    this.settings = settings;
    this.itinerary = itinerary;
    this.jumps = jumps;
    this.stance = stance;
    this.springs = springs;
    trial = new ToeTrial(robot, settings.toeTrial(), stance, identification);
    tripod = new Tripod(robot);
    plan = new PushPlan(jumps.push());
  }

  void start(NavState x) {
    retreats = false;
    sinks = !itinerary.pushes();
    if (itinerary.pushes()) {
      trial.start(x);
    } else if (falls()) {
      stance.start(x);
    } else {
      TakeOffSettings to = settings.takeOff();
      stance.start(x, to.thrustFootAhead(), to.thrustHipHeight(), jumps.crouchTime());
    }
  }

  /** Another mode begins. */
  void end() {
    trial.end();
  }

  /** Chooses the push for what is known of the toe springs. */
  void choosePush() {
    plan.choose(jumps.push(), springs.toe);
  }

  /** On the way to its toe tips or back: nothing else is to be learnt from what the robot feels and sees. */
  boolean trying() {
    return !trial.done();
  }

  /** The push posture is reached and holds. */
  boolean settled(NavState x) {
    return sinks && !retreats && stance.settled(x);
  }

  /** The tail left the ground. */
  boolean retreats() {
    return retreats;
  }

  /** The propeller may idle. */
  boolean idles() {
    return sinks && !retreats;
  }

  /** One tick on ground that rises by a slope [rad], with what speaks against the jump. */
  void update(double slope, Refusal objection, NavState x, Body body, ActuatorFrame out) {
    if (!sinks && !trying() && objection == Refusal.NONE) {
      sinks = true;
      choosePush();
      stance.start(x, plan.footAhead(), plan.hipHeight(), jumps.crouchTime());
    }
    if (trying()) trial.update(slope, x, body);

    // better back on the tail than on the nose
    tripod.update(body, slope);
    if (sinks && !retreats && tripod.tail > settings.stance().tip()) {
      retreats = true;
      stance.retreat(x);
    }
    stance.update(x, body, out);
  }

  private boolean falls() {
    return itinerary.task() instanceof Task.TakeOff takeOff && takeOff.by() == Task.TakeOff.By.FALL;
  }
}
