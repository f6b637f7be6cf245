package raven.estimation;

import raven.hal.JointId;
import raven.math.Trig;
import raven.robot.Legs;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * Where the points of one sole are in the body, and how fast they move in it, from joint angles. The leg works in a plane y = const; all
 * angles count nose-up: thigh f1 = hip − 90°, tarsus f2 = f1 + ankle, foot f3 = f2 + toe.
 */
final class LegGeometry {
  /** Points of the sole, in the order of the arrays below: the tips, middle first, the ball and the hallux. */
  static final int TIP = 0;

  static final int LEFT_TIP = 1;
  static final int RIGHT_TIP = 2;
  static final int BALL = 3;
  static final int HALLUX = 4;
  static final int POINTS = 5;

  /** Points from the body origin, body axes [m]. */
  final Vector3D[] p_BF = new Vector3D[POINTS];

  /** Their velocities relative to the body, body axes [m/s]. */
  final Vector3D[] v_BF = new Vector3D[POINTS];

  /** Rate of the foot relative to the body, nose-up [rad/s]. */
  double footRate;

  private final int leg;
  private final double y;
  private final double thigh;
  private final double tarsus;
  private final double sole;
  private final double[] along = new double[POINTS];
  private final double[] across = new double[POINTS];

  LegGeometry(Legs legs, int leg) {
    this.leg = leg;
    y = (leg == 0 ? 0.5 : -0.5) * legs.hipSpacing();
    thigh = legs.thigh().length();
    tarsus = legs.tarsus().length();
    sole = legs.foot().sole();
    Legs.Foot foot = legs.foot();
    along[TIP] = foot.toeLength();
    along[HALLUX] = -foot.halluxLength();
    along[LEFT_TIP] = along[RIGHT_TIP] = foot.toeLength() * StrictMath.cos(foot.toeSplay());
    across[LEFT_TIP] = foot.toeLength() * StrictMath.sin(foot.toeSplay());
    across[RIGHT_TIP] = -across[LEFT_TIP];
    for (int i = 0; i < POINTS; i++) {
      p_BF[i] = new Vector3D();
      v_BF[i] = new Vector3D();
    }
  }

  /** Places the points for measured joint angles and rates, carried forward by a lead time [s]. */
  void update(NavState measured, double lead) {
    double rate1 = measured.jointRate[JointId.hip(leg)];
    double rate2 = rate1 + measured.jointRate[JointId.ankle(leg)];
    footRate = rate2 + measured.toeRate[leg];
    double f1 = measured.jointAngle[JointId.hip(leg)] - 0.5 * Math.PI;
    double f2 = f1 + measured.jointAngle[JointId.ankle(leg)];
    double f3 = f2 + measured.toeAngle[leg];

    // toe joint = L1 û1 + L2 û2, and its velocity L1 f1' n̂1 + L2 f2' n̂2 with n̂ = û turned
    // nose-up
    double c1 = Trig.cos(f1 + rate1 * lead);
    double s1 = Trig.sin(f1 + rate1 * lead);
    double c2 = Trig.cos(f2 + rate2 * lead);
    double s2 = Trig.sin(f2 + rate2 * lead);
    double c3 = Trig.cos(f3 + footRate * lead);
    double s3 = Trig.sin(f3 + footRate * lead);
    double x = thigh * c1 + tarsus * c2;
    double z = thigh * s1 + tarsus * s2;
    double vx = -thigh * s1 * rate1 - tarsus * s2 * rate2;
    double vz = thigh * c1 * rate1 + tarsus * c2 * rate2;

    // points of the sole: along the foot, and down to the sole
    for (int i = 0; i < POINTS; i++) {
      double px = along[i] * c3 + sole * s3;
      double pz = along[i] * s3 - sole * c3;
      p_BF[i].set(x + px, y + across[i], z + pz);
      v_BF[i].set(vx - footRate * pz, 0, vz + footRate * px);
    }
  }

  /** Gives points and velocities in the axes of the inertial unit, as far as they are known to differ from the body's. */
  void seenBy(Kalman x) {
    for (int i = 0; i < POINTS; i++) {
      x.toUnit(p_BF[i]);
      x.toUnit(v_BF[i]);
    }
  }

  /** The lowest of some points of the sole, from the first to before the last, for the world's vertical in body axes. */
  int lowest(int first, int last, double upX, double upY, double upZ) {
    int lowest = first;
    double least = Double.POSITIVE_INFINITY;
    for (int i = first; i < last; i++) {
      double z = upX * p_BF[i].getX() + upY * p_BF[i].getY() + upZ * p_BF[i].getZ();
      if (z < least) {
        least = z;
        lowest = i;
      }
    }
    return lowest;
  }
}
