package raven.estimation;

import static raven.estimation.Kalman.FOOT;
import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * One foot as a measurement: while it bears load, a point of its sole stays where it was planted, so that the leg's kinematics tell where
 * the body is. The point is the ball or the toe tips, whichever is down: during push-off the foot rolls over its tips. A sole that moves
 * over the ground, or whose innovation is absurd, slips and tells nothing until it rests again.
 */
final class PlantedFoot {
  /** How much higher the other point has to be before the foot stands on this one alone [m]. */
  private static final double LIFTED = 0.004;

  /** After touch-down the foot settles this long, and creeps this much faster [s]. */
  private static final double SETTLING = 0.02;

  private static final double SETTLING_CREEP = 10;

  /** Time constant of the sliding speed, and how long it has to be high or low [s]. */
  private static final double SPEED_FILTER = 0.008;

  private static final double SLIP_AFTER = 0.006;

  /** So many absurd innovations in a row are a slip. */
  private static final int REFUSALS = 3;

  private static final double HOLD_AFTER = 0.02;

  /** The only loaded foot not believed for so long: the estimate is wrong, not the foot [s]. */
  private static final double DEADLOCK = 0.15;

  boolean planted;
  boolean slipping;

  private final int leg;
  private final EstimationSettings.Foot settings;
  private final double gate;
  private final double toeLength;
  private final LegGeometry geometry;

  private int point;
  private double plantedFor;
  private double speed;
  private double fast;
  private double slow;
  private double unused;
  private int refused;

  private final Vector3D u = new Vector3D();
  private final double[] J = new double[9];

  PlantedFoot(int leg, LegGeometry geometry, EstimationSettings settings, double toeLength) {
    this.leg = leg;
    this.geometry = geometry;
    this.settings = settings.foot();
    gate = settings.gate();
    this.toeLength = toeLength;
  }

  void reset() {
    planted = false;
    slipping = false;
    speed = fast = slow = unused = 0;
    refused = 0;
  }

  /**
   * Follows the foot through touch-down, rolling, slipping and lift-off.
   *
   * @param loaded the foot bears load and its joints are known
   * @param turn fuse in this tick: the feet take turns
   * @param alone no other foot is planted
   */
  void update(
      Kalman x, Vector3DReadOnly w_WB_B, boolean loaded, boolean turn, boolean alone, double dt) {
    if (!loaded) {
      lift(x);
      reset();
      return;
    }
    slide(x, w_WB_B, dt);
    unused = planted || !alone ? 0 : unused + dt;
    if (unused > DEADLOCK) {
      x.inflate(VELOCITY, 3, speed * speed);
      slipping = false;
      speed = 0;
    }
    if (!planted && !slipping) {
      plant(x, lower(x));
      plantedFor = 0;
    }
    if (planted) {
      stand(x, w_WB_B, turn, dt);
    }
  }

  private void stand(Kalman x, Vector3DReadOnly w_WB_B, boolean turn, double dt) {
    plantedFor += dt;
    double creep = settings.creep() * (plantedFor < SETTLING ? SETTLING_CREEP : 1);
    x.inflate(FOOT + 3 * leg, 3, creep * creep * dt);
    int now = lower(x);
    if (now != point) {
      plant(x, now);
    }
    if (!turn) {
      return;
    }

    // a foot on its way over the tips is no longer flat on its ball
    double footRate = geometry.footRate - w_WB_B.getY();
    double roll =
        point == LegGeometry.BALL ? 0.05 * toeLength * footRate : 0.01 * toeLength * footRate;
    double r = settings.noise() * settings.noise() + roll * roll;
    boolean believed = true;
    for (int axis = 0; axis < 3; axis++) {
      believed &= fuse(x, axis, r);
    }
    refused = believed ? 0 : refused + 1;
    if (refused >= REFUSALS) {
      slip(x);
    }
  }

  /** 0 = p_WF − p_WB − R p_BF, one axis of the world. */
  private boolean fuse(Kalman x, int axis, double r) {
    jacobian(x, point);
    double[] R = x.R;
    Vector3D p_BF = geometry.p_BF[point];
    double predicted = x.p_WF[leg].getElement(axis)
        - x.p_WB.getElement(axis)
        - (R[3 * axis] * p_BF.getX()
            + R[3 * axis + 1] * p_BF.getY()
            + R[3 * axis + 2] * p_BF.getZ());
    x.h[FOOT + 3 * leg + axis] = 1;
    x.h[POSITION + axis] = -1;
    x.h[TILT] = -J[3 * axis];
    x.h[TILT + 1] = -J[3 * axis + 1];
    x.h[TILT + 2] = -J[3 * axis + 2];
    return x.fuse(-predicted, r, gate);
  }

