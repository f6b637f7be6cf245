package raven.gait;

import raven.hal.ActuatorFrame;
import raven.robot.Robot;
import raven.state.NavState;

/**
 * The jump's push: force control on a virtual leg from the toe joints to the mass centre (Pratt et al. 2001, virtual model control). The
 * force along the leg follows its extension; the moment about the mass centre regulates centroidal momentum over inertia, not pitch rate;
 * the toe and ankle springs are fed forward, the force grows with the weight that was felt. Legs share the force so that roll stays level.
 */
public final class Push {
  /** The ankle stops pushing before it is straight [rad]. */
  private static final double STRAIGHT = 0.44;

  /** Time in which the push loads the feet [s]. */
  private static final double LOADING = 0.03;

  private static final double GRAVITY = 9.81;

  /** Even the lowest step is jumped onto with this share of the energy. */
  private static final double LEAST_ENERGY = 0.4;

  private final VirtualLeg legs;
  private final Springs springs;
  private final PushPlan s;
  private double slope;
  private double extraHeight;
  private double start;
  private double pitchAtStart;
  private double reachAtPush;
  private double speedAtPush;
  private double directionAtPush;
  private double pushStart;
  private boolean pushing;
  private boolean done;

  public Push(Robot robot, Springs springs, PushPlan plan) {
    legs = new VirtualLeg(robot, springs);
    this.springs = springs;
    s = plan;
  }

  /**
   * Begins with the lean.
   *
   * @param uphill slope of the ground [rad]
   * @param higher height that the launch must reach beyond that which the push is for [m]
   */
  public void start(double uphill, double higher, NavState x, Body body) {
    slope = s.slopeShare() * uphill;
    extraHeight = higher;
    start = x.time;
    pitchAtStart = body.pitch;
    pushing = false;
    done = false;
  }

  /** The legs are extended, there is nothing left to push with. */
  public boolean done() {
    return done;
  }

  /** The lean is over. */
  public boolean pushing() {
    return pushing;
  }

  /** The lean takes load off the feet, and the push takes this long to bring it back: they have not left the ground. */
  public boolean light(NavState x) {
    return !pushing || x.time - pushStart < LOADING;
  }

  /** Energy of the launch over that which the push is for: v² = v₀² + 2 g Δh. */
  private double energy() {
    double v2 = s.launchSpeed() * s.launchSpeed();
    return Math.max(LEAST_ENERGY, 1 + 2 * GRAVITY * extraHeight / v2);
  }

  /** One tick: torques of all four joints. */
  public void update(NavState x, Body body, ActuatorFrame out) {
    double rx = body.comX - body.toeX;
    double rz = body.comZ - body.toeZ;
    double reach = Math.sqrt(rx * rx + rz * rz);
    double ux = rx / reach;
    double uz = rz / reach;
    double along = (body.comVx * ux + body.comVz * uz);

    double elapsed = x.time - start;
    if (!pushing && elapsed >= s.leanTime()) {
      pushing = true;
      pushStart = x.time;
      reachAtPush = reach;
      speedAtPush = along;
      directionAtPush = StrictMath.atan2(uz, ux);
    }
    double force;
    double moment;
    double pitch;
    double pitchRate;
    if (pushing) {
      double extension = (reach - reachAtPush) / s.stroke();
      // a steady gain of speed and fall of the leg, from whatever the lean has brought about
      double way = Math.min(1, (x.time - pushStart) / s.duration());
      double launch = s.launchSpeed() * Math.sqrt(energy());
      double speed = speedAtPush + way * (launch - speedAtPush);
      double direction = directionAtPush + way * (s.launchDirection() - directionAtPush);
      force = energy() * s.force(extension) + body.mass() * s.speedGain() * (speed - along);
      // momentum has the last word: the leg's is over before the feet leave
      double behind = (1 - way) * (StrictMath.atan2(uz, ux) - direction);
      moment = s.moment(extension) + body.inertia * s.directionGain() * behind;
      // the turn has died down when the legs are long
      double left = 1 - Math.max(0, Math.min(1, extension));
      double turn = s.launchPitch() - s.leanPitch();
      pitch = slope + s.launchPitch() - turn * left * left;
      pitchRate = 2 * turn * left * along / s.stroke();
      done = done || body.f2 - body.f1 < STRAIGHT;
    } else {
      force = s.leanForce();
      moment = s.leanMoment();
      pitchRate = (slope + s.leanPitch() - pitchAtStart) / s.leanTime();
      pitch = pitchAtStart + pitchRate * elapsed;
    }

    // a heavier robot is pushed harder
    force *= springs.weight;

    // Ḣ* = M + I [kp (θ* − θ) + kd (ω* − H/I)]
    double turning = moment
        + body.inertia
            * (s.pitchGain() * (pitch - body.pitch)
                + s.momentumGain() * (pitchRate - body.momentum / body.inertia));

    // F = F_r u − (Ḣ* + τ_toe)/R n
    double across = -(turning + legs.toeTorque(x)) / reach;
    double fx = force * ux - across * uz;
    double fz = force * uz + across * ux;
    legs.push(fx, fz, s.rollGain() * body.roll + s.rollRateGain() * body.rollRate, 0, x, body, out);
  }
}
