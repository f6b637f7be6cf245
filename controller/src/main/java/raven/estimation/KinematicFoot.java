package raven.estimation;

import static raven.estimation.Kalman.FOOT;
import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;

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
  private double since;
  private int samples;

  KinematicFoot(int leg, double creep, double gate) {
    this.leg = leg;
    this.creep = creep;
    this.gate = gate;
  }

  void update(Kalman x, boolean contact, Tuple3DReadOnly p_BF, double dt) {
    listen(p_BF, dt);
    since = contact ? since + dt : 0;
    if (!contact || since < SETTLE) {
      lift(x);
      return;
    }
    if (!planted) {
      plant(x, p_BF, dt);
      return;
    }
    x.inflate(FOOT + 3 * leg, 3, creep * creep * dt);
    boolean moved = false;
    for (int axis = 0; axis < 3; axis++) {
      moved |= fuse(x, axis, p_BF, dt);
    }
    if (moved) {
      lift(x);
      since = 0;
    }
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
      if (samples > 3) variance[axis] += Math.max(share, 1.0 / samples) * (Math.min(curve * curve / 6, 1e-4) - variance[axis]);
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
      double to = x.p_WB.getElement(axis)
          + x.R[3 * axis] * p_BF.getX()
          + x.R[3 * axis + 1] * p_BF.getY()
          + x.R[3 * axis + 2] * p_BF.getZ();
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
