package raven.state;

/** How far the estimate may be trusted. */
public enum Health {
  /** Measurements agree with the estimate and its covariance is small. */
  GOOD,

  /** Good enough to stand, land or glide; begin nothing new. */
  DEGRADED,

  /** Not yet initialised, or attitude or velocity are unknown. */
  LOST
}
