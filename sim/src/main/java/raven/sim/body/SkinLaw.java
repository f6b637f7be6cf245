package raven.sim.body;

/**
 * The force of a contact by the velocity after the step.
 *
 * <p>Normal: f = max(0, k (δ − h v⁺) − d v⁺). Tangential: w = kₜ (ξ + h v⁺) + dₜ v⁺, f = −w inside the cone |w| ≤ μ fₙ, else −μ fₙ w/|w|; the
 * skin's shear ξ follows the motion and never stores more than the cone holds (Simo and Hughes, Computational Inelasticity, 1998, ch. 1: return
 * mapping). So a foot at rest sticks without creep, and sliding loses energy only.
 */
final class SkinLaw {
  /** Shear stiffness over normal stiffness of an incompressible skin: 2 (1 − ν)/(2 − ν), ν = ½ (Mindlin 1949). */
  static final double SHEAR = 2.0 / 3;

  private final Touching touching;
  private final Candidates candidates;

  /** Velocity at which the law was evaluated last [m/s], 3 per contact. */
  final double[] at;

  /** Shear of the skin before the step, across the normal [m], 3 per contact. */
  final double[] strain;

  /** The law's force [N], 3 per contact, and its normal part. */
  final double[] force;

  final double[] normalForce;

  private final boolean[] slides;

  /** G = −∂f/∂v [N s/m]: xx yy zz xy xz yz per contact. */
  final double[] gain;

  SkinLaw(Touching touching) {
    this.touching = touching;
    candidates = touching.candidates;
    int most = touching.slots();
    at = new double[3 * most];
    strain = new double[3 * most];
    force = new double[3 * most];
    normalForce = new double[most];
    gain = new double[6 * most];
    slides = new boolean[most];
  }

  /** Whether the a-th contact is at its cone. */
  boolean slides(int a) {
    return slides[a];
  }

  /** Normal force of the a-th contact at its velocity if it did not matter that the ground cannot pull [N]. */
  double linearNormal(int a, double h) {
    int i = touching.who[a];
    return candidates.stiffness[i] * touching.depth[a]
        - normalGain(i, h) * touching.alongNormal(a, at);
  }

  private double normalGain(int i, double h) {
    return candidates.stiffness[i] * h + candidates.damping[i];
  }

  /**
   * Computes force and gain of the a-th contact at its velocity.
   *
   * @param fn normal force to take [N]
   * @param load normal force that the cone is to have [N]
   * @param tangent whether a sliding contact gets the law's tangent or its secant, which is stiffer
   */
  void evaluate(int a, double h, double fn, double load, boolean tangent) {
    int i = touching.who[a];
    int a3 = 3 * a;
    double[] n = touching.normal;
    double nx = n[a3];
    double ny = n[a3 + 1];
    double nz = n[a3 + 2];
    double vn = touching.alongNormal(a, at);
    double kt = SHEAR * candidates.stiffness[i];
    double gt = SHEAR * normalGain(i, h);
    double wx = kt * strain[a3] + gt * (at[a3] - vn * nx);
    double wy = kt * strain[a3 + 1] + gt * (at[a3 + 1] - vn * ny);
    double wz = kt * strain[a3 + 2] + gt * (at[a3 + 2] - vn * nz);
    double w = Math.sqrt(wx * wx + wy * wy + wz * wz);
    double cone = candidates.friction[i] * load;
    double share = w > cone ? cone / w : 1;
    slides[a] = w > cone;
    normalForce[a] = fn;
    force[a3] = fn * nx - share * wx;
    force[a3 + 1] = fn * ny - share * wy;
    force[a3 + 2] = fn * nz - share * wz;

    // G = gₙ n nᵀ + gₜ s (1 − n nᵀ − ŵ ŵᵀ), with ŵ ŵᵀ only where it slides
    double across = gt * share;
    double along = normalGain(i, h) - across;
    double slide = tangent && w > cone ? across / (w * w) : 0;
    int g = 6 * a;
    gain[g] = across + along * nx * nx - slide * wx * wx;
    gain[g + 1] = across + along * ny * ny - slide * wy * wy;
    gain[g + 2] = across + along * nz * nz - slide * wz * wz;
    gain[g + 3] = along * nx * ny - slide * wx * wy;
    gain[g + 4] = along * nx * nz - slide * wx * wz;
    gain[g + 5] = along * ny * nz - slide * wy * wz;
  }
}
