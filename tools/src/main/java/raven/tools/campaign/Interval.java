package raven.tools.campaign;

/**
 * A share of successes in independent trials with its 95 % interval (Wilson 1927), which keeps its promise also near 0 and 1.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double share, double low, double high) {
  /** Two-sided 95 % of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  public static Interval of(int successes, int trials) {
    if (trials == 0) return new Interval(Double.NaN, 0, 1);
    double p = (double) successes / trials;
    double n = trials;

    // (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n)
    double middle = p + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    double low = successes == 0 ? 0 : (middle - reach) / scale;
    double high = successes == trials ? 1 : (middle + reach) / scale;
    return new Interval(p, low, high);
  }

  public double halfWidth() {
    return 0.5 * (high - low);
  }

  /** Trials after which the interval of a share reaches no farther than this to either side; of all shares 1/2 takes the most. */
  public static double trialsFor(double share, double halfWidth) {
    // h (n + z²) = z √(p (1 - p) n + z²/4), squared and solved for n
    double a = halfWidth * halfWidth;
    double b = Z * Z * (2 * a - share * (1 - share));
    double c = Z * Z * Z * Z * (a - 0.25);
    return Math.ceil((-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a));
  }
}
