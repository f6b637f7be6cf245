package raven.gait;

import raven.robot.Legs;

/** The spring rates that the legs are moved by: those of the robot file until {@link Identification} has found better ones. */
public final class Springs {
  /** Of one toe joint [N m/rad]. */
  public double toe;

  /** Of one ankle [N m/rad]. */
  public double ankle;

  public Springs(Legs legs) {
    toe = legs.toe().stiffness();
    ankle = legs.ankleSpring().stiffness();
  }
}
