package raven.estimation;

import java.util.Arrays;
import us.ihmc.euclid.tuple3D.interfaces.Tuple3DBasics;

/**
 * Right-invariant error-state Kalman filter: the one scalar update that every measurement ends in (A. Barrau and S. Bonnabel, "The invariant extended Kalman filter as a stable observer",
 * 2017). What is estimated, and how it errs, is {@link GroupState}.
 *
 * <p>Measurements need not know of the group: they give their gradient by plain differences (position, velocity, anchors in the world, attitude in the body: R = R̂ Exp(δθ)), and {@link #fuse}
 * turns it into that of the group.
 */
final class Kalman extends GroupState {
  /** Gradient of the next measurement with respect to plain differences; zero again after each update. */
  final double[] h = new double[N];

  /** Squared innovation over its variance, of the last update. */
  double nis;

  /** Share of refused measurements among the last fifty or so. */
  double refused;

  private final double[] g = new double[N];
  private final double[] dx = new double[N];

  @Override
  void clear() {
    super.clear();

    // no correction of a state that is no longer in use
    Arrays.fill(dx, 0);
  }

  /** The gradient so far is that of something that is fixed to the body: R_WB = R Exp(−μ), so that the mounting acts against the turn. */
  void fixedToBody() {
    for (int k = 0; k < 3; k++) h[MOUNTING + k] = -h[TILT + k];
  }

  /**
   * Believes a scalar measurement unless it is absurd. The gradient is taken from {@link #h}.
   *
   * @param y innovation: measured less predicted
   * @param r variance of the measurement's noise
   * @param gate greatest innovation in standard deviations
   * @return whether it was believed
   */
  boolean fuse(double y, double r, double gate) {
    group();

    // g = P h,  s = hᵀ P h + r
    double s = project() + r;

    // written so that a NaN is refused too
    nis = y * y / s;
    boolean believed = nis <= gate * gate && s > 0;
    refused += 0.02 * ((believed ? 0 : 1) - refused);
    if (!believed) {
      return false;
    }

    // x ← x ⊕ g y/s
    for (int i = 0; i < size; i++) {
      dx[i] = g[i] * (y / s);
    }
    correct();

    // P ← P − g gᵀ/s, symmetric because both factors carry the same root
    double root = 1 / Math.sqrt(s);
    double[] p = P.data;
    int n = size;
    for (int i = 0; i < n; i++) {
      g[i] *= root;
    }
    for (int i = 0; i < n; i++) {
      double gi = g[i];
      if (gi == 0) continue;
      int row = i * N;
      for (int j = 0; j < n; j++) {
        p[row + j] -= gi * g[j];
      }
    }
    return true;
  }

  /** g = P h by the few entries of h, which are used up; hᵀ g. */
  private double project() {
    double[] to = g;
    double[] p = P.data;
    int n = size;
    Arrays.fill(to, 0, n, 0);
    for (int i = 0; i < n; i++) {
      double hi = h[i];
      if (hi == 0) continue;
      int row = i * N;
      for (int j = 0; j < n; j++) {
        to[j] += hi * p[row + j];
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += h[i] * to[i];
    }
    Arrays.fill(h, 0);
    return sum;
  }

  /** Gradient by the group's error: h_φ = R h_θ + Σ x × h_x over v, p and the anchors, from δx = ξ_x + φ × x. */
  private void group() {
    double a = h[TILT];
    double b = h[TILT + 1];
    double c = h[TILT + 2];
    double hx = R[0] * a + R[1] * b + R[2] * c;
    double hy = R[3] * a + R[4] * b + R[5] * c;
    double hz = R[6] * a + R[7] * b + R[8] * c;
    for (int k = 0; k < TURNED.length; k++) {
      Tuple3DBasics x = turned[k];
      double p = h[TURNED[k]];
      double q = h[TURNED[k] + 1];
      double r = h[TURNED[k] + 2];
      hx += x.getY() * r - x.getZ() * q;
      hy += x.getZ() * p - x.getX() * r;
      hz += x.getX() * q - x.getY() * p;
    }
    h[TILT] = hx;
    h[TILT + 1] = hy;
    h[TILT + 2] = hz;
  }

  /** X ← Exp(ξ) X, the rest by addition. */
  private void correct() {
    double x = dx[TILT];
    double y = dx[TILT + 1];
    double z = dx[TILT + 2];
    Rotations.turnWorld(q_WB, x, y, z, q_WB);
    Rotations.matrix(q_WB, R);
    for (int k = 0; k < TURNED.length; k++) {
      move(turned[k], x, y, z, TURNED[k]);
      moved(k, dx);
    }
    gyroBias.add(dx[GYRO_BIAS], dx[GYRO_BIAS + 1], dx[GYRO_BIAS + 2]);
    accelBias.add(dx[ACCEL_BIAS], dx[ACCEL_BIAS + 1], dx[ACCEL_BIAS + 2]);
    mounting.add(dx[MOUNTING], dx[MOUNTING + 1], dx[MOUNTING + 2]);
    pressureBias += dx[PRESSURE];
    wind_W.add(dx[WIND], dx[WIND + 1], 0);
    latency += dx[LATENCY];
    if (size > GROUND) {
      ground += dx[GROUND];
      earth_W.add(dx[EARTH], dx[EARTH + 1], dx[EARTH + 2]);
      iron_B.add(dx[IRON], dx[IRON + 1], dx[IRON + 2]);
    }
  }

  /** v ← Exp(φ) v + V(φ) ξ, to second order in φ. */
  private void move(Tuple3DBasics v, double x, double y, double z, int at) {
    double a = v.getX();
    double b = v.getY();
    double c = v.getZ();
    double i = y * c - z * b + dx[at];
    double j = z * a - x * c + dx[at + 1];
    double k = x * b - y * a + dx[at + 2];
    v.add(i + 0.5 * (y * k - z * j), j + 0.5 * (z * i - x * k), k + 0.5 * (x * j - y * i));
  }
}
