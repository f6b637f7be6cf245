package raven.sim.drive;

import raven.hal.ActuatorFrame;
import raven.robot.Motor;

/**
 * Geared brushless motor with its driver: the driver closes position and velocity, the current obeys its limit and the voltage line of the
 * battery, the gear loses a share of the torque in the direction of power flow and rubs.
 *
 * <p>{@link #evaluate} also gives the slopes of the torque, so that a step may take it implicitly.
 */
public final class GearedMotor {
  /** Below this speed Coulomb friction and the direction of power flow fade [rad/s]. */
  private static final double STICTION_SPEED = 0.05;

  private final Motor motor;
  private final double ratio;

  /** Torque at the joint [N m]. */
  public double torque;

  /** −∂torque/∂q [N m/rad]. */
  public double stiffness;

  /** −∂torque/∂q̇ [N m s/rad]. */
  public double damping;

  /** Motor current [A]. */
  public double current;

  private double share;
  private double rub;
  private double slopeQ;
  private double slopeRate;

  public GearedMotor(Motor motor) {
    this.motor = motor;
    ratio = motor.torqueConstant() * motor.gear();
  }

  /**
   * @param command target, gains and feed-forward; null-free
   * @param enabled the driver is powered
   * @param q joint angle [rad]
   * @param rate joint speed [rad/s]
   * @param voltage of the battery [V]
   */
  public void evaluate(
      ActuatorFrame.Joint command, boolean enabled, double q, double rate, double voltage) {
    double wanted = enabled
        ? command.kp * (command.angle - q) + command.kd * (command.rate - rate) + command.torque
        : 0;
    double emf = ratio * rate;

    // current within the driver's limit and the voltage line: (±V − k ω)/R
    double most = Math.min(motor.currentLimit(), (voltage - emf) / motor.resistance());
    double least = Math.max(-motor.currentLimit(), (-voltage - emf) / motor.resistance());
    double asked = wanted / ratio;
    slopeQ = command.kp;
    slopeRate = command.kd;
    if (!enabled) {
      current = 0;
      slopeQ = slopeRate = 0;
    } else if (asked > most || asked < least) {
      current = asked > most ? most : least;
      slopeQ = 0;
      slopeRate = Math.abs(current) < motor.currentLimit() ? ratio * ratio / motor.resistance() : 0;
    } else {
      current = asked;
    }

    // the gear takes its share on the way out and gives it on the way back
    double electric = ratio * current;
    double flow = Math.max(-1, Math.min(1, rate / STICTION_SPEED)) * Math.signum(electric);
    share =
        flow >= 0 ? 1 + flow * (motor.efficiency() - 1) : 1 - flow * (1 / motor.efficiency() - 1);
    rub = motor.friction() / Math.max(Math.abs(rate), STICTION_SPEED);
    torque = electric * share - rub * rate;
    stiffness = slopeQ * share;
    damping = slopeRate * share + rub;
  }

  /**
   * Books what the motor did while it acted for a time; the driver does not feed back.
   *
   * @param h step over which the torque was taken implicitly, 0 for none [s]
   * @param before joint speed before the step, at which the torque was evaluated [rad/s]
   * @param after joint speed after it [rad/s]
   */
  public void book(EnergyAccount account, double time, double h, double before, double after) {
    double mean = 0.5 * (before + after);
    double electric = ratio * current - slopeQ * h * after - slopeRate * (after - before);
    double amperes = electric / ratio;
    double copper = amperes * amperes * motor.resistance();
    double power = copper + electric * mean;
    account.add(EnergyAccount.LEGS, time * Math.max(0, power));
    account.add(EnergyAccount.BRAKING, time * Math.max(0, -power));
    account.add(EnergyAccount.COPPER, time * copper);
    account.add(EnergyAccount.GEARS, time * mean * ((1 - share) * electric + rub * after));
    account.add(
        EnergyAccount.JOINT_WORK,
        time * mean * (torque - stiffness * h * after - damping * (after - before)));
  }
}
