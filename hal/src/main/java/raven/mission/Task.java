package raven.mission;

import raven.file.Default;
import raven.file.Unit;

/** One thing to do, and what counts as done. */
public sealed interface Task {

  /** Walk a distance, or up to the next edge or face of the course and stop at the launch distance from it. */
  record Walk(
      @Default("distance") Until until,
      /** How far, when until a distance [m]. */
      @Default("0 m") @Unit(value = "m", min = 0, max = 100) double distance,
      /** Mean speed that is asked for [m/s]. */
      @Default("0 m/s") @Unit(value = "m/s", min = 0, max = 1)
      double atLeast)
      implements Task {
    public enum Until {
      DISTANCE,
      OBSTACLE
    }
  }

  /** Hop over the gap ahead and stand beyond it. */
  record Hop() implements Task {}

  /** Jump onto the step ahead and stand on it. */
  record Mount() implements Task {}

  /** Leave the ground and climb until wing-borne. */
  record TakeOff(
      /** Least speed when the feet leave the ground [m/s]. */
      @Default("0 m/s") @Unit(value = "m/s", min = 0, max = 10)
      double atLeast,

      @Default("jump") By by)
      implements Task {

    /** What lifts the robot off the ground. */
    public enum By {
      /** Legs and propeller. */
      JUMP,
      /** The propeller alone, standing as tall and nose-up as the tail allows. */
      THRUST,
      /** The propeller pulls it over an edge that lies just ahead. */
      FALL
    }

    public TakeOff(double atLeast) {
      this(atLeast, By.JUMP);
    }
  }

  /** Hand over to the cruise controller and hold it. */
  record Cruise(
      @Unit(value = "s", min = 1, max = 3600) double duration,
      @Unit(value = "m/s", min = 5, max = 20) double airspeed,
      @Unit(value = "m", min = 1, max = 120) double height)
      implements Task {}
}
