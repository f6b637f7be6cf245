package raven.flight;

import raven.file.Default;
import raven.file.Unit;

/** Who flies the cruise, and what an autopilot has to show before and while it does. */
public record HandoverSettings(
    @Default("internal") Target target,
    /** Its heartbeat, its attitude and its outputs are no older. */
    @Default("2.5 s") @Unit(value = "s", min = 0.1, max = 10)
    double heartbeat,

    @Default("0.15 s") @Unit(value = "s", min = 0.01, max = 1)
    double fresh,
    /** Its idea of what is down and ours differ by no more. */
    @Default("8 deg") @Unit(value = "rad", min = 0.01, max = 0.6)
    double agreement,
    /** Its outputs are no further from ours, as shares of their travel, before it may take over. */
    @Default("0.6") @Unit(value = "", min = 0.05, max = 2) double difference,
    /** It is offered to while nothing turns faster. */
    @Default("0.25 rad/s") @Unit(value = "rad/s", min = 0.01, max = 5)
    double calm,
    /** Nor sinks faster. */
    @Default("0.2 m/s") @Unit(value = "m/s", min = 0, max = 5)
    double sink,
    /** So long everything has to hold before it gets the outputs. */
    @Default("0.2 s") @Unit(value = "s", min = 0.02, max = 5)
    double held,
    /** So long a request may stay without success. */
    @Default("5 s") @Unit(value = "s", min = 0.1, max = 20) double patience,
    /** Between taking the aircraft back and offering it again. */
    @Default("1 s") @Unit(value = "s", min = 0.1, max = 20) double pause,
    /** Offers before we give up and land. */
    @Default("3") int offers,
    /** What its outputs differed from ours when they went over is forgotten within this time. */
    @Default("2 s") @Unit(value = "s", min = 0.05, max = 20) double blend,
    /** No command moves by more of its travel in a tick. */
    @Default("0.05") @Unit(value = "", min = 0.001, max = 1) double step) {

  /** Who flies the cruise. */
  public enum Target {
    /** Our own. */
    INTERNAL,
    /** An autopilot at the other end of an {@link raven.hal.AutopilotPort}. */
    AUTOPILOT
  }
}