  /** J = ∂(R p_BF)/∂δθ = −R [p_BF]ₓ. */
  private void jacobian(Kalman x, int at) {
    Vector3D p = geometry.p_BF[at];
    double[] R = x.R;
    for (int i = 0; i < 9; i += 3) {
      J[i] = -(R[i + 1] * p.getZ() - R[i + 2] * p.getY());
      J[i + 1] = -(R[i + 2] * p.getX() - R[i] * p.getZ());
      J[i + 2] = -(R[i] * p.getY() - R[i + 1] * p.getX());
    }
  }

  /** Sets the anchor where kinematics say the point is now, with the covariance that follows: p_WF = p_WB + R p_BF. */
  private void plant(Kalman x, int at) {
    point = at;
    planted = true;
    jacobian(x, at);
    double[] R = x.R;
    Vector3D p = geometry.p_BF[at];
    x.p_WF[leg].set(
        x.p_WB.getX() + R[0] * p.getX() + R[1] * p.getY() + R[2] * p.getZ(),
        x.p_WB.getY() + R[3] * p.getX() + R[4] * p.getY() + R[5] * p.getZ(),
        x.p_WB.getZ() + R[6] * p.getX() + R[7] * p.getY() + R[8] * p.getZ());

    // P_fx = P_px + J P_θx,  P_ff = P_fp + P_fθ Jᵀ + r
    double[] P = x.P.data;
    int foot = FOOT + 3 * leg;
    x.decorrelate(foot, 3, 0);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < N; j++) {
        double c = P[(POSITION + i) * N + j]
            + J[3 * i] * P[TILT * N + j]
            + J[3 * i + 1] * P[(TILT + 1) * N + j]
            + J[3 * i + 2] * P[(TILT + 2) * N + j];
        P[(foot + i) * N + j] = c;
      }
    }
    for (int i = 0; i < 3; i++) {
      int row = (foot + i) * N;
      for (int j = i; j < 3; j++) {
        double c = P[row + POSITION + j]
            + J[3 * j] * P[row + TILT]
            + J[3 * j + 1] * P[row + TILT + 1]
            + J[3 * j + 2] * P[row + TILT + 2];
        P[row + foot + j] = c;
        P[(foot + j) * N + foot + i] = c;
      }
      P[row + foot + i] += settings.noise() * settings.noise();
    }
    for (int i = foot; i < foot + 3; i++) {
      for (int j = 0; j < N; j++) {
        if (j < foot || j >= foot + 3) {
          P[j * N + i] = P[i * N + j];
        }
      }
    }
  }

  private void lift(Kalman x) {
    if (planted) {
      x.decorrelate(FOOT + 3 * leg, 3, 0);
      planted = false;
    }
  }

  /** Ball or tip, whichever is down; the present one while the foot lies flat. */
  private int lower(Kalman x) {
    double up = above(x, LegGeometry.TIP) - above(x, LegGeometry.BALL);
    if (!planted) {
      return up < 0 ? LegGeometry.TIP : LegGeometry.BALL;
    }
    if (point == LegGeometry.BALL) {
      return up < -LIFTED ? LegGeometry.TIP : LegGeometry.BALL;
    }
    return up > LIFTED ? LegGeometry.BALL : LegGeometry.TIP;
  }

  private double above(Kalman x, int at) {
    Vector3D p = geometry.p_BF[at];
    return x.R[6] * p.getX() + x.R[7] * p.getY() + x.R[8] * p.getZ();
  }

  /** Judges the sole's speed over ground: u = v_WB + R (ω × p_BF + v_BF). */
  private void slide(Kalman x, Vector3DReadOnly w_WB_B, double dt) {
    int at = planted ? point : lower(x);
    u.cross(w_WB_B, geometry.p_BF[at]);
    u.add(geometry.v_BF[at]);
    double[] R = x.R;
    double ux = x.v_WB.getX() + R[0] * u.getX() + R[1] * u.getY() + R[2] * u.getZ();
    double uy = x.v_WB.getY() + R[3] * u.getX() + R[4] * u.getY() + R[5] * u.getZ();
    speed += dt / (SPEED_FILTER + dt) * (Math.sqrt(ux * ux + uy * uy) - speed);

    // what the estimate itself may be wrong by is no slip
    double doubt = 3 * Math.sqrt(x.variance(VELOCITY) + x.variance(VELOCITY + 1));
    boolean moves = speed > settings.slipSpeed() + doubt;
    fast = moves ? fast + dt : Math.max(0, fast - dt);
    slow = speed < 0.5 * settings.slipSpeed() + doubt ? slow + dt : 0;
    if (!slipping && fast > SLIP_AFTER) {
      slip(x);
    } else if (slipping && slow > HOLD_AFTER) {
      slipping = false;
      fast = 0;
    }
  }

  private void slip(Kalman x) {
    lift(x);
    slipping = true;
    slow = fast = 0;
    refused = 0;
  }
}
