package raven.sim.air;

/**
 * Section of the wing: tabulated polars by Reynolds number while the flow is attached, a flat plate once it has stalled, with a plain flap
 * for the aileron. {@link #evaluate} leaves its results in the fields.
 */
final class WingSection {
  /** Lift slope of the wing, which limits what a narrow jet can be turned by [1/rad]. */
  static final double SLOPE = 4.7;

  /** Drag coefficient that does not come from lift. */
  static final double PROFILE_DRAG = 0.03;

  /** Moment about the quarter chord while attached. */
  private static final double MOMENT = -0.10;

  // NACA 4406 at aspect ratio 5.2, from XFOIL, every 4 deg from -4 deg
  private static final double FIRST = -4;
  private static final double SPACING = 4;
  private static final double LOW_REYNOLDS = 60e3;
  private static final double HIGH_REYNOLDS = 100e3;
  private static final double[] LOW_LIFT = {-0.15, 0.18, 0.56, 0.90, 1.11};
  private static final double[] HIGH_LIFT = {-0.16, 0.25, 0.61, 0.91, 1.12};
  private static final double[] LOW_DRAG = {0.065, 0.042, 0.064, 0.100, 0.149};
  private static final double[] HIGH_DRAG = {0.063, 0.041, 0.060, 0.095, 0.146};

  /** The tables are believed, and extended along their last line, within these angles [deg]. */
  private static final double LEAST = -6;

  private static final double MOST = 14;

  /** The flow separates between these angles, upwards and downwards [deg]. */
  private static final double STALL_FROM = 12;

  private static final double STALL_TO = 20;
  private static final double LOWER_STALL_FROM = 6;
  private static final double LOWER_STALL_TO = 14;

  /** Lift per radian of flap, its angle of attack equivalent, and what is left of it in stalled flow. */
  private static final double FLAP_LIFT = 4.6;

  private static final double FLAP_EFFECT = 0.45;
  private static final double FLAP_STALLED = 0.45;
  private static final double FLAP_DRAG = 0.6;

  private static final double DEGREES = 180 / Math.PI;

  private final double stalledNormalForce;

  double lift;
  double drag;
  double moment;

  /** Part of the lift that comes from attached flow, without the flap. */
  double attachedLift;

  WingSection(double stalledNormalForce) {
    this.stalledNormalForce = stalledNormalForce;
  }

  /**
   * @param sin of the angle of attack
   * @param cos of the angle of attack
   * @param flap positive lifts [rad]
   */
  void evaluate(double sin, double cos, double reynolds, double flap) {
    double alpha = Arctangent.atan2(sin, cos) * DEGREES;
    double stalled = alpha >= 0
        ? Air.blend(alpha, STALL_FROM, STALL_TO)
        : Air.blend(-alpha, LOWER_STALL_FROM, LOWER_STALL_TO);
    double attached = 1 - stalled;
    lift = drag = moment = attachedLift = 0;

    // attached: tables, linear in angle and Reynolds number
    if (attached > 0) {
      double at = (Air.clamp(alpha, LEAST, MOST) - FIRST) / SPACING;
      int i = (int) Air.clamp(at, 0, LOW_LIFT.length - 2);
      double part = at - i;
      double high = Air.clamp((reynolds - LOW_REYNOLDS) / (HIGH_REYNOLDS - LOW_REYNOLDS), 0, 1);
      attachedLift = attached
          * ((1 - high) * (LOW_LIFT[i] + part * (LOW_LIFT[i + 1] - LOW_LIFT[i]))
              + high * (HIGH_LIFT[i] + part * (HIGH_LIFT[i + 1] - HIGH_LIFT[i])));
      lift = attachedLift;
      drag = attached
          * ((1 - high) * (LOW_DRAG[i] + part * (LOW_DRAG[i + 1] - LOW_DRAG[i]))
              + high * (HIGH_DRAG[i] + part * (HIGH_DRAG[i + 1] - HIGH_DRAG[i])));
      moment = attached * MOMENT;
    }

    // stalled: CL = CN sin α cos α, CD = CD₀ + CN sin² α; the centre of pressure moves from the
    // quarter to the half chord
    if (stalled > 0) {
      double normal = stalled * stalledNormalForce * sin;
      lift += normal * cos;
      drag += stalled * PROFILE_DRAG + normal * sin;
      moment -= normal * 0.25 * Math.abs(alpha) / 90;
    }

    // flap
    double turned = FLAP_EFFECT * flap;
    if (cos > 0) lift += FLAP_LIFT * turned * (attached + FLAP_STALLED * stalled) * cos;
    drag += FLAP_DRAG * turned * turned;
  }

  /** A jet narrower than the chord is turned by its own small aspect ratio, not by the slope of the wing. */
  void inJet(double radius, double chord) {
    double factor = Math.min(1, Math.PI * radius / (chord * SLOPE));
    lift *= factor;
    moment *= factor;
    drag = PROFILE_DRAG + factor * (drag - PROFILE_DRAG);
  }
}
