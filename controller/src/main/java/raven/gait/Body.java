package raven.gait;

import raven.hal.JointId;
import raven.math.Trig;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.state.Attitude;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * The robot as its gaits see it: attitude angles and rates about level axes, and mass centre and angular momentum in the sagittal plane, both
 * legs lumped (Orin, Goswami and Lee 2013, centroidal dynamics, for a planar tree). Origin midway between the hips, x forward and level, z up;
 * angles nose-up.
 */
public final class Body {
  private final Robot robot;
  private final double mass;
  private final Vector3D rate_W = new Vector3D();

  public double pitch;
  public double roll;
  public double yaw;

  /** Rates of the angles about level axes [rad/s]. */
  public double pitchRate;

  public double rollRate;
  public double yawRate;

  /** Forward (along the heading) and upward velocity of the hips [m/s]. */
  public double hipVx;

  public double hipVz;

  /** Absolute angles of thigh and tarsus, mean of both legs [rad]. */
  public double f1;

  public double f2;

  /** Absolute angle of the soles, mean of both feet [rad]. */
  public double f3;

  /** Rates of thigh and tarsus [rad/s]. */
  public double f1Rate;

  public double f2Rate;

  /** Toe joints (mean) from the hips [m]. */
  public double toeX;

  public double toeZ;

  /** Lower toe joint of the two, from the hips: what stands on the ground [m]. */
  public double groundZ;

  /** Mass centre from the hips [m]. */
  public double comX;

  public double comZ;

  /** Velocity of the mass centre [m/s]. */
  public double comVx;

  public double comVz;

  /** Angular momentum about the mass centre, nose-up [kg m2/s], and inertia of the frozen robot about it [kg m2]. */
  public double momentum;

  public double inertia;

  public Body(Robot robot) {
    this.robot = robot;
    mass = robot.partsMass();
  }

  public double mass() {
    return mass;
  }

  /** Takes the newest estimate. */
  public void update(NavState x) {
    pitch = Attitude.pitch(x.q_WB);
    roll = Attitude.roll(x.q_WB);
    yaw = Attitude.yaw(x.q_WB);
    double cos = Trig.cos(yaw);
    double sin = Trig.sin(yaw);
    x.q_WB.transform(x.w_WB_B, rate_W);
    rollRate = cos * rate_W.getX() + sin * rate_W.getY();
    pitchRate = sin * rate_W.getX() - cos * rate_W.getY();
    yawRate = rate_W.getZ();
    hipVx = cos * x.v_WB.getX() + sin * x.v_WB.getY();
    hipVz = x.v_WB.getZ();

    double hip = 0.5 * (x.jointAngle[0] + x.jointAngle[2]);
    double ankle = 0.5 * (x.jointAngle[1] + x.jointAngle[3]);
    f1 = LegKinematics.thighAngle(hip, pitch);
    f2 = f1 + ankle;
    f1Rate = pitchRate + 0.5 * (x.jointRate[0] + x.jointRate[2]);
    f2Rate = f1Rate + 0.5 * (x.jointRate[1] + x.jointRate[3]);
    groundZ = Math.min(toeZ(x, 0), toeZ(x, 1));
    double toeRate = f2Rate + 0.5 * (x.toeRate[0] + x.toeRate[1]);
    f3 = f2 + 0.5 * (x.toeAngle[0] + x.toeAngle[1]);
    centroid(toeRate);
  }

  private double toeZ(NavState x, int leg) {
    double thigh = LegKinematics.thighAngle(x.jointAngle[JointId.hip(leg)], pitch);
    return -legDrop(thigh, thigh + x.jointAngle[JointId.ankle(leg)]);
  }

