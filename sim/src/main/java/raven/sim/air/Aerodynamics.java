package raven.sim.air;

import raven.robot.Point;
import raven.robot.Robot;

/**
 * Force and moment of the air on the trunk: propeller, wing, tail and fuselage, each in the slipstream as far as it lies there. Strip theory
 * with post-stall polars; the jet factor keeps a narrow slipstream from lifting more than its own momentum. No ground effect, no dynamic
 * stall. Not thread-safe.
 */
public final class Aerodynamics {
  /** Indices of the control surfaces in an array of angles, signed as in the actuator frame [rad]. */
  public static final int ELEVATOR = 0;

  public static final int RUDDER = 1;
  public static final int AILERON = 2;

  /** The tail lies a little outside the wing's wake sheet and feels this share of its downwash. */
  private static final double DOWNWASH_SHARE = 0.8;

  private final Point hub;
  private final PropellerDisc disc;
  private final Slipstream jet;
  private final WingStrips wing;
  private final TailSurface stabilator;
  private final TailSurface fin;
  private final double downwashPerLift;

  public Aerodynamics(Robot robot) {
    hub = robot.propeller().hub();
    disc = new PropellerDisc(robot.propeller());
    jet = new Slipstream(disc, hub.x(), hub.y(), hub.z());
    wing = new WingStrips(robot.wing());
    stabilator = TailSurface.stabilator(robot.tail());
    fin = TailSurface.fin(robot.tail());

    // ε = 2 CL/(πA)
    double aspect = robot.wing().span() * robot.wing().span() / robot.wing().area();
    downwashPerLift = DOWNWASH_SHARE * 2 / (Math.PI * aspect);
  }

  /**
   * Evaluates the air's wrench.
   *
   * @param velocity of the body origin through the air, body axes [m/s]
   * @param rate angular rate, body axes [rad/s]
   * @param surfaces elevator, rudder, aileron [rad]
   * @param speed of the propeller [rev/s]
   * @param wrench destination: force [N], then moment about the body origin [N m], body axes
   */
  public void evaluate(
      double[] velocity, double[] rate, double[] surfaces, double speed, double[] wrench) {
    for (int i = 0; i < 6; i++) {
      wrench[i] = 0;
    }

    // the propeller first: all the rest may lie in its jet
    disc.evaluate(
        speed,
        velocity[0] + rate[1] * hub.z() - rate[2] * hub.y(),
        velocity[1] + rate[2] * hub.x() - rate[0] * hub.z(),
        velocity[2] + rate[0] * hub.y() - rate[1] * hub.x(),
        wrench);

    // the wing before the tail, which flies in its downwash
    wing.evaluate(velocity, rate, surfaces[AILERON], jet, wrench);
    double downwash = downwashPerLift
        * wing.attachedLift
        * Math.sqrt(
            velocity[0] * velocity[0] + velocity[1] * velocity[1] + velocity[2] * velocity[2]);
    stabilator.evaluate(velocity, rate, -surfaces[ELEVATOR], downwash, jet, wrench);
    fin.evaluate(velocity, rate, surfaces[RUDDER], 0, jet, wrench);

    BluffDrag.trunk(velocity, rate, wrench);
  }

  /** Propeller thrust at the last evaluation [N]. */
  public double thrust() {
    return disc.thrust;
  }

  /** Speed that the propeller adds to the air in its disc [m/s]. */
  public double inducedSpeed() {
    return disc.inducedSpeed;
  }

  /** Torque of the air on the propeller; most of it reaches the trunk as rolling moment [N m]. */
  public double torque() {
    return disc.torque;
  }

  /** Power at the propeller shaft, without what accelerates it [W]. */
  public double shaftPower() {
    return disc.shaftPower;
  }
}
