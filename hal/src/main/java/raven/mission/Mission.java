package raven.mission;

import java.util.List;
import raven.file.Unit;

/** A course, its weather and what to do on it, with acceptance in physical words. */
public record Mission(
    String name,
    Course course,
    Wind wind,
    @Unit(value = "s", min = 1, max = 3600) double timeLimit,
    List<Task> script) {

  /** Mean wind at 2 m height, where it blows towards, and gusts as a share of it. */
  public record Wind(
      @Unit(value = "m/s", min = 0, max = 15) double speed,
      /** Direction the wind blows to, from +x towards +y [rad]; null-free: drawn from the seed when {@code anyDirection}. */
      @Unit(value = "rad", min = -6.3, max = 6.3) double towards,
      boolean anyDirection,
      @Unit(value = "", min = 0, max = 1) double gust) {}
}
