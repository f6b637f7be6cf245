package raven.gait;

import raven.robot.Legs;

/**
 * Spring rates, weight and delay that the legs are moved by: those of the robot file until {@link Identification} and {@link DriverDelay} have found
 * better ones.
 */
public final class Springs {
  /** Of one toe joint [N m/rad]. */
  public double toe;

  /** Of one ankle [N m/rad]. */
  public double ankle;

  /** The robot's weight over that of its file. */
  public double weight = 1;

  /** From a command until the drivers obey it [s]. */
  public double delay;

  public Springs(Legs legs) {
    toe = legs.toe().stiffness();
    ankle = legs.ankleSpring().stiffness();
    delay = legs.hip().motor().delay();
  }
}
