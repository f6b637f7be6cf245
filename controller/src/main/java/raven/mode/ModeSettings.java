package raven.mode;

import raven.file.Unit;

/** Thresholds and patience of {@link Facts} and {@link Itinerary}. */
public record ModeSettings(
    Contact contact, Posture posture, Jump jump, Flight flight, Charge charge, Patience patience) {

  /** When the ground counts as lost or found. */
  public record Contact(
      /** Neither foot loaded for this long: leaving the ground [s]. */
      @Unit(value = "s", min = 0, max = 0.1) double leaving,
      /** Neither foot loaded for this long: in the air for good [s]. */
      @Unit(value = "s", min = 0.05, max = 2) double air,
      /** A foot loaded for this long after flight: touch-down [s]. */
      @Unit(value = "s", min = 0, max = 0.1) double touching,
      /** A foot loaded for this long after flight: on the ground for good [s]. */
      @Unit(value = "s", min = 0.02, max = 1) double feet,
      /** Contacts felt this soon after leaving are the legs' own motion [s]. */
      @Unit(value = "s", min = 0, max = 0.3) double blind,
      /** Legs straight for this long: off the ground, even if a contact sensor sticks [s]. */
      @Unit(value = "s", min = 0, max = 0.2) double stretched,
      /** No foot can touch with this much free space below the body [m]. */
      @Unit(value = "m", min = 0.4, max = 5) double outOfReach) {}

  /** When the robot counts as toppled, and when as lying still. */
  public record Posture(
      @Unit(value = "rad", min = 0.3, max = 1.5) double roll,
      /** Nose below the horizon [rad]. */
      @Unit(value = "rad", min = 0.2, max = 1.5) double noseDown,
      /** Nose above the horizon and further [rad]. */
      @Unit(value = "rad", min = 1.6, max = 3.1) double onBack,
      /** For this long [s]. */
      @Unit(value = "s", min = 0, max = 2) double after,
      /** Angular rate below which nothing moves [rad/s]. */
      @Unit(value = "rad/s", min = 0.01, max = 2) double stillRate,
      /** Difference of specific force from gravity below which nothing moves [m/s2]. */
      @Unit(value = "m/s2", min = 0.1, max = 5) double stillForce,
      /** Air and ground speed below which nothing moves [m/s]. */
      @Unit(value = "m/s", min = 0.1, max = 5) double stillSpeed,
      /** Propeller command above which the robot does not lie, however still it is. */
      @Unit(value = "", min = 0, max = 1) double stillThrottle,
      /** For this long [s]. */
      @Unit(value = "s", min = 0.1, max = 10) double stillAfter) {}

  /** When a jump may begin. */
  public record Jump(
      /** Sideways tilt that is refused [rad]. */
      @Unit(value = "rad", min = 0.05, max = 0.8) double tilt,
      /** Propeller speed over what its command should give that counts as ready. */
      @Unit(value = "", min = 0.3, max = 1) double propellerReady,
      /** Without speed telemetry the propeller counts as ready after this time [s]. */
      @Unit(value = "s", min = 0.1, max = 3) double propellerBlind,
      /** Command below which the propeller says nothing about its full thrust. */
      @Unit(value = "", min = 0.01, max = 1) double thrustProbe,
      /** Time at such a command after which its thrust is judged [s]. */
      @Unit(value = "s", min = 0.1, max = 3) double thrustAfter,
      /** Least ratio of full static thrust to weight. */
      @Unit(value = "", min = 0.5, max = 3) double thrustToWeight) {}

  /** When the wing carries. */
  public record Flight(
      /** Airspeed over stall speed to become wing-borne. */
      @Unit(value = "", min = 1, max = 2) double wingBorne,
      /** Airspeed over stall speed below which the wing no longer carries. */
      @Unit(value = "", min = 0.8, max = 2) double tooSlow,
      /** Greatest bank to become wing-borne [rad]. */
      @Unit(value = "rad", min = 0.1, max = 1.5) double bank,
      /** Least height above the feet's last ground to become wing-borne [m]. */
      @Unit(value = "m", min = 0, max = 5) double height,
      /** For this long [s]. */
      @Unit(value = "s", min = 0, max = 2) double after,
      /** Too slow for this long [s]. */
      @Unit(value = "s", min = 0, max = 2) double slowAfter,
      /** Sink rate of a climb that fails [m/s]. */
      @Unit(value = "m/s", min = 0.3, max = 10) double sink,
      /** For this long [s]. */
      @Unit(value = "s", min = 0.05, max = 5) double sinkAfter) {}

  /** Battery voltage without load, estimated from voltage and current. */
  public record Charge(
      /** Below this the propeller stops [V]. */
      @Unit(value = "V", min = 3, max = 60) double empty,
      /** To count as recovered it must exceed a threshold by this much [V]. */
      @Unit(value = "V", min = 0, max = 2) double hysteresis,
      /** Time constant of the estimate [s]. */
      @Unit(value = "s", min = 0.05, max = 20) double smoothing) {}

  /** How long things may take. */
  public record Patience(
      @Unit(value = "s", min = 1, max = 3600) double walking,
      @Unit(value = "s", min = 0.5, max = 60) double crouching,
      @Unit(value = "s", min = 0.1, max = 3) double pushing,
      /** Full thrust on the ground, in a take-off without a jump [s]. */
      @Unit(value = "s", min = 0.1, max = 10) double lifting,
      @Unit(value = "s", min = 0.2, max = 5) double leaping,
      @Unit(value = "s", min = 0.5, max = 30) double landing,
      @Unit(value = "s", min = 1, max = 60) double climbing,
      /** Standing with a wish that cannot be begun [s]. */
      @Unit(value = "s", min = 1, max = 60) double waiting,
      /** A reason to refuse must hold for this long [s]. */
      @Unit(value = "s", min = 0, max = 5) double refusing,
      /** The pilot's link may be silent for this long [s]. */
      @Unit(value = "s", min = 0.02, max = 10) double silence,
      /** A doubtful estimate must be doubtful for this long [s]. */
      @Unit(value = "s", min = 0, max = 2) double doubt) {}
}
