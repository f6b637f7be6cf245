package raven.sim.mujoco;

/**
 * MuJoCo's constraint parameters that make a given spring and damper, implicit in the velocity after the step (MuJoCo documentation,
 * "Computation", section on solver parameters).
 *
 * <p>MuJoCo's force is f = −(a + B v + K I r)/R with penetration −r, impedance I and R = (1 − I)/I · w for the inverse weight w. Ours is f =
 * k (δ − h v⁺) − c v⁺ with v⁺ = v + h a. They are the same for R = 1/(h (c + h k)), B = 1/h, K I = k R.
 *
 * @param stiffness K in solref, negative: MuJoCo's mark for direct values, which it divides by I²
 * @param damping B in solref, negative, which it divides by I
 * @param impedance I in solimp, the same at every depth
 */
record SoftConstraint(double stiffness, double damping, double impedance) {
  /** MuJoCo keeps the impedance in these bounds. */
  private static final double LEAST = 1e-4;

  private static final double MOST = 0.9999;

  static SoftConstraint of(double k, double c, double h, double inverseWeight) {
    double softness = 1 / (h * (c + h * k));
    double exact = inverseWeight / (inverseWeight + softness);
    double impedance = Math.max(LEAST, Math.min(MOST, exact));
    return new SoftConstraint(-k * softness * impedance, -impedance / h, impedance);
  }

  String solref() {
    return stiffness + " " + damping;
  }

  String solimp() {
    return impedance + " " + impedance + " 0.001 0.5 2";
  }
}
