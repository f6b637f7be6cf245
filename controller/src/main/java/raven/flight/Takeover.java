package raven.flight;

import raven.hal.ActuatorFrame;
import raven.hal.AutopilotFrame;
import raven.hal.AutopilotFrame.Answer;
import raven.hal.AutopilotFrame.Doing;
import raven.hal.AutopilotRequest;
import raven.hal.AutopilotRequest.Wish;
import raven.robot.Robot;
import raven.state.NavState;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * Gives the flying aircraft to an autopilot and takes it back when it has to: announced before the jump, given only on proof (an acknowledged
 * request, the mode, fresh outputs and an attitude that agrees with ours), and in steps so small that no command jumps. Allocates nothing.
 */
public final class Takeover {
  /** What keeps the autopilot from being asked, or from keeping the aircraft; in words for the pilot. */
  public enum Objection {
    NONE("nothing"),
    SILENT("the autopilot is silent"),
    UNKNOWN_MODE("the autopilot is in a mode that we do not know"),
    NOT_ARMABLE("the autopilot will not arm"),
    THROTTLE("the autopilot's throttle is not ready"),
    DISAGREES("the autopilot disagrees about the attitude"),
    STALE("the autopilot's outputs are old"),
    REFUSED("the autopilot refuses"),
    LEFT("the autopilot left its mode"),
    LATE("the autopilot does not take over in time");

    private final String words;

