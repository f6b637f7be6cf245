package raven.tools;

import java.util.List;
import java.util.Locale;
import raven.file.Unit;

/** What a flight is worth, in points for what it reached; a figure of something that did not happen brings none. */
sealed interface Objective {
  /** Points of one flight. */
  double points(FlightResult flight);

  /** The most points that it brings. */
  double points();

  /** In words. */
  String words();

  /** Done as the mission asks. */
  record Completed(@Unit(value = "", min = 0, max = 1e6) double points) implements Objective {
    @Override
    public double points(FlightResult flight) {
      return flight.completed() ? points : 0;
    }

    @Override
    public String words() {
      return shown(points) + " completed";
    }
  }

  /** Declined, safely. */
  record Refused(@Unit(value = "", min = 0, max = 1e6) double points) implements Objective {
    @Override
    public double points(FlightResult flight) {
      return flight.outcome().equals("refused") ? points : 0;
    }

    @Override
    public String words() {
      return shown(points) + " refused";
    }
  }

  /** The more of a figure the better, from nothing up to where more brings no more. */
  record More(
      String metric,
      @Unit(value = "", min = 0, max = 1e6) double points,
      @Unit(value = "", min = 1e-9, max = 1e9) double upTo)
      implements Objective {
    @Override
    public double points(FlightResult flight) {
      double value = Metrics.number(flight.metrics(), metric);
      return Double.isNaN(value) ? 0 : points * Math.clamp(value / upTo, 0, 1);
    }

    @Override
    public String words() {
      return shown(points) + " more " + metric + " up to " + shown(upTo);
    }
  }

  /** The less of a figure the better, down to nothing; beyond {@code downFrom} it brings nothing. Signs do not count. */
  record Less(
      String metric,
      @Unit(value = "", min = 0, max = 1e6) double points,
      @Unit(value = "", min = 1e-9, max = 1e9) double downFrom)
      implements Objective {
    @Override
    public double points(FlightResult flight) {
      double value = Math.abs(Metrics.number(flight.metrics(), metric));
      return Double.isNaN(value) ? 0 : points * (1 - Math.clamp(value / downFrom, 0, 1));
    }

    @Override
    public String words() {
      return shown(points) + " less " + metric + " down from " + shown(downFrom);
    }
  }

  /** A figure close to a target: all points there, half of them when it is {@code within} away, few but never none further off. */
  record Near(
      String metric,
      @Unit(value = "", min = 0, max = 1e6) double points,
      @Unit(value = "", min = -1e9, max = 1e9) double target,
      @Unit(value = "", min = 1e-9, max = 1e9) double within)
      implements Objective {
    @Override
    public double points(FlightResult flight) {
      double value = Metrics.number(flight.metrics(), metric);
      double off = (value - target) / within;
      return Double.isNaN(value) ? 0 : points / (1 + off * off);
    }

    @Override
    public String words() {
      return shown(points) + " " + metric + " near " + shown(target) + " within " + shown(within);
    }
  }

  /** The figure that a term is about; empty for the outcome itself. */
  default String figure() {
    return switch (this) {
      case More more -> more.metric;
      case Less less -> less.metric;
      case Near near -> near.metric;
      case Completed completed -> "";
      case Refused refused -> "";
    };
  }

  /** Points of all terms. */
  static double points(List<Objective> terms, FlightResult flight) {
    double sum = 0;
    for (Objective term : terms) sum += term.points(flight);
    return sum;
  }

  private static String shown(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
