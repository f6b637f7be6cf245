package raven.tools;

/**
 * Points that a term of an objective brings on average when its figure is spread about a mean, and how they grow with the mean. Smooth, where
 * the points themselves have corners, so that a search can follow them.
 */
final class Expectation {
  /** √(2/π): with it a smoothed ramp is right on its corner, and far from it. */
  private static final double CORNER = Math.sqrt(2 / Math.PI);

  private Expectation() {}

  /** Mean points of a figure with this mean and standard deviation. */
  static double points(Objective term, double mean, double deviation) {
    return switch (term) {
      // the peak of a Lorentzian is as much lower as it is wider
      case Objective.Near near -> {
        double wide = Math.hypot(near.within(), deviation);
        double off = (mean - near.target()) / wide;
        yield near.points() * near.within() / wide / (1 + off * off);
      }
      case Objective.More more -> {
        double share = ramp(mean, deviation) - ramp(mean - more.upTo(), deviation);
        yield more.points() * share / more.upTo();
      }
      case Objective.Less less -> {
        double from = less.downFrom();
        double size = ramp(mean, deviation) - ramp(mean - from, deviation);
        double other = ramp(-mean, deviation) - ramp(-mean - from, deviation);
        yield less.points() * (1 - (size + other) / from);
      }
      case Objective.Completed completed -> 0;
      case Objective.Refused refused -> 0;
    };
  }

  /** Derivative of {@link #points} by the mean. */
  static double slope(Objective term, double mean, double deviation) {
    return switch (term) {
      case Objective.Near near -> {
        double wide = Math.hypot(near.within(), deviation);
        double off = (mean - near.target()) / wide;
        double peak = near.points() * near.within() / wide;
        yield -2 * peak * off / wide / ((1 + off * off) * (1 + off * off));
      }
      case Objective.More more -> {
        double share = rise(mean, deviation) - rise(mean - more.upTo(), deviation);
        yield more.points() * share / more.upTo();
      }
      case Objective.Less less -> {
        double from = less.downFrom();
        double size = rise(mean, deviation) - rise(mean - from, deviation);
        double other = rise(-mean, deviation) - rise(-mean - from, deviation);
        yield -less.points() * (size - other) / from;
      }
      case Objective.Completed completed -> 0;
      case Objective.Refused refused -> 0;
    };
  }

  /** About the mean of max(0, x). */
  private static double ramp(double mean, double deviation) {
    return (mean + Math.hypot(mean, CORNER * deviation)) / 2;
  }

  private static double rise(double mean, double deviation) {
    double length = Math.hypot(mean, CORNER * deviation);
    return length == 0 ? 0.5 : (1 + mean / length) / 2;
  }
}
