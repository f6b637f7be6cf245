package raven.tools.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

/**
 * What a parameter has to do with success: the rank correlation (Spearman 1904) and the share of successes over the parameter's range. The
 * parameters of a campaign are drawn independently of each other, so this share is the partial dependence (Friedman 2001, eq. 47 ff.).
 *
 * @param correlation of the parameter with success, from -1 to 1; 0 when either never changes
 * @param chance that a parameter without any influence would look at least like this, the number of parameters looked at considered
 */
public record Influence(String parameter, double correlation, double chance, List<Bin> bins) {
  /** Parameters below this chance explain something. */
  private static final double SURE = 0.05;

  /** Parts of a range, with as many runs in each. */
  private static final int BINS = 8;

  /** Fewer runs in a part say nothing. */
  private static final int FEWEST = 5;

  /** A part of the parameter's range and the success there. */
  public record Bin(double from, double to, int runs, Interval completed) {}

  /**
   * @param completed by run
   * @param looked how many parameters are looked at
   */
  static Influence of(String parameter, double[] values, boolean[] completed, int looked) {
    double[] success = new double[values.length];
    for (int i = 0; i < success.length; i++) success[i] = completed[i] ? 1 : 0;
    double rho = values.length < 3 ? 0 : new SpearmansCorrelation().correlation(values, success);
    if (Double.isNaN(rho)) rho = 0;
    List<Bin> bins = bins(values, completed);

    // a trend, or a table that differs from part to part: what is best in the middle has no trend
    double z = Math.abs(rho) * Math.sqrt(Math.max(0, values.length - 1));
    double trend = 2 * (1 - new NormalDistribution(null, 0, 1).cumulativeProbability(z));
    double chance = Math.min(1, 2.0 * looked * Math.min(trend, table(bins)));
    return new Influence(parameter, rho, chance, bins);
  }

  public boolean explains() {
    return chance < SURE;
  }

  private static List<Bin> bins(double[] values, boolean[] completed) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int parts = Math.max(1, Math.min(BINS, values.length / FEWEST));
    // a few values that were chosen are a part each
    boolean chosen = Arrays.stream(values).distinct().limit(BINS + 1L).count() <= parts;
    List<Bin> bins = new ArrayList<>();
    for (int begin = 0; begin < order.length; ) {
      int even = chosen ? begin : (int) ((bins.size() + 1L) * order.length / parts);
      int end = Math.max(begin + 1, even);
      // equal values stay together
      while (end < order.length && values[order[end]] == values[order[end - 1]]) end++;
      int good = 0;
      for (int i = begin; i < end; i++) if (completed[order[i]]) good++;
      bins.add(new Bin(
          values[order[begin]],
          values[order[end - 1]],
          end - begin,
          Interval.of(good, end - begin)));
      begin = end;
    }
    return bins;
  }

  private static double table(List<Bin> bins) {
    long[][] counts = new long[2][bins.size()];
    long good = 0;
    long bad = 0;
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      counts[0][i] = Math.round(bin.completed.share() * bin.runs);
      counts[1][i] = bin.runs - counts[0][i];
      good += counts[0][i];
      bad += counts[1][i];
    }
    // below five expected in a cell the test is not to be believed
    if (bins.size() < 2 || Math.min(good, bad) < 5L * bins.size()) return 1;
    return new ChiSquareTest().chiSquareTest(counts);
  }
}
