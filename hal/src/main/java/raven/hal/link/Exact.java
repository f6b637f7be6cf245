package raven.hal.link;

/**
 * Carries a double through 32-bit floats without losing a bit: a float beside it says most, two further floats what is missing. Any reader that
 * leaves these out is wrong by one part in ten million. Exact for zero and for magnitudes between 1e-22 and 1e38, since a float has no
 * smaller steps.
 */
final class Exact {
  private Exact() {}

  /** First float of what the base leaves over. */
  static float first(double value, double base) {
    double rest = value - base;
    return Double.isFinite(rest) ? (float) rest : 0;
  }

  /** Second float of what the base leaves over. */
  static float second(double value, double base) {
    double rest = value - base;
    return Double.isFinite(rest) ? (float) (rest - (float) rest) : 0;
  }

  static double merge(double base, double first, double second) {
    // a zero keeps its sign
    return first == 0 && second == 0 ? base : base + (first + second);
  }
}
