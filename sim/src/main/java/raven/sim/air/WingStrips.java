package raven.sim.air;

import raven.robot.Wing;

/**
 * The wing as strips across the flow (blade-element method): each takes the flow at its own quarter chord, and the part of it that lies in
 * the slipstream takes the faster flow there, so that roll damping, the stall of one wing tip and ailerons in the jet follow by themselves.
 */
final class WingStrips {
  private static final int PER_SIDE = 8;
  private static final int STRIPS = 2 * PER_SIDE;

  private final double x;
  private final double halfWidth;
  private final double width;
  private final double chordSum;
  private final double[] y = new double[STRIPS];
  private final double[] z = new double[STRIPS];
  private final double[] chord = new double[STRIPS];

  /** Rolls to the right with a positive aileron: +1 on the left wing. */
  private final double[] side = new double[STRIPS];

  // chord line forward, and normal upward, in body axes; three components each
  private final double[] forward = new double[3 * STRIPS];
  private final double[] normal = new double[3 * STRIPS];

  private final WingSection section;

  /** Lift of attached flow outside the jet over q S, from which the downwash at the tail follows. */
  double attachedLift;

  WingStrips(Wing wing) {
    x = wing.quarterChordX();
    width = wing.span() / STRIPS;
    halfWidth = width / 2;
    section = new WingSection(wing.stalledNormalForce());

    // elliptic chord, c = (4/π)(S/b) √(1 − η²), scaled so that the strips add up to the area
    double sum = 0;
    for (int i = 0; i < STRIPS; i++) {
      double eta = (i % PER_SIDE + 0.5) / PER_SIDE;
      chord[i] = Math.sqrt(1 - eta * eta);
      sum += chord[i];
    }
    double scale = wing.area() / (sum * width);

    for (int i = 0; i < STRIPS; i++) {
      double eta = (i % PER_SIDE + 0.5) / PER_SIDE;
      side[i] = i < PER_SIDE ? 1 : -1;
      chord[i] *= scale;
      y[i] = side[i] * eta * wing.span() / 2;
      z[i] = wing.z() + Math.abs(y[i]) * StrictMath.tan(wing.dihedral());

      double twist = wing.incidence() - wing.washout() * eta;
      double st = StrictMath.sin(twist);
      double ct = StrictMath.cos(twist);
      double ny = -side[i] * StrictMath.sin(wing.dihedral());
      double nz = StrictMath.cos(wing.dihedral());
      set(forward, i, ct, ny * st, nz * st);
      set(normal, i, -st, ny * ct, nz * ct);
    }
    chordSum = wing.area() / width;
  }

  /** Adds force and moment about the body origin. */
  void evaluate(double[] v, double[] w, double aileron, Slipstream jet, double[] wrench) {
    boolean blows = jet.blows();
    if (blows) jet.at(x);
    double attached = 0;

    for (int i = 0; i < STRIPS; i++) {
      int k = 3 * i;

      // flow at the strip along chord and normal: v + ω × r
      double vx = v[0] + w[1] * z[i] - w[2] * y[i];
      double vy = v[1] + w[2] * x - w[0] * z[i];
      double vz = v[2] + w[0] * y[i] - w[1] * x;
      double c = vx * forward[k] + vy * forward[k + 1] + vz * forward[k + 2];
      double n = vx * normal[k] + vy * normal[k + 1] + vz * normal[k + 2];
      double flap = side[i] * aileron;
      double share = blows ? jet.share(y[i], z[i], halfWidth) : 0;

      // outside the jet
      double fc = 0;
      double fn = 0;
      double m = 0;
      double v2 = c * c + n * n;
      if (share < 1 && v2 > 1e-9) {
        double speed = Math.sqrt(v2);
        section.evaluate(-n / speed, c / speed, speed * chord[i] / Air.VISCOSITY, flap);
        double q = 0.5 * Air.DENSITY * speed * chord[i] * width * (1 - share);
        fc += q * (-section.drag * c - section.lift * n);
        fn += q * (-section.drag * n + section.lift * c);
        m += q * speed * chord[i] * section.moment;
        attached += section.attachedLift * chord[i] * (1 - share);
      }

      // inside
      if (share > 0) {
        double cj = c + jet.speed * forward[k];
        double nj = n + jet.speed * normal[k];
        double speed = Math.max(1e-6, Math.sqrt(cj * cj + nj * nj));
        section.evaluate(-nj / speed, cj / speed, speed * chord[i] / Air.VISCOSITY, flap);
        section.inJet(jet.radius, chord[i]);
        double q = 0.5 * Air.DENSITY * speed * chord[i] * width * share;
        fc += q * (-section.drag * cj - section.lift * nj);
        fn += q * (-section.drag * nj + section.lift * cj);
        m += q * speed * chord[i] * section.moment;
      }

      add(i, fc, fn, m, wrench);
    }
    attachedLift = attached / chordSum;
  }

  /** Force along chord and normal of a strip, and its nose-up moment about the span-wise axis, forward × normal. */
  private void add(int i, double fc, double fn, double m, double[] wrench) {
    int k = 3 * i;
    double cx = forward[k];
    double cy = forward[k + 1];
    double cz = forward[k + 2];
    double nx = normal[k];
    double ny = normal[k + 1];
    double nz = normal[k + 2];

    double fx = fc * cx + fn * nx;
    double fy = fc * cy + fn * ny;
    double fz = fc * cz + fn * nz;
    wrench[0] += fx;
    wrench[1] += fy;
    wrench[2] += fz;
    wrench[3] += y[i] * fz - z[i] * fy + m * (cy * nz - cz * ny);
    wrench[4] += z[i] * fx - x * fz + m * (cz * nx - cx * nz);
    wrench[5] += x * fy - y[i] * fx + m * (cx * ny - cy * nx);
  }

  private static void set(double[] vectors, int i, double x, double y, double z) {
    vectors[3 * i] = x;
    vectors[3 * i + 1] = y;
    vectors[3 * i + 2] = z;
  }
}
