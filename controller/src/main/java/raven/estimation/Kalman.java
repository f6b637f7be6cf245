package raven.estimation;

import java.util.Arrays;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Tuple3DBasics;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DBasics;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * Right-invariant error-state Kalman filter: the estimate, the covariance of its error, and the one scalar update that every measurement
 * ends in (A. Barrau and S. Bonnabel, "The invariant extended Kalman filter as a stable observer", 2017; feet as in R. Hartley et al.,
 * "Contact-aided invariant extended Kalman filtering for robot state estimation", 2020).
 *
 * <p>Attitude, velocity, position and anchors err together, by one element of their group: R = Exp(φ) R̂, and v = Exp(φ) v̂ + ν, likewise p and the anchors. Then neither
 * propagation nor the feet depend on where the estimate is, and a wrong heading or tilt does not become false certainty.
 *
 * <p>Measurements need not know: they give their gradient by plain differences (position, velocity, anchors in the world, attitude in the
 * body: R = R̂ Exp(δθ)), and {@link #fuse} turns it into that of the group.
 */
final class Kalman extends Covariance {
  // the estimate
  final Point3D p_WB = new Point3D();
  final Vector3D v_WB = new Vector3D();
  final Quaternion q_WB = new Quaternion();
  final Vector3D gyroBias = new Vector3D();
  final Vector3D accelBias = new Vector3D();

  /** Anchors of planted feet in the world, left and right; meaningless while a foot is not planted. */
  final Point3D[] p_WF = {new Point3D(), new Point3D()};

  /** How the inertial unit is turned in the body: its axes are the body's, turned by this rotation vector [rad]. */
  final Vector3D mounting = new Vector3D();

  /** What the barometer reads above the height [m]. */
  double pressureBias;

  /** Horizontal wind; z stays zero [m/s]. */
  final Vector3D wind_W = new Vector3D();

  /** How much older position fixes are than they say [s]. */
  double latency;

  /** Height of the ground that the range finder looks at [m]. */
  double ground;

  /** The earth's magnetic field, world axes, and what the robot adds to it, body axes [µT]. */
  final Vector3D earth_W = new Vector3D();

  final Vector3D iron_B = new Vector3D();

  /** Matrix of {@link #q_WB}, row-major. */
  final double[] R = new double[9];

  /** Gradient of the next measurement with respect to plain differences; zero again after each update. */
  final double[] h = new double[N];

  /** Squared innovation over its variance, of the last update. */
  double nis;

  /** Share of refused measurements among the last fifty or so. */
  double refused;

  /** The parts that turn with the attitude, and where their errors stand. */
  private static final int[] TURNED = {VELOCITY, POSITION, FOOT, FOOT + 3};

  /** Corrections that add up to less are not yet told [m/s, m]. */
  private static final double LITTLE = 0.01;

  private final Tuple3DBasics[] turned = {v_WB, p_WB, p_WF[0], p_WF[1]};

  private final double[] g = new double[N];
  private final double[] dx = new double[N];
  private final double[] kept = new double[9];
  private final double[] moved = new double[12];

  @Override
  void clear() {
    super.clear();

    // no correction of a state that is no longer in use
    Arrays.fill(dx, 0);
    Arrays.fill(moved, 0);
  }

  /** Axes of the body to those of the inertial unit, whose attitude {@link #q_WB} is: u ← u − μ × u. */
  void toUnit(Vector3DBasics u) {
    turnBy(-1, u);
  }

  /** And back. */
  void toBody(Vector3DBasics u) {
    turnBy(1, u);
  }

  private void turnBy(double sign, Vector3DBasics u) {
    double x = sign * mounting.getX();
    double y = sign * mounting.getY();
    double z = sign * mounting.getZ();
    double a = u.getX();
    double b = u.getY();
    double c = u.getZ();
    u.add(y * c - z * b, z * a - x * c, x * b - y * a);
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
    return fuse(y, r, gate, false);
  }

  /**
   * Like {@link #fuse(double, double, double)}, but the measurement counts with what the mounting may be wrong by and teaches nothing about it (S. F. Schmidt, 1966): for legs, whose own
   * small errors of angle would look like a turned inertial unit.
   */
  boolean consider(double y, double r, double gate) {
    return fuse(y, r, gate, true);
  }

  private boolean fuse(double y, double r, double gate, boolean mountingStays) {
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
    if (mountingStays) keepMounting();
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
    if (mountingStays) restoreMounting();
    return true;
  }

  private void keepMounting() {
    for (int i = 0; i < 3; i++) {
      dx[MOUNTING + i] = 0;
      System.arraycopy(P.data, (MOUNTING + i) * N + MOUNTING, kept, 3 * i, 3);
    }
  }

  /** Its own covariance is as it was; how it goes with the other states has changed. */
  private void restoreMounting() {
    for (int i = 0; i < 3; i++) {
      System.arraycopy(kept, 3 * i, P.data, (MOUNTING + i) * N + MOUNTING, 3);
    }
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
      for (int axis = 0; axis < 3; axis++) moved[3 * k + axis] += dx[TURNED[k] + axis];
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

  /**
   * Tells the covariance how far corrections have moved what turns with the attitude: from v = Exp(φ) v̂ + ν, a v̂ that was moved by c leaves ν + c × φ. One correction is little, but those of a
   * state that nothing holds add up, and without this the filter would see tilt in them.
   */
  void reset() {
    for (int k = 0; k < TURNED.length; k++) {
      double a = moved[3 * k];
      double b = moved[3 * k + 1];
      double c = moved[3 * k + 2];
      if (a * a + b * b + c * c < LITTLE * LITTLE) continue;
      shear(TURNED[k], a, b, c);
      moved[3 * k] = moved[3 * k + 1] = moved[3 * k + 2] = 0;
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

  /** Covariance was set for plain differences (attitude in the world); makes it that of the group: ξ_x = δx + x × φ. */
  void toGroup() {
    for (int k = 0; k < TURNED.length; k++) {
      shear(TURNED[k], turned[k].getX(), turned[k].getY(), turned[k].getZ());
    }
  }

  /** Moves one axis of an anchor to another point of the same sole; the errors of the others are told anew. */
  void shift(int leg, int axis, double to) {
    double by = to - p_WF[leg].getElement(axis);
    p_WF[leg].setElement(axis, to);
    shear(FOOT + 3 * leg, axis == 0 ? by : 0, axis == 1 ? by : 0, axis == 2 ? by : 0);
  }

  /** Standard deviation of the velocity as a plain difference, δv = ν + φ × v, along the ground or in space [m/s]. */
  double speedSpread(int axes) {
    double x = v_WB.getX();
    double y = v_WB.getY();
    double z = v_WB.getZ();
    double sum =
        spread(VELOCITY, TILT + 1, z, TILT + 2, -y) + spread(VELOCITY + 1, TILT + 2, x, TILT, -z);
    if (axes == 3) sum += spread(VELOCITY + 2, TILT, y, TILT + 1, -x);
    return Math.sqrt(Math.max(0, sum));
  }

  /** Standard deviation of the velocity through the air as the robot sees it, Rᵀ(v − w): of ν − δw + φ × w. A heading that nobody knows does not matter to it [m/s]. */
  double airSpread() {
    double a = wind_W.getX();
    double b = wind_W.getY();
    double sum = spread(VELOCITY, WIND, -1, TILT + 2, -b)
        + spread(VELOCITY + 1, WIND + 1, -1, TILT + 2, a)
        + spread(VELOCITY + 2, TILT, b, TILT + 1, -a);
    return Math.sqrt(Math.max(0, sum));
  }

  /** Turns the attitude by a body-frame rotation vector: q ← q ⊗ Exp(θ). */
  void turn(double tx, double ty, double tz) {
    Rotations.turn(q_WB, tx, ty, tz, q_WB);
    Rotations.matrix(q_WB, R);
  }

  /** Estimate and covariance are finite and no variance is negative. */
  boolean sane() {
    double sum = p_WB.getX() + p_WB.getY() + p_WB.getZ() + v_WB.getX() + v_WB.getY() + v_WB.getZ();
    sum += q_WB.getS() + q_WB.getX() + q_WB.getY() + q_WB.getZ() + pressureBias + latency;
    sum += mounting.getX() + mounting.getY() + mounting.getZ();
    sum += gyroBias.getX() + gyroBias.getY() + gyroBias.getZ();
    sum += accelBias.getX() + accelBias.getY() + accelBias.getZ();
    sum +=
        wind_W.getX() + wind_W.getY() + ground + earth_W.getX() + earth_W.getY() + earth_W.getZ();
    sum += iron_B.getX() + iron_B.getY() + iron_B.getZ();
    double trace = trace();
    return Double.isFinite(sum + trace) && trace >= 0;
  }
}
