package raven.sim.air;

import raven.robot.Tail;

/**
 * One all-moving surface of the tail, stabilator or fin, in strips: thin wing of small aspect ratio (Helmbold 1942) up to its stall, flat
 * plate beyond. In the jet it feels the higher speed and what is left of the swirl.
 */
final class TailSurface {
  private static final int STABILATOR_STRIPS = 6;
  private static final int FIN_STRIPS = 3;

  /** The stabilator closes the lower end of the fin. */
  private static final double END_PLATE = 1.5;

  private static final double PROFILE_DRAG = 0.015;
  private static final double INDUCED_DRAG = 0.12;

  /** The part of the drag in the jet that the jet factor leaves alone. */
  private static final double JET_PROFILE_DRAG = 0.03;

  private static final double STALLED_NORMAL_FORCE = 1.6;

  /** Between these angles the flow separates [rad]; the sine of the first saves an arctangent where it has not. */
  private static final double STALL_FROM = Math.PI / 10;

  private static final double STALL_TO = Math.PI / 6;
  private static final double SIN_STALL_FROM = 0.3090169943749474;

  private final boolean fin;
  private final double x;
  private final double[] y;
  private final double[] z;
  private final double halfWidth;
  private final double chord;
  private final double stripArea;
  private final double slope;

  private double lift;
  private double drag;

  private TailSurface(Tail.Surface surface, boolean fin) {
    this.fin = fin;
    int strips = fin ? FIN_STRIPS : STABILATOR_STRIPS;
    x = surface.x();
    y = new double[strips];
    z = new double[strips];
    double width = surface.span() / strips;
    halfWidth = width / 2;
    chord = surface.area() / surface.span();
    stripArea = chord * width;
    for (int i = 0; i < strips; i++) {
      double along = (i + 0.5) * width;
      y[i] = fin ? 0 : along - surface.span() / 2;
      z[i] = fin ? surface.z() + along : surface.z();
    }

    // a = 2πA/(2 + √(A² + 4))
    double aspect = surface.span() * surface.span() / surface.area() * (fin ? END_PLATE : 1);
    slope = 2 * Math.PI * aspect / (2 + Math.sqrt(aspect * aspect + 4));
  }

  static TailSurface stabilator(Tail tail) {
    return new TailSurface(tail.stabilator(), false);
  }

  /** Its point in the robot file is its lower end. */
  static TailSurface fin(Tail tail) {
    return new TailSurface(tail.fin(), true);
  }

  /**
   * Adds force and moment about the body origin.
   *
   * @param deflection positive adds lift, upwards for the stabilator, to the left for the fin [rad]
   * @param downwash speed of the air downwards, behind the wing [m/s]
   */
  void evaluate(
      double[] v, double[] w, double deflection, double downwash, Slipstream jet, double[] wrench) {
    boolean blows = jet.blows();
    if (blows) jet.at(x);
    double sinD = Air.sin(deflection);
    double cosD = Air.cos(deflection);
    double factor = Math.min(1, Math.PI * jet.radius / (chord * slope));

    for (int i = 0; i < y.length; i++) {
      // flow at the strip, forward and along its normal
      double c = v[0] + w[1] * z[i] - w[2] * y[i];
      double n = fin ? v[1] + w[2] * x - w[0] * z[i] : v[2] + w[0] * y[i] - w[1] * x + downwash;
      double share = blows ? jet.share(y[i], z[i], halfWidth) : 0;

      double fx = 0;
      double fn = 0;
      double v2 = c * c + n * n;
      if (share < 1 && v2 > 1e-9) {
        double speed = Math.sqrt(v2);
        coefficients(-n / speed, c / speed, sinD, cosD);
        double q = 0.5 * Air.DENSITY * speed * stripArea * (1 - share);
        fx += q * (-drag * c - lift * n);
        fn += q * (-drag * n + lift * c);
      }
      if (share > 0) {
        // the swirl turns about +x: (0, −dz, dy) times its rate
        double rate = jet.swirlRate(y[i], z[i]);
        double cj = c + jet.speed;
        double nj = fin ? n + rate * (z[i] - jet.z) : n - rate * (y[i] - jet.y);
        double speed = Math.max(1e-6, Math.sqrt(cj * cj + nj * nj));
        coefficients(-nj / speed, cj / speed, sinD, cosD);
        lift *= factor;
        drag = JET_PROFILE_DRAG + factor * (drag - JET_PROFILE_DRAG);
        double q = 0.5 * Air.DENSITY * speed * stripArea * share;
        fx += q * (-drag * cj - lift * nj);
        fn += q * (-drag * nj + lift * cj);
      }

      double fy = fin ? fn : 0;
      double fz = fin ? 0 : fn;
      wrench[0] += fx;
      wrench[1] += fy;
      wrench[2] += fz;
      wrench[3] += y[i] * fz - z[i] * fy;
      wrench[4] += z[i] * fx - x * fz;
      wrench[5] += x * fy - y[i] * fx;
    }
  }

  /** At the angle of attack of the flow plus the deflection. */
  private void coefficients(double sinA, double cosA, double sinD, double cosD) {
    double sin = sinA * cosD + cosA * sinD;
    double cos = cosA * cosD - sinA * sinD;
    boolean safe = cos > 0 && Math.abs(sin) <= SIN_STALL_FROM;
    double stalled =
        safe ? 0 : Air.blend(Math.abs(Arctangent.atan2(sin, cos)), STALL_FROM, STALL_TO);

    // attached: CL = a sin α |cos α|; stalled: CL = CN sin α cos α
    double thin = slope * sin * Math.abs(cos);
    double plate = STALLED_NORMAL_FORCE * sin;
    lift = (1 - stalled) * thin + stalled * plate * cos;
    drag = PROFILE_DRAG + (1 - stalled) * INDUCED_DRAG * thin * thin + stalled * plate * sin;
  }
}
