package raven.estimation;

import static raven.estimation.Kalman.FOOT;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * One foot as a measurement: while it bears load, a point of its sole stays where it was planted, so that the leg's kinematics tell where
 * the body is. Along the ground that point is the hallux or the toe tip, whichever is down: the foot stands on its hallux, then flat, and
 * pushes off over its tips. Upward it is whatever point of the sole is lowest. A sole that slips, or whose innovation is absurd, tells
 * nothing until it rests.
 */
final class PlantedFoot {
  /** The other end of the sole has to be lower by this much before it takes over [m]. */
  private static final double LIFTED = 0.003;

  /** After touch-down the foot settles this long, and creeps this much faster [s]. */
  private static final double SETTLING = 0.02;

  private static final double SETTLING_CREEP = 10;

  /** Both feet down for so long is standing, where feet creep this much slower than in walking [s]. */
  private static final double STANDING = 0.3;

  private static final double STANDING_CREEP = 0.1;

  /** Error of the planted point for a rate of the rolling foot [m s/rad]. */
  private static final double ROLL = 5e-4;

  /** A sole that moves creeps: spread in the root of a second per speed, as if the speed kept for a sixteenth of a second [s^½]. */
  private static final double SLIDE = 0.25;

  /** Creep in the root of a second for a rate of the rolling foot [m s^½/rad]: a foot that rolls over one of its ends slides on it. */
  private static final double ROLL_CREEP = 0.012;

  /** Time constant over which that rate is averaged while the robot stands: one reading of it is mostly the toe's noise, and feet that rest would seem to roll [s]. */
  private static final double ROLL_FILTER = 0.02;

  /** When the other foot has just touched down, swinging as it does, the body is shaken and this foot slides with it [s, m/s^½]. */
  private static final double SHAKEN = 0.05;

  private static final double SHAKEN_CREEP = 0.03;

  /** Both feet off the ground for so long is a flight; for so long after it they slide as they absorb the landing [s, s, m/s^½]. */
  private static final double FLIGHT = 0.25;

  private static final double LANDED = 1;

  private static final double LANDED_CREEP = 0.12;

  /** So many absurd innovations in a row are a slip. */
  private static final int REFUSALS = 3;

  /** No foot believed for so long, more than one foot's stance: the estimate is wrong, not the feet. Both slide on smooth ground when the walk begins [s]. */
  private static final double DEADLOCK = 0.3;

  boolean planted;
  final Slip slip;

  private final int leg;
  private final EstimationSettings.Foot settings;
  private final double gate;
  private final LegGeometry geometry;
  private final Contacts contacts;

  private int point;
  private int lowest;
  private double plantedFor;
  private double rolling;
  private double unused;
  private double aloft;
  private double landedFor = LANDED;

  /** It has stood before: who has only just been switched on does not come out of the air. */
  private boolean stood;

  private int refused;
  private final double[] J = new double[3];
  private final double[] byMounting = new double[3];

  PlantedFoot(int leg, LegGeometry geometry, Contacts contacts, EstimationSettings settings) {
    this.leg = leg;
    this.contacts = contacts;
    this.geometry = geometry;
    this.settings = settings.foot();
    gate = settings.gate();
    slip = new Slip(settings.foot());
  }

  void reset() {
    planted = false;
    slip.reset();
    unused = 0;
    refused = 0;
  }

  /**
   * Follows the foot through touch-down, rolling, slipping and lift-off.
   *
   * @param known the leg's sensors deliver
   * @param turn fuse in this tick: the feet take turns
   */
  void update(
      Kalman x,
      Vector3DReadOnly w_WB_B,
      PlantedFoot other,
      boolean known,
      boolean turn,
      double dt) {
    boolean flies = stood && !contacts.inContact[0] && !contacts.inContact[1];
    aloft = flies ? aloft + dt : 0;
    landedFor = aloft > FLIGHT ? 0 : landedFor + dt;
    if (!contacts.inContact[leg] || !known) {
      lift(x);
      reset();
      return;
    }
    int at = planted ? point : down(x);
    slip.update(x, w_WB_B, geometry.p_BF[at], geometry.v_BF[at], dt);
    if (slip.slipping) {
      lift(x);
    }
    unused = planted || other.planted ? 0 : unused + dt;
    if (unused > DEADLOCK) {
      x.inflate(VELOCITY, 3, slip.speed * slip.speed);
      slip.forgive();
    }
    // the ground under hallux and tips is as steep as it likes
    int was = lowest;
    lowest = geometry.lowest(0, LegGeometry.POINTS, x.R[6], x.R[7], x.R[8]);
    if (planted && lowest != was) plant(x, 2, geometry.p_BF[lowest]);
    if (!planted && !slip.slipping) {
      point = down(x);
      plant(x, 0, geometry.p_BF[point]);
      plant(x, 1, geometry.p_BF[point]);
      plant(x, 2, geometry.p_BF[lowest]);
      planted = true;
      stood = true;
      plantedFor = 0;
      rolling = geometry.footRate - w_WB_B.getY();
    }
    if (planted) {
      boolean shaken = contacts.inContact[1 - leg] && contacts.since[1 - leg] < SHAKEN;
      boolean standing = plantedFor > STANDING && other.planted && other.plantedFor > STANDING;
      stand(x, w_WB_B, turn, shaken, standing, dt);
    }
  }