    Objection(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private final HandoverSettings settings;
  private final boolean external;
  private final double leastAgreement;
  private final double elevatorTravel;
  private final double rudderTravel;
  private final double aileronTravel;

  private Owner owner = Owner.OURS;
  private Objection objection = Objection.NONE;
  private double since;
  private double goodSince;
  private int offers;

  /** By how much our outputs were above its own when they went over, and the share of that which is left. */
  private final ActuatorFrame bump = new ActuatorFrame();

  private double kept;
  private double time;

  /** Outputs of the last tick, from which no command jumps. */
  private final ActuatorFrame last = new ActuatorFrame();

  public Takeover(HandoverSettings settings, Robot robot) {
    this.settings = settings;
    external = settings.target() == HandoverSettings.Target.AUTOPILOT;
    leastAgreement = StrictMath.sin(Math.PI / 2 - settings.agreement());
    elevatorTravel = robot.tail().stabilator().limit();
    rudderTravel = robot.tail().fin().limit();
    aileronTravel = robot.wing().aileronLimit();
  }

  public Owner owner() {
    return owner;
  }

  /** What spoke against the autopilot last. */
  public Objection objection() {
    return objection;
  }

  /** Something speaks against a jump, now: it would not have the aircraft. */
  public boolean objects(NavState x, AutopilotFrame in) {
    if (!external) return false;
    Objection found = basic(x, in);
    if (found == Objection.NONE && !in.throttleReady) found = Objection.THROTTLE;
    if (found == Objection.NONE && owner == Owner.ANNOUNCED && refused(in, now))
      found = Objection.REFUSED;
    if (found != Objection.NONE) objection = found;
    return found != Objection.NONE;
  }

  /** Our own request, to know what an answer is about. */
  private int now;

  /** We are about to jump: it is told, and keeps off until it is asked. */
  public void announce(NavState x, AutopilotRequest out) {
    if (!external) return;
    offers = 0;
    objection = Objection.NONE;
    go(Owner.ANNOUNCED, x);
    ask(Wish.LAUNCH, out);
  }

  /** Whatever was agreed is off: on the ground again, or gliding. */
  public void withdraw(NavState x, AutopilotRequest out) {
    if (!external || owner == Owner.OURS || owner == Owner.GIVEN_UP) return;
    go(Owner.OURS, x);
    ask(Wish.STAND_BY, out);
  }

  /** It was told of the launch and has not yet said that it is armed and ready. */
  public boolean waits(AutopilotFrame in) {
    return external
        && owner == Owner.ANNOUNCED
        && !(in.answered == now && in.answer == Answer.ACCEPTED && in.armed);
  }

  /** On the wing: it may have it, or our own cruise has. */
  public void offer(NavState x, ActuatorFrame before, AutopilotRequest out) {
    if (owner == Owner.GIVEN_UP) return;
    last.set(before);
    time = x.time;
    since = x.time;
    if (!external) return;
    offers++;
    go(Owner.OFFERED, x);
    goodSince = x.time;
    ask(Wish.TAKE, out);
  }

  /** It will not have it: land. */
  public boolean givenUp() {
    return owner == Owner.GIVEN_UP;
  }

  /** It flies alone, so that our own loops rest. */
  public boolean flown() {
    return owner == Owner.ITS;
  }

  /** One tick of cruise: {@code out} holds what we would do and gets what is done. Returns whether we have just taken it back. */
  public boolean update(
      NavState x, AutopilotFrame in, AutopilotRequest request, ActuatorFrame out) {
    if (!external) {
      // our own cruise begins from what the climb did last
      if (x.time - since < settings.blend()) step(out);
      last.set(out);
      return false;
    }
    double dt = Math.max(0, x.time - time);
    time = x.time;
    boolean back = false;
    request.throttle = last.throttle;
    request.elevator = last.elevator;
    request.rudder = last.rudder;
    request.aileron = last.aileron;
    switch (owner) {
      case OFFERED -> prove(x, in, request, out);
      case BLENDING, ITS -> back = keep(x, in, request);
      case RETURNING -> {
        if (x.time - since > settings.pause()) again(x, request);
      }
      case OURS, ANNOUNCED, GIVEN_UP -> {}
    }
    blend(dt, in, out);
    request.taken = owner == Owner.BLENDING || owner == Owner.ITS;
    last.set(out);
    return back;
  }

  private void prove(NavState x, AutopilotFrame in, AutopilotRequest out, ActuatorFrame ours) {
    Objection found = basic(x, in);
    if (found == Objection.NONE && refused(in, out.number)) found = Objection.REFUSED;
    boolean proven = found == Objection.NONE
        && in.answered == out.number
        && in.answer == Answer.ACCEPTED
        && in.doing == Doing.FLYING
        && in.armed
        && in.outputAge <= settings.fresh()
        && x.w_WB_B.norm() <= settings.calm()
        && x.v_WB.getZ() >= -settings.sink()
        && near(in, ours);
    if (!proven) goodSince = x.time;
    if (x.time - goodSince >= settings.held()) {
      remember(in);
      go(Owner.BLENDING, x);
    } else if (found == Objection.REFUSED || found == Objection.SILENT) {
      takeBack(found, x, out);
    } else if (x.time - since > settings.patience()) {
      takeBack(found == Objection.NONE ? Objection.LATE : found, x, out);
    }
  }

  private boolean keep(NavState x, AutopilotFrame in, AutopilotRequest out) {
    Objection found = basic(x, in);
    if (found == Objection.NONE && in.outputAge > settings.fresh()) found = Objection.STALE;
    if (found == Objection.NONE && (in.doing != Doing.FLYING || !in.armed)) found = Objection.LEFT;
    if (found != Objection.NONE) {
      takeBack(found, x, out);
      return true;
    }
    if (owner == Owner.BLENDING && kept == 0) go(Owner.ITS, x);
    return false;
  }

  private void takeBack(Objection why, NavState x, AutopilotRequest out) {
    objection = why;
    ask(Wish.STAND_BY, out);
    go(offers >= settings.offers() ? Owner.GIVEN_UP : Owner.RETURNING, x);
  }

  private void again(NavState x, AutopilotRequest out) {
    offers++;
    go(Owner.OFFERED, x);
    goodSince = x.time;
    ask(Wish.TAKE, out);
  }

  private Objection basic(NavState x, AutopilotFrame in) {
    if (in.heartbeatAge > settings.heartbeat()) return Objection.SILENT;
    if (in.doing == Doing.UNKNOWN) return Objection.UNKNOWN_MODE;
    if (!in.armable && !in.armed) return Objection.NOT_ARMABLE;
    if (in.attitudeAge > settings.fresh()) return Objection.STALE;
    return agreement(x.q_WB, in.q_WB) < leastAgreement ? Objection.DISAGREES : Objection.NONE;
  }

  /** Cosine between what it and we hold to be up, body axes: headings may differ, which no one here can judge. */
  private static double agreement(Quaternion a, Quaternion b) {
    return upX(a) * upX(b) + upY(a) * upY(b) + upZ(a) * upZ(b);
  }

  private static double upX(Quaternion q) {
    return 2 * (q.getX() * q.getZ() - q.getS() * q.getY());
  }

  private static double upY(Quaternion q) {
    return 2 * (q.getY() * q.getZ() + q.getS() * q.getX());
  }

  private static double upZ(Quaternion q) {
    return 1 - 2 * (q.getX() * q.getX() + q.getY() * q.getY());
  }

  private static boolean refused(AutopilotFrame in, int number) {
    return in.answered == number && in.answer == Answer.REFUSED;
  }

  /** What it would do is not far from what we do. */
  private boolean near(AutopilotFrame in, ActuatorFrame ours) {
    double most = settings.difference();
    return Math.abs(in.throttle - ours.throttle) <= most
        && Math.abs(in.elevator - ours.elevator) <= most * elevatorTravel
        && Math.abs(in.rudder - ours.rudder) <= most * rudderTravel
        && Math.abs(in.aileron - ours.aileron) <= most * aileronTravel;
  }

  /** u = uₐ + k (uₒ − uₐ)₀: what its outputs differ from ours in the moment they go over is added to them, and forgotten. */
  private void blend(double dt, AutopilotFrame in, ActuatorFrame out) {
    boolean its = owner == Owner.BLENDING || owner == Owner.ITS;
    if (!its && owner != Owner.RETURNING) return;
    kept = Math.max(0, kept - dt / settings.blend());
    if (its) {
      out.throttle = Math.clamp(in.throttle + kept * bump.throttle, 0, 1);
      out.elevator = in.elevator + kept * bump.elevator;
      out.rudder = in.rudder + kept * bump.rudder;
      out.aileron = in.aileron + kept * bump.aileron;
    }
    step(out);
  }

  /** No command jumps. */
  private void step(ActuatorFrame out) {
    double step = settings.step();
    out.throttle = toward(last.throttle, out.throttle, step, 1);
    out.elevator = toward(last.elevator, out.elevator, step, elevatorTravel);
    out.rudder = toward(last.rudder, out.rudder, step, rudderTravel);
    out.aileron = toward(last.aileron, out.aileron, step, aileronTravel);
  }

  private void remember(AutopilotFrame in) {
    kept = 1;
    bump.throttle = last.throttle - in.throttle;
    bump.elevator = last.elevator - in.elevator;
    bump.rudder = last.rudder - in.rudder;
    bump.aileron = last.aileron - in.aileron;
  }

  private static double toward(double from, double to, double step, double travel) {
    return Math.clamp(to, from - step * travel, from + step * travel);
  }

  private void ask(Wish wish, AutopilotRequest out) {
    out.wish = wish;
    out.number++;
    now = out.number;
  }

  private void go(Owner to, NavState x) {
    owner = to;
    since = x.time;
  }
}
