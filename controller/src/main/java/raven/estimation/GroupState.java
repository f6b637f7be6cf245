package raven.estimation;

import java.util.Arrays;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Tuple3DBasics;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DBasics;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * What is estimated, and how it errs: attitude, velocity, position and anchors together, by one element of their group: R = Exp(φ) R̂, and v = Exp(φ) v̂ + ν, likewise p and the anchors (R. Hartley
 * et al., "Contact-aided invariant extended Kalman filtering for robot state estimation", 2020). Then neither propagation nor the feet depend on where the estimate is, and a wrong heading or tilt does
 * not become false certainty.
 */
abstract sealed class GroupState extends Covariance permits Kalman {
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

  /** The parts that turn with the attitude, and where their errors stand. */
  static final int[] TURNED = {VELOCITY, POSITION, FOOT, FOOT + 3};

  /** Corrections that add up to less are not yet told [m/s, m]. */
  private static final double LITTLE = 0.01;

  final Tuple3DBasics[] turned = {v_WB, p_WB, p_WF[0], p_WF[1]};

  private final double[] moved = new double[12];

  @Override
  void clear() {
    super.clear();
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

  /** A correction has moved one of the parts that turn with the attitude. */
  void moved(int part, double[] by) {
    for (int axis = 0; axis < 3; axis++) moved[3 * part + axis] += by[TURNED[part] + axis];
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
