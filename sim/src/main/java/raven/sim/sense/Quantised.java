package raven.sim.sense;

/** Steps of an analogue-to-digital converter or an encoder. */
final class Quantised {
  private Quantised() {}

  /** Step of a converter that spreads its bits over a span. */
  static double step(double span, double bits) {
    return span / StrictMath.pow(2, bits);
  }

  static double round(double value, double step) {
    return step * Math.rint(value / step);
  }
}
