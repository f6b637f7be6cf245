package raven.gait;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.math.Trig;
import raven.state.NavState;

/**
 * An upright waddle on two feet and the tail skid. Foot paths over a phase; the phase listens to the body's rocking and waits for a late
 * foot; roll and its rate lengthen the leg on the low side, without which the gait falls; heading is held by differential stride.
 */
public final class Walk {
  private static final double TURN = 2 * Math.PI;

  /** Time on a mark after which the walk ends [s]. */
  private static final double MARK_TIME = 0.06;

  /** A mark that turns out to be further away than so many tolerances is walked to after all. */
  private static final double MOVED = 1.5;

  /** This near a mark, the error is also integrated, up to a bound [m]. */
  private static final double NEAR = 0.08;

  private static final double MOST_INTEGRAL = 0.06;

  /** Share of the stride that turning may move from one leg to the other. */
  private static final double MOST_TURN = 0.6;

  /** Sway from which the phase is pulled in full [rad]. */
  private static final double FULL_SWAY = 0.04;

  /** Until this phase of its stance the gait waits for a foot to be loaded [rad]. */
  private static final double WAITS_UNTIL = 1.2;

  /** Fastest joint target [rad/s]. */
  private static final double FASTEST = 25;

  /** Time constant in which the slope is felt [s]. */
  private static final double FEEL = 0.4;

  /** Time constants in which the speed is felt, and in which the hurry ends before a mark [s]. */
  private static final double STRIDES = 0.5;

  private static final double CALM = 0.15;

  /** Time in which the amplitude dies away [s]. */
  private static final double STOP_TIME = 0.4;

  private final WalkSettings s;
  private final LegKinematics legs;
  private final boolean[] reset = new boolean[2];
  private double phase;
  private double amplitude;
  private double lastTime;
  private double integral;

  /** How much higher the nose is than the gait is laid out for, over some strides [rad]. */
  private double lean;

  /** Speed over some strides [m/s], and share by which they come faster because it is low. */
  private double speed;

  private double hurry;

  private double onMarkSince;
  private boolean stopping;

  public Walk(WalkSettings settings, LegKinematics legs) {
    s = settings;
    this.legs = legs;
  }

  /** Starts from standing. */
  public void start(NavState x) {
    phase = 0;
    amplitude = 0;
    integral = 0;
    lean = 0;
    speed = s.pace();
    hurry = 0;
    lastTime = x.time;
    onMarkSince = x.time;
    stopping = false;
    reset[0] = reset[1] = false;
  }

  /** Stride share that brings the toes to a mark that is {@code remaining} ahead, and notes how long they have stood on it. */
  public double towards(double remaining, double time) {
    double dt = time - lastTime;
    if (Math.abs(remaining) < NEAR) {
      integral = clamp(integral + s.markIntegral() * remaining * dt, MOST_INTEGRAL);
    } else {
      integral = 0;
    }
    if (Math.abs(remaining) > s.markTolerance()) {
      onMarkSince = time;
    }
    if (Math.abs(remaining) > MOVED * s.markTolerance()) {
      stopping = false;
    }
    return Math.max(-0.5, Math.min(1, (remaining + integral) / s.brakingDistance()));
  }

  /** Begins to stop when the toes have been on the mark for a while: the amplitude dies away while the phase runs on. */
  public void stopOnMark(double time) {
    stopping = stopping || time - onMarkSince > MARK_TIME;
  }

  /** Stands: no amplitude is left and both feet bear load. */
  public boolean stands(NavState x) {
    return stopping && amplitude == 0 && x.inContact[0] && x.inContact[1];
  }