  private void centroid(double f3Rate) {
    Legs legs = robot.legs();
    double c0 = Trig.cos(pitch);
    double s0 = Trig.sin(pitch);
    double c1 = Trig.cos(f1);
    double s1 = Trig.sin(f1);
    double c2 = Trig.cos(f2);
    double s2 = Trig.sin(f2);
    double c3 = Trig.cos(f3);
    double s3 = Trig.sin(f3);
    double l1 = legs.thigh().length();
    double l2 = legs.tarsus().length();

    // mass centres of trunk, thighs, tarsi, feet from the hips
    double bx = robot.body().centreOfMass().x();
    double bz = robot.body().centreOfMass().z();
    double x0 = bx * c0 - bz * s0;
    double z0 = bx * s0 + bz * c0;
    double r1 = legs.thigh().centreOfMass();
    double x1 = r1 * c1;
    double z1 = r1 * s1;
    double kneeX = l1 * c1;
    double kneeZ = l1 * s1;
    double r2 = legs.tarsus().centreOfMass();
    double x2 = kneeX + r2 * c2;
    double z2 = kneeZ + r2 * s2;
    toeX = kneeX + l2 * c2;
    toeZ = kneeZ + l2 * s2;
    double fx = legs.foot().centreOfMass().x();
    double fz = legs.foot().centreOfMass().z();
    double x3 = toeX + fx * c3 - fz * s3;
    double z3 = toeZ + fx * s3 + fz * c3;

    // their velocities: a turn by f at (x, z) moves by f × (−z, x)
    double m0 = robot.body().mass();
    double m1 = 2 * legs.thigh().mass();
    double m2 = 2 * legs.tarsus().mass();
    double m3 = 2 * legs.foot().mass();
    double vx0 = hipVx - pitchRate * z0;
    double vz0 = hipVz + pitchRate * x0;
    double vx1 = hipVx - f1Rate * z1;
    double vz1 = hipVz + f1Rate * x1;
    double kneeVx = hipVx - f1Rate * kneeZ;
    double kneeVz = hipVz + f1Rate * kneeX;
    double vx2 = kneeVx - f2Rate * (z2 - kneeZ);
    double vz2 = kneeVz + f2Rate * (x2 - kneeX);
    double toeVx = kneeVx - f2Rate * (toeZ - kneeZ);
    double toeVz = kneeVz + f2Rate * (toeX - kneeX);
    double vx3 = toeVx - f3Rate * (z3 - toeZ);
    double vz3 = toeVz + f3Rate * (x3 - toeX);

    comX = (m0 * x0 + m1 * x1 + m2 * x2 + m3 * x3) / mass;
    comZ = (m0 * z0 + m1 * z1 + m2 * z2 + m3 * z3) / mass;
    comVx = (m0 * vx0 + m1 * vx1 + m2 * vx2 + m3 * vx3) / mass;
    comVz = (m0 * vz0 + m1 * vz1 + m2 * vz2 + m3 * vz3) / mass;

    // H = Σ I f' + m (r × v), nose-up is −y: x vz − z vx
    double i0 = robot.body().inertia().yy();
    double i1 = 2 * legs.thigh().inertia();
    double i2 = 2 * legs.tarsus().inertia();
    double i3 = 2 * legs.foot().inertia();
    momentum = i0 * pitchRate
        + i1 * f1Rate
        + i2 * f2Rate
        + i3 * f3Rate
        + spin(m0, x0, z0, vx0, vz0)
        + spin(m1, x1, z1, vx1, vz1)
        + spin(m2, x2, z2, vx2, vz2)
        + spin(m3, x3, z3, vx3, vz3);
    inertia = i0
        + i1
        + i2
        + i3
        + lever(m0, x0, z0)
        + lever(m1, x1, z1)
        + lever(m2, x2, z2)
        + lever(m3, x3, z3);
  }

  /** How far ahead of the toe joints the mass centre would be with the legs at absolute angles, at the present pitch [m]. */
  public double ahead(double thighAngle, double tarsusAngle) {
    Legs legs = robot.legs();
    double l1 = legs.thigh().length();
    double l2 = legs.tarsus().length();
    double c1 = Trig.cos(thighAngle);
    double c2 = Trig.cos(tarsusAngle);
    double x0 = robot.body().centreOfMass().x() * Trig.cos(pitch)
        - robot.body().centreOfMass().z() * Trig.sin(pitch);
    double toe = l1 * c1 + l2 * c2;
    double com = robot.body().mass() * x0
        + 2 * legs.thigh().mass() * legs.thigh().centreOfMass() * c1
        + 2 * legs.tarsus().mass() * (l1 * c1 + legs.tarsus().centreOfMass() * c2)
        + 2 * legs.foot().mass() * (toe + legs.foot().centreOfMass().x());
    return com / mass - toe;
  }

  /** How far the toe joints would hang below the hips with the legs at absolute angles [m]. */
  public double legDrop(double thighAngle, double tarsusAngle) {
    Legs legs = robot.legs();
    return -(legs.thigh().length() * Trig.sin(thighAngle)
        + legs.tarsus().length() * Trig.sin(tarsusAngle));
  }

  private double spin(double m, double x, double z, double vx, double vz) {
    return m * ((x - comX) * (vz - comVz) - (z - comZ) * (vx - comVx));
  }

  private double lever(double m, double x, double z) {
    return m * ((x - comX) * (x - comX) + (z - comZ) * (z - comZ));
  }
}
