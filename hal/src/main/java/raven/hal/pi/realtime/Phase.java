package raven.hal.pi.realtime;

/** What a tick spends its time on, in order; the simulated world, where there is one, is no part of the robot's own time. */
public enum Phase {
  WORLD,
  SENSE,
  ESTIMATE,
  DECIDE,
  ACT,
  LOG
}