  /**
   * One tick of the gait.
   *
   * @param scale share of the full stride, −0.5 to 1
   * @param heading wanted [rad]
   */
  public void update(NavState x, Body body, double scale, double heading, ActuatorFrame out) {
    double dt = x.time - lastTime;
    lastTime = x.time;
    amplitude = stopping
        ? Math.max(0, amplitude - dt / STOP_TIME)
        : Math.min(1, amplitude + dt * s.strideRate() / s.ramp());
    hurry(body, scale, dt);
    advance(x, body, dt);

    // feet stay below the mass centre, whatever the ground does to the body
    lean += dt / (FEEL + dt) * (body.pitch - s.pitch() - lean);
    double ahead = s.footAhead() - clamp(s.slope() * lean, s.slopeLimit());

    // u = ky (ψ − ψ_ref) + kyd ψ'
    double turn = clamp(s.yaw() * wrap(body.yaw - heading) + s.yawRate() * body.yawRate, MOST_TURN);
    double longer = clamp(s.roll() * body.roll + s.rollRate() * body.rollRate, s.rollLimit());
    for (int leg = 0; leg < 2; leg++) {
      double side = leg == 0 ? 1 : -1;
      double p = legPhase(leg);
      double stride = s.stride() * amplitude * (scale + side * turn);
      double stance = TURN * s.duty();
      boolean standing = p < stance;
      double lift = 0;
      double along;
      if (standing) {
        along = stride / 2 * (1 - 2 * p / stance);
      } else {
        double q = (p - stance) / (TURN - stance);
        along = swing(q, stride);
        double bow = Trig.sin(Math.PI * Math.max(0, Math.min(1, q + s.skew() * q * (1 - q))));
        lift = amplitude * s.clearance() * bow * Math.sqrt(Math.sqrt(bow));
      }
      double rock = amplitude * s.rock() * Trig.sin(phase + s.rockPhase());
      double px = ahead + along;
      double pz = -s.hipHeight() + lift - side * rock + side * longer;
      place(leg, px, pz, body.pitch, standing ? s.pitchStance() : s.pitchSwing(), dt, out);
    }
  }

  private void place(
      int leg, double px, double pz, double pitch, double follow, double dt, ActuatorFrame out) {
    legs.reach(px, pz);
    double hip = LegKinematics.hip(legs.thighAngle, s.pitch() + follow * (pitch - s.pitch()));
    drive(out.joints[JointId.hip(leg)], hip, s.hipStiffness(), dt);
    drive(out.joints[JointId.ankle(leg)], legs.ankle, s.ankleStiffness(), dt);
  }

  private void drive(ActuatorFrame.Joint joint, double angle, double stiffness, double dt) {
    double last = joint.angle;
    joint.hold(angle, stiffness, s.damping() * stiffness);
    if (dt > 0) {
      joint.rate = clamp((angle - last) / dt, FASTEST);
    }
  }

  private double legPhase(int leg) {
    return leg == 0 ? phase : phase < Math.PI ? phase + Math.PI : phase - Math.PI;
  }

  /** Stiff toes uphill halve the way of a stride, and longer ones are lost to them as well; more of them are not. */
  private void hurry(Body body, double scale, double dt) {
    speed += dt / (STRIDES + dt) * (body.hipVx - speed);
    if (scale < 1 || amplitude < 1) {
      hurry -= dt / (CALM + dt) * hurry;
    } else {
      double more = hurry + s.hurry() * (s.pace() - speed) * dt;
      hurry = Math.max(0, Math.min(s.hurryLimit(), more));
    }
  }

  private void advance(NavState x, Body body, double dt) {
    double omega = TURN * s.strideRate() * (1 + hurry);
    double swayAngle = StrictMath.atan2(body.roll, body.rollRate / omega);
    double sway =
        Math.sqrt(body.roll * body.roll + body.rollRate * body.rollRate / (omega * omega));
    double late = wrap(swayAngle - phase - s.phaseLead());
    double rate = omega * (1 + s.phasePull() * Trig.sin(late) * Math.min(1, sway / FULL_SWAY));
    double jump = 0;
    double stance = TURN * s.duty();
    for (int leg = 0; leg < 2; leg++) {
      double p = legPhase(leg);
      if (p < WAITS_UNTIL && !x.inContact[leg]) {
        rate *= 1 - s.phaseWait();
      }
      if (p < stance) {
        reset[leg] = false;
      } else if (!reset[leg] && x.inContact[leg] && p > 0.5 * (stance + TURN)) {
        reset[leg] = true;
        jump = s.phaseReset() * (TURN - p);
      }
    }
    phase += rate * dt + jump;
    if (phase >= TURN) {
      phase -= TURN;
    }
  }

  /** Cubic from −S/2 to S/2 whose ends move with the ground. */
  private double swing(double q, double stride) {
    double slope = -s.sweep() * stride * (1 - s.duty()) / s.duty();
    double q2 = q * q;
    double q3 = q2 * q;
    return -stride / 2 * (2 * q3 - 3 * q2 + 1)
        + slope * (q3 - 2 * q2 + q)
        + stride / 2 * (-2 * q3 + 3 * q2)
        + slope * (q3 - q2);
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  private static double wrap(double angle) {
    return angle - TURN * StrictMath.rint(angle / TURN);
  }
}