  private void stand(
      Kalman x,
      Vector3DReadOnly w_WB_B,
      boolean turn,
      boolean shaken,
      boolean standing,
      double dt) {
    plantedFor += dt;
    double footRate = geometry.footRate - w_WB_B.getY();
    rolling += dt / (ROLL_FILTER + dt) * (footRate - rolling);
    double creep =
        settings.creep() * (plantedFor < SETTLING ? SETTLING_CREEP : standing ? STANDING_CREEP : 1);
    x.inflate(FOOT + 3 * leg, 3, creep * creep * dt);

    // what makes a sole slide makes it slide along the ground; it rolls fore and aft
    double slide = SLIDE * slip.excess;
    double rolled = ROLL_CREEP * (standing ? rolling : footRate);
    double shaking = landedFor < LANDED ? LANDED_CREEP : shaken ? SHAKEN_CREEP : 0;
    x.inflate(FOOT + 3 * leg, 2, (slide * slide + shaking * shaking) * dt);
    x.inflateAlong(FOOT + 3 * leg, x.R[4], -x.R[1], rolled * rolled * dt);

    int now = down(x);
    if (now != point) {
      point = now;
      plant(x, 0, geometry.p_BF[point]);
      plant(x, 1, geometry.p_BF[point]);
    }
    if (!turn) {
      return;
    }

    // a foot that rolls is on its way from one point to the other
    double roll = ROLL * footRate;
    double r = settings.noise() * settings.noise() + roll * roll;
    boolean believed = true;
    for (int axis = 0; axis < 3; axis++) {
      believed &= fuse(x, axis, r);
    }
    refused = believed ? 0 : refused + 1;
    if (refused >= REFUSALS) {
      slip.begin();
      lift(x);
    }
  }

  /** 0 = p_WF − p_WB − R p_BF, one axis of the world. */
  private boolean fuse(Kalman x, int axis, double r) {
    Vector3D p_BF = geometry.p_BF[axis < 2 ? point : lowest];
    gradient(x, axis, p_BF);
    double y = x.p_WB.getElement(axis) + turned(x, axis, p_BF) - x.p_WF[leg].getElement(axis);
    x.h[FOOT + 3 * leg + axis] = 1;
    x.h[POSITION + axis] = -1;
    for (int k = 0; k < 3; k++) {
      x.h[TILT + k] = -J[k];
    }
    x.fixedToBody();
    return x.fuse(y, r, gate);
  }

  /** One row of R p. */
  private static double turned(Kalman x, int axis, Vector3D p) {
    return x.R[3 * axis] * p.getX() + x.R[3 * axis + 1] * p.getY() + x.R[3 * axis + 2] * p.getZ();
  }

  /** One row of J = ∂(R p)/∂δθ = −R [p]ₓ. */
  private void gradient(Kalman x, int axis, Vector3D p) {
    double a = x.R[3 * axis];
    double b = x.R[3 * axis + 1];
    double c = x.R[3 * axis + 2];
    J[0] = -(b * p.getZ() - c * p.getY());
    J[1] = -(c * p.getX() - a * p.getZ());
    J[2] = -(a * p.getY() - b * p.getX());
  }

  /** Sets one axis of the anchor where kinematics say the point is now, with the covariance that follows: f = p_WB + R p_BF. */
  private void plant(Kalman x, int axis, Vector3D p_BF) {
    double to = x.p_WB.getElement(axis) + turned(x, axis, p_BF);
    x.shift(leg, axis, to);

    // the other axes may belong to another point: e = p_WB + R p_BF − f
    double ex = x.p_WB.getX() + turned(x, 0, p_BF) - x.p_WF[leg].getX();
    double ey = x.p_WB.getY() + turned(x, 1, p_BF) - x.p_WF[leg].getY();
    double ez = x.p_WB.getZ() + turned(x, 2, p_BF) - x.p_WF[leg].getZ();
    gradient(x, axis, p_BF);
    for (int k = 0; k < 3; k++) byMounting[k] = -J[k];
    J[0] = axis == 1 ? -ez : axis == 2 ? ey : 0;
    J[1] = axis == 0 ? ez : axis == 2 ? -ex : 0;
    J[2] = axis == 0 ? -ey : axis == 1 ? ex : 0;

    // ξ_f = ξ_p + φ × e + R (p_BF × μ) + noise
    double noise = settings.noise() * settings.noise();
    x.derive(FOOT + 3 * leg + axis, POSITION + axis, J, byMounting, noise);
  }

  private void lift(Kalman x) {
    if (planted) {
      x.decorrelate(FOOT + 3 * leg, 3, 0);
      planted = false;
      refused = 0;
    }
  }

  /** Hallux or tip, whichever is down; the present one while the foot lies flat. */
  private int down(Kalman x) {
    double up = turned(x, 2, geometry.p_BF[LegGeometry.TIP])
        - turned(x, 2, geometry.p_BF[LegGeometry.HALLUX]);
    double keep = !planted ? 0 : point == LegGeometry.TIP ? LIFTED : -LIFTED;
    return up < keep ? LegGeometry.TIP : LegGeometry.HALLUX;
  }
}
