package raven.sim.air;

import raven.robot.Propeller;

/**
 * What a turning propeller does to the air and the air to it: thrust falling linearly with axial speed, induced speed from momentum theory
 * (Glauert 1935) with one pass for crossflow, power from the figure of merit. {@link #evaluate} leaves its results in the fields.
 */
final class PropellerDisc {
  /** Slower than this it is a brake that drives nothing [rev/s]. */
  private static final double WINDMILL = 8;

  /** Drag of the stopped propeller over the square of speed [N s2/m2]. */
  private static final double STOPPED_DRAG = 0.0022;

  /** Induced power over its ideal value. */
  private static final double INDUCED_LOSS = 1.15;

  /** Arm of the thrust in crossflow, as M = −1.5 T/Ω v (P-factor). */
  private static final double P_FACTOR = 1.5;

  /** In-plane force over speed of rotation and crossflow [N s2/m]. */
  private static final double IN_PLANE = 4e-4;

  private static final double LEAST_AXIAL_SPEED = -2;
  private static final double LEAST_CROSSFLOW = 1;

  final double radius;
  final double area;
  final double swirlLeft;
  private final Propeller propeller;
  private final double profilePower;

  /** Thrust along body x [N]. */
  double thrust;

  /** Speed that the disc adds to the air at the disc [m/s]. */
  double inducedSpeed;

  /** Power at the shaft at constant speed [W]. */
  double shaftPower;

  /** Torque of the air on the propeller [N m]. */
  double torque;

  /** Flow at the hub, body axes; axial speed never below that of a strong backward drift [m/s]. */
  double vx;

  double vy;
  double vz;
  boolean turning;

  PropellerDisc(Propeller propeller) {
    this.propeller = propeller;
    radius = propeller.diameter() / 2;
    area = Math.PI * radius * radius;
    swirlLeft = 1 - propeller.swirlRecovery();

    // static: P = T v / FM, of which 1.15 T v is induced
    double ideal =
        propeller.staticThrust() * Math.sqrt(propeller.staticThrust() / (2 * Air.DENSITY * area));
    profilePower = Math.max(0, ideal / propeller.figureOfMerit() - INDUCED_LOSS * ideal);
  }

  /** Forces at n [rev/s] in the flow at the hub; adds force and moment about the body origin to the wrench. */
  void evaluate(double n, double hubX, double hubY, double hubZ, double[] wrench) {
    turning = n >= WINDMILL;
    vy = hubY;
    vz = hubZ;
    vx = Math.max(LEAST_AXIAL_SPEED, hubX);
    thrust = thrust(n, hubX);

    double fy = 0;
    double fz = 0;
    double mx = 0;
    double my = 0;
    double mz = 0;
    inducedSpeed = shaftPower = torque = 0;
    if (turning) {
      inducedSpeed = inducedSpeed();
      double ratio = n / propeller.referenceSpeed();
      double omega = 2 * Math.PI * n;
      shaftPower =
          INDUCED_LOSS * thrust * (vx + inducedSpeed) + profilePower * ratio * ratio * ratio;
      torque = shaftPower / omega;

      fy = -IN_PLANE * n * vy;
      fz = -IN_PLANE * n * vz;
      mx = -swirlLeft * torque;
      my = -P_FACTOR * thrust / omega * vy;
      mz = -P_FACTOR * thrust / omega * vz;
    }

    // about the body origin
    double x = propeller.hub().x();
    double y = propeller.hub().y();
    double z = propeller.hub().z();
    wrench[0] += thrust;
    wrench[1] += fy;
    wrench[2] += fz;
    wrench[3] += mx + y * fz - z * fy;
    wrench[4] += my + z * thrust - x * fz;
    wrench[5] += mz + x * fy - y * thrust;
  }

  /** T = T₀ (n/n₀)² − T₀ (n/n₀) V/Vₚ, bounded where it brakes. */
  private double thrust(double n, double axial) {
    if (!turning) return -STOPPED_DRAG * axial * Math.abs(axial);
    double ratio = n / propeller.referenceSpeed();
    double still = propeller.staticThrust() * ratio * ratio;
    double moving = still - propeller.staticThrust() * ratio * axial / propeller.pitchSpeed();
    return Math.max(moving, -0.25 * still - 0.15);
  }

  /** vᵢ = −V/2 + √(V²/4 + T/2ρA), then vᵢ ← (vᵢ + T/(2ρA |V + vᵢ|))/2 in crossflow. */
  private double inducedSpeed() {
    double loading = thrust / (2 * Air.DENSITY * area);
    double vi = -vx / 2 + Math.sqrt(Math.max(0, vx * vx / 4 + loading));
    double cross = vy * vy + vz * vz;
    if (cross <= LEAST_CROSSFLOW * LEAST_CROSSFLOW) return vi;
    double axial = vx + vi;
    return (vi + loading / Math.sqrt(axial * axial + cross)) / 2;
  }
}
