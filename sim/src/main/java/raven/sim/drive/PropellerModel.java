package raven.sim.drive;

import raven.robot.Propeller;

/** Spin of propeller and motor: the speed follows command and voltage with a lag; its angular momentum makes the trunk feel it. */
public final class PropellerModel {
  /** Speed at full command grows like voltage to this power, because the load grows with its square. */
  private static final double VOLTAGE_EXPONENT = 0.8;

  private final Propeller propeller;
  private double stepOfDecay;
  private double decay = 1;
  private double spinPower;

  /** Speed [rev/s]. */
  public double speed;

  /** Rate of change of the speed [rev/s2]. */
  public double acceleration;

  public PropellerModel(Propeller propeller) {
    this.propeller = propeller;
  }

  /**
   * Advances by h [s].
   *
   * @param throttle share of static thrust, 0 to 1
   * @param voltage at the motor [V]
   */
  public void step(double throttle, double voltage, double h) {
    if (h != stepOfDecay) {
      stepOfDecay = h;
      decay = StrictMath.exp(-h / propeller.lag());
    }

    // T ∝ n², so n = n_max √u
    double target = fastest(voltage) * Math.sqrt(Math.max(0, Math.min(1, throttle)));
    double before = speed;
    double energyBefore = energy();
    speed = target + decay * (speed - target);
    acceleration = (speed - before) / h;
    spinPower = (energy() - energyBefore) / h;
  }

  /** Speed at full command [rev/s]. */
  public double fastest(double voltage) {
    if (voltage <= 0) return 0;
    double ratio = voltage / propeller.referenceVoltage();
    return propeller.referenceSpeed() * StrictMath.exp(VOLTAGE_EXPONENT * StrictMath.log(ratio));
  }

  /** Electric power, given what the air takes at the shaft; the ESC does not feed back [W]. */
  public double electricPower(double shaftPower) {
    return Math.max(0, (shaftPower + spinPower()) / propeller.motorEfficiency());
  }

  /** Heat of the motor, and of the ESC when it brakes [W]. */
  public double lostPower(double shaftPower) {
    double mechanical = shaftPower + spinPower();
    return mechanical > 0 ? mechanical * (1 / propeller.motorEfficiency() - 1) : -mechanical;
  }

  /** Power that went into the spin in the last step [W]. */
  public double spinPower() {
    return spinPower;
  }

  /** Energy of the spin [J]. */
  public double energy() {
    double omega = 2 * Math.PI * speed;
    return 0.5 * propeller.inertia() * omega * omega;
  }

  /** Adds the moment on the trunk of spin-up and of turning the spinning disc: −I Ω̇ x − ω × I Ω x; body axes. */
  public void addReaction(double[] rate, double[] wrench) {
    double momentum = propeller.inertia() * 2 * Math.PI * speed;
    wrench[3] -= propeller.inertia() * 2 * Math.PI * acceleration;
    wrench[4] -= momentum * rate[2];
    wrench[5] += momentum * rate[1];
  }
}
