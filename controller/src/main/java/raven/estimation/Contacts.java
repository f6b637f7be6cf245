package raven.estimation;

import raven.hal.SensorFrame;
import raven.robot.Legs;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Which feet bear load: per foot the forward recursion of a hidden two-state chain (L. Rabiner, "A tutorial on hidden Markov models", 1989, equation 20) in log-odds. The
 * sole switch, the toe's deflection, the force that the joint torques make and the sole's speed across the ground speak for or against, each by the logarithm of how much more often
 * it is read in contact than not, as counted over simulated walks and jumps; the slow three are weighed down, since neighbouring samples repeat themselves.
 */
final class Contacts {
  /** Evidence of a closed and of an open switch: a closed one sticks more often than a loaded one opens. */
  private static final double CLOSED = 3.3;

  private static final double OPEN = -4;

  /** Weights of toe, force and speed. */
  private static final double TOE_WEIGHT = 0.3;

  private static final double FORCE_WEIGHT = 0.2;
  private static final double SPEED_WEIGHT = 0.3;

  /** Evidence of an undeflected toe; of the square of a deflection up and down, in units of the setting; and the most of it. */
  private static final double TOE_SLACK = -2.5;

  private static final double TOE_UP = 2.5;
  private static final double TOE_DOWN = 0.45;
  private static final double TOE_UP_MOST = 3;
  private static final double TOE_DOWN_MOST = 2;

  /** Force on the ground [N], and its evidence: a swinging leg weighs on nothing, and pulls as often as it pushes. */
  private static final double[] FORCE = {-0.2, 0.3, 1.2, 2.5, 3.5, 6, 12};

  private static final double[] FORCE_EVIDENCE = {-2.5, -1.2, 0.1, 0.4, 2, 1.5, 0.5};

  /** Vertical speed of the sole [m/s], and its evidence. */
  private static final double[] SPEED = {0, 0.05, 0.1, 0.2, 0.5};

  private static final double[] SPEED_EVIDENCE = {3, 2.7, 1.4, -1.2, -4};

  /** A jump of the specific force that is an impact: it ends the speed that was measured before it [m/s2]. */
  private static final double IMPACT = 6;

  /** How often contact changes [1/s], and the limit of certainty in log-odds. */
  private static final double CHANGES = 20;

  private static final double CERTAIN = 8;

  /** Log-odds at which contact begins and ends. */
  private static final double ON = 0.6;

  private static final double OFF = -0.6;

  final boolean[] inContact = new boolean[2];

  /** Time since contact last began or ended [s]. */
  final double[] since = new double[2];

  private final double[] odds = {-CERTAIN, -CERTAIN};
  private final double rest;
  private final double deflection;
  private final LegForce[] forces = new LegForce[2];
  private final Vector3D u = new Vector3D();
  private final Vector3D accel = new Vector3D();

  Contacts(Legs legs, double deflection) {
    rest = legs.toe().rest();
    this.deflection = deflection;
    for (int leg = 0; leg < 2; leg++) {
      forces[leg] = new LegForce(legs, leg);
    }
  }

  void reset() {
    for (int leg = 0; leg < 2; leg++) {
      odds[leg] = -CERTAIN;
      inContact[leg] = false;
      since[leg] = 0;
    }
  }

  /**
   * Takes a tick.
   *
   * @param x the estimate of the tick before
   * @param moving whether it knows how the body moves
   */
  void update(
      SensorFrame in,
      Kalman x,
      boolean moving,
      Vector3DReadOnly w_WB_B,
      LegGeometry[] legs,
      double dt) {
    boolean felt = in.imu.valid;
    boolean impact = felt && accel.differenceNorm(in.imu.accel) > IMPACT;
    if (felt) accel.set(in.imu.accel);
    double change = Math.min(0.5, CHANGES * dt);
    for (int leg = 0; leg < 2; leg++) {
      since[leg] += dt;

      // p ← p (1 − c) + (1 − p) c, then the evidence; with no foot sensor alive only the leg speaks
      double before = probability(leg);
      double p = before * (1 - change) + (1 - before) * change;
      double evidence = foot(in.feet[leg]);
      evidence += FORCE_WEIGHT * force(in, x, leg);
      if (moving && !impact) evidence += SPEED_WEIGHT * speed(x, w_WB_B, legs[leg]);
      double now = StrictMath.log(p / (1 - p)) + evidence;
      odds[leg] = Math.max(-CERTAIN, Math.min(CERTAIN, now));
      decide(leg);
    }
  }

  private void decide(int leg) {
    boolean now = odds[leg] > (inContact[leg] ? OFF : ON);
    if (now != inContact[leg]) {
      inContact[leg] = now;
      since[leg] = 0;
    }
  }

  private double foot(SensorFrame.Foot foot) {
    if (!foot.valid) return 0;
    double r = (foot.toeAngle - rest) / deflection;
    double bent = r < 0
        ? Math.min(TOE_UP_MOST, TOE_SLACK + TOE_UP * r * r)
        : Math.min(TOE_DOWN_MOST, TOE_SLACK + TOE_DOWN * r * r);
    double toe = Double.isFinite(bent) ? TOE_WEIGHT * bent : 0;
    return (foot.pressed ? CLOSED : OPEN) + toe;
  }

  private double force(SensorFrame in, Kalman x, int leg) {
    double force = forces[leg].along(in, -x.R[6], -x.R[8]);
    return Double.isFinite(force) ? interpolate(FORCE, FORCE_EVIDENCE, force) : 0;
  }

  /** Of the lowest point of the sole: u = v_WB + R (ω × p_BF + v_BF), along the vertical. */
  private double speed(Kalman x, Vector3DReadOnly w_WB_B, LegGeometry leg) {
    double[] R = x.R;
    int lowest = leg.lowest(0, LegGeometry.POINTS, R[6], R[7], R[8]);
    u.cross(w_WB_B, leg.p_BF[lowest]);
    u.add(leg.v_BF[lowest]);
    double up = x.v_WB.getZ() + R[6] * u.getX() + R[7] * u.getY() + R[8] * u.getZ();
    return Double.isFinite(up) ? interpolate(SPEED, SPEED_EVIDENCE, Math.abs(up)) : 0;
  }

  private static double interpolate(double[] at, double[] value, double x) {
    int last = at.length - 1;
    if (x <= at[0]) return value[0];
    if (x >= at[last]) return value[last];
    int i = 1;
    while (x > at[i]) i++;
    return value[i - 1] + (value[i] - value[i - 1]) * (x - at[i - 1]) / (at[i] - at[i - 1]);
  }

  /** Probability that a foot bears load. */
  double probability(int leg) {
    return 1 / (1 + StrictMath.exp(-odds[leg]));
  }
}
