package raven.sim.air;

/**
 * The jet behind the propeller: it speeds up, narrows, decays a little, is blown off by crossflow and keeps a part of its swirl.
 * {@link #at} leaves the jet at a station in the fields.
 */
final class Slipstream {
  /** Share of the speed that is lost, and the distance over which [m]. */
  private static final double DECAY = 0.1;

  private static final double DECAY_LENGTH = 0.42;

  private static final double NARROWEST = 0.4;
  private static final double WIDEST = 1.3;

  /** Crossflow does not blow the jet off faster than at this axial speed [m/s]. */
  private static final double LEAST_TRANSPORT = 2.5;

  private final PropellerDisc disc;
  private final double hubX;
  private final double hubY;
  private final double hubZ;

  /** Speed added to the air [m/s]. */
  double speed;

  double radius;

  /** Axis of the jet, body axes [m]. */
  double y;

  double z;

  /** Swirl at two thirds of the radius, where it is greatest [m/s]. */
  double swirl;

  Slipstream(PropellerDisc disc, double hubX, double hubY, double hubZ) {
    this.disc = disc;
    this.hubX = hubX;
    this.hubY = hubY;
    this.hubZ = hubZ;
  }

  /** There is a jet. */
  boolean blows() {
    return disc.inducedSpeed > 0;
  }

  /** The jet at a body station x. */
  void at(double x) {
    double s = hubX - x;
    double vi = disc.inducedSpeed;

    // w = vᵢ (1 + s/√(s² + R²)); mass is conserved: Rₛ² (V + w) = R² (V + vᵢ)
    double undecayed = vi * (1 + s / Math.sqrt(s * s + disc.radius * disc.radius));
    double axial = disc.vx + undecayed;
    double contraction = Math.sqrt(Math.max(0, (disc.vx + vi) / Math.max(1e-9, axial)));
    radius = disc.radius * Air.clamp(contraction, NARROWEST, WIDEST);
    speed = undecayed * (1 - DECAY * Math.min(1, s / DECAY_LENGTH));

    // blown off by the crossflow on the way
    double transport = Math.max(disc.vx + (vi + undecayed) / 2, LEAST_TRANSPORT);
    y = hubY - disc.vy * s / transport;
    z = hubZ - disc.vz * s / transport;

    // angular momentum: Q = ρ π Rₛ² (V + w) vₜ 2Rₛ/3
    double flow = Air.DENSITY * Math.PI * radius * radius * axial;
    swirl = axial > 0 ? disc.swirlLeft * disc.torque / (flow * core()) : 0;
  }

  /** Radius of greatest swirl [m]. */
  double core() {
    return 2 * radius / 3;
  }

  /** Share of a strip of some half-width at a point of this station that lies in the jet. */
  double share(double atY, double atZ, double halfWidth) {
    double dy = atY - y;
    double dz = atZ - z;
    double d = Math.sqrt(dy * dy + dz * dz);
    return Air.clamp((radius + halfWidth - d) / (2 * halfWidth), 0, 1);
  }

  /** Swirl speed over distance from the axis, so that the swirl is this times (0, −dz, dy) [1/s]. */
  double swirlRate(double atY, double atZ) {
    double dy = atY - y;
    double dz = atZ - z;
    double d = Math.sqrt(dy * dy + dz * dz);
    return d < core() ? swirl / core() : swirl / d;
  }
}
