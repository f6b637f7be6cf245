package raven.estimation;

import static raven.estimation.Kalman.FOOT;
import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import us.ihmc.euclid.tuple3D.interfaces.Tuple3DReadOnly;

/**
 * A foot that somebody else has found to be in contact, and where it is in the body: 0 = p_WF − p_WB − R p_BF (Hartley et al. 2020, section V). How noisy the leg's kinematics are is
 * seen in their second differences. The foot is anchored anew when it moves although it is said to stand: a late or false contact, or a slip.
 */
final class KinematicFoot {
  /** Time constant of the noise's mean [s]. */
  private static final double WINDOW = 0.5;

  /** Errors of kinematics that differences do not show, for they last: flexing, rolling of the foot; as a noise density [m²s]. */
  private static final double LASTING = 1e-7;

  /** Time constant over which innovations are averaged to see a foot move [s], and the mean that is a slip, in standard deviations. */
  private static final double SLIDE = 0.01;

  private static final double SLIPPED = 4;

  /** A foot that has slid counts again when its smoothed place has moved slower than this, over so long [m/s, s]. */
  private static final double RESTING = 0.2;

  private static final double LOOK = 0.05;

  /** No foot counts for so long: the estimate is wrong, not the feet [s]. */
  private static final double DEADLOCK = 0.2;

  /** The contact begins to count after so long, for impact and late detection [s]. */
  private static final double SETTLE = 0.005;

  boolean planted;

  private final int leg;
  private final double creep;
  private final double gate;
  private final double[] last = new double[3];
  private final double[] before = new double[3];
  private final double[] variance = new double[3];
  private final double[] mean = new double[3];
  private final double[] place = new double[3];
  private final double[] placeThen = new double[3];
  private double since;
  private double looked;
  private double unused;
  private boolean sliding;
  private int samples;

  KinematicFoot(int leg, double creep, double gate) {
    this.leg = leg;
    this.creep = creep;
    this.gate = gate;
  }

  void update(Kalman x, boolean contact, Tuple3DReadOnly p_BF, KinematicFoot other, double dt) {
    listen(p_BF, dt);
    since = contact ? since + dt : 0;
    if (!contact || since < SETTLE) {
      lift(x);
      sliding = false;
      unused = 0;
      return;
    }
    if (sliding) watch(x, p_BF, other, dt);
    if (sliding) return;
    if (!planted) {
      plant(x, p_BF, dt);
      return;
    }
    x.inflate(FOOT + 3 * leg, 3, creep * creep * dt);
    boolean moved = false;
    for (int axis = 0; axis < 3; axis++) {
      moved |= fuse(x, axis, p_BF, dt);
    }
    if (moved) slide(x, p_BF);
  }

  private void slide(Kalman x, Tuple3DReadOnly p_BF) {
    lift(x);
    sliding = true;
    looked = unused = 0;
    for (int axis = 0; axis < 3; axis++) {
      place[axis] = placeThen[axis] = where(x, axis, p_BF);
    }
  }

  /** Follows a sliding foot until it rests, or until there is nothing else to stand on. */
  private void watch(Kalman x, Tuple3DReadOnly p_BF, KinematicFoot other, double dt) {
    for (int axis = 0; axis < 3; axis++) {
      place[axis] += dt / (SLIDE + dt) * (where(x, axis, p_BF) - place[axis]);
    }
    looked += dt;
    unused = other.planted ? 0 : unused + dt;
    if (looked < LOOK) return;
    double way2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = place[axis] - placeThen[axis];
      way2 += d * d;
      placeThen[axis] = place[axis];
    }
    double speed2 = way2 / (looked * looked);
    looked = 0;
    if (unused > DEADLOCK) x.inflate(VELOCITY, 3, speed2);
    sliding = speed2 > RESTING * RESTING && unused <= DEADLOCK;
  }

  private static double where(Kalman x, int axis, Tuple3DReadOnly p_BF) {
    return x.p_WB.getElement(axis)
        + x.R[3 * axis] * p_BF.getX()
        + x.R[3 * axis + 1] * p_BF.getY()
        + x.R[3 * axis + 2] * p_BF.getZ();
  }

  private void listen(Tuple3DReadOnly p_BF, double dt) {
    samples++;
    double share = dt / (WINDOW + dt);
    for (int axis = 0; axis < 3; axis++) {
      double now = p_BF.getElement(axis);
      double curve = now - 2 * last[axis] + before[axis];
      before[axis] = last[axis];
      last[axis] = now;
      if (samples == 3) variance[axis] = curve * curve / 6;
      // a swinging foot's curve is no noise, but it is not used either
      if (samples > 3)
        variance[axis] +=
            Math.max(share, 1.0 / samples) * (Math.min(curve * curve / 6, 1e-4) - variance[axis]);
    }
  }

  /** Noise in one world axis [m²]. */
  private double noise(Kalman x, int axis, double dt) {
    double sum = LASTING / dt;
    for (int i = 0; i < 3; i++) {
      double r = x.R[3 * axis + i];
      sum += r * r * variance[i];
    }
    return sum;
  }

  private boolean fuse(Kalman x, int axis, Tuple3DReadOnly p_BF, double dt) {
    double a = x.R[3 * axis];
    double b = x.R[3 * axis + 1];
    double c = x.R[3 * axis + 2];
    double px = p_BF.getX();
    double py = p_BF.getY();
    double pz = p_BF.getZ();
    double y = x.p_WB.getElement(axis) + a * px + b * py + c * pz - x.p_WF[leg].getElement(axis);
    x.h[FOOT + 3 * leg + axis] = 1;
    x.h[POSITION + axis] = -1;

    // −∂(R p)/∂δθ
    x.h[TILT] = b * pz - c * py;
    x.h[TILT + 1] = c * px - a * pz;
    x.h[TILT + 2] = a * py - b * px;
    double r = noise(x, axis, dt);
    x.fuse(y, r, gate);
    double share = dt / (SLIDE + dt);
    mean[axis] += share * (y - mean[axis]);
    double spread = r * share / (2 - share) + Math.max(0, y * y / Math.max(x.nis, 1e-12) - r);
    return mean[axis] * mean[axis] > SLIPPED * SLIPPED * spread;
  }

  private void plant(Kalman x, Tuple3DReadOnly p_BF, double dt) {
    for (int axis = 0; axis < 3; axis++) {
      double to = where(x, axis, p_BF);
      x.p_WF[leg].setElement(axis, to);
      mean[axis] = 0;
    }

    // ξ_f = ξ_p + noise
    double[] P = x.P.data;
    x.decorrelate(FOOT + 3 * leg, 3, 0);
    for (int axis = 0; axis < 3; axis++) {
      int f = FOOT + 3 * leg + axis;
      for (int j = 0; j < N; j++) {
        P[f * N + j] = P[(POSITION + axis) * N + j];
        P[j * N + f] = P[f * N + j];
      }
      P[f * N + f] = P[(POSITION + axis) * (N + 1)];
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        P[(FOOT + 3 * leg + i) * N + FOOT + 3 * leg + j] = P[(POSITION + i) * N + POSITION + j];
      }
      P[(FOOT + 3 * leg + i) * (N + 1)] += noise(x, i, dt);
    }
    planted = true;
  }

  private void lift(Kalman x) {
    if (planted) x.decorrelate(FOOT + 3 * leg, 3, 0);
    planted = false;
  }
}
