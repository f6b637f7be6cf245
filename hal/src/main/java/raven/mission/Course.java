package raven.mission;

import java.util.List;
import raven.file.Default;
import raven.file.Unit;

/** The ground from west to east, segment after segment, starting at x = {@code start}, z = 0; the same at every y. */
public record Course(
    @Default("-1 m") @Unit(value = "m", min = -100, max = 0) double start, List<Segment> segments) {

  /** One piece of ground. */
  public sealed interface Segment {
    /** Ground of a length, rising by a slope. */
    record Ground(
        @Unit(value = "m", min = 0.01, max = 10000) double length,

        @Default("0 deg") @Unit(value = "rad", min = -0.35, max = 0.35)
        double slope)
        implements Segment {}

    /** A ditch with vertical faces. */
    record Gap(
        @Unit(value = "m", min = 0.01, max = 100) double width,

        @Default("0.5 m") @Unit(value = "m", min = 0.05, max = 10)
        double depth)
        implements Segment {}

    /** A vertical face up (or down, when negative). */
    record Step(@Unit(value = "m", min = -10, max = 10) double height) implements Segment {}
  }
}
