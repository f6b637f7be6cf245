package raven.hal.pi.realtime;

/** What a tick spends its time on, in order. */
public enum Phase {
  SENSE,
  ESTIMATE,
  DECIDE,
  ACT,
  LOG
}
