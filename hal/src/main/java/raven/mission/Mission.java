package raven.mission;

import java.util.List;
import raven.file.Default;
import raven.file.Unit;

/** A course, its weather and what to do on it, with acceptance in physical words. The robot starts at x = 0, z = 0, facing along x. */
public record Mission(
    String name,
    Course course,
    @Default("{}") Wind wind,
    @Default("60 s") @Unit(value = "s", min = 1, max = 3600) double timeLimit,
    @Default("{}") Gps gps,
    List<Task> script) {

  /** A receiver whose fixes a hardware-in-the-loop session passes on, and where on earth the mission starts. None by default. */
  public record Gps(
      /** Fixes per second; 0 without a receiver. */
      @Default("0 Hz") @Unit(value = "Hz", min = 0, max = 50)
      double rate,

      @Default("0 deg") @Unit(value = "rad", min = -1.5, max = 1.5)
      double latitude,

      @Default("0 deg") @Unit(value = "rad", min = -3.2, max = 3.2)
      double longitude,

      @Default("0 m") @Unit(value = "m", min = -500, max = 9000)
      double altitude) {}

  /** Mean wind at 2 m height, where it blows towards, and gusts as a share of it. Calm by default. */
  public record Wind(
      @Default("0 m/s") @Unit(value = "m/s", min = 0, max = 15)
      double speed,
      /** Direction the wind blows to, from +x towards +y [rad]. */
      @Default("0 deg") @Unit(value = "rad", min = -6.3, max = 6.3)
      double towards,
      /** The seed draws the direction instead. */
      @Default("false") boolean anyDirection,
      @Default("0") @Unit(value = "", min = 0, max = 1) double gust) {}
}
