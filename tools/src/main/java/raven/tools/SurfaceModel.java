package raven.tools;

import java.util.Arrays;
import java.util.List;

/**
 * Points that an objective expects of a round's plants at other values, by the surfaces of its figures. A value's move is in steps of the round;
 * it counts for a plant as much as its entry of a table does at the plant's toe rate.
 */
final class SurfaceModel implements SurfaceOptimum.Hill {
  /** What moving one value by one step costs, as a share of all points: a value that does nothing stays where it is. */
  private static final double COST = 0.004;

  private final List<Objective> terms;
  private final TunedValues values;
  private final double[] residual;

  /** Figure of each term. */
  private final int[] figure;

  /** By plant and value: how much it counts there. */
  private final double[][] shares;

  /** By figure: of each plant, of each plant and variable, of each variable. */
  private final double[][] unstepped;

  private final double[][][] slopes;
  private final double[][] bends;

  /**
   * A model of surfaces.
   *
   * @param terms of the objective, of which those about a figure count
   * @param figures that the fit is of, in its order
   */
  SurfaceModel(
      List<Objective> terms,
      List<String> figures,
      TunedValues values,
      SurfacePlants plants,
      SurfaceFit fit) {
    this.terms = terms.stream().filter(term -> !term.figure().isEmpty()).toList();
    figure =
        this.terms.stream().mapToInt(term -> figures.indexOf(term.figure())).toArray();
    this.values = values;
    int n = plants.count();
    int variables = values.variables();
    shares = new double[n][];
    Arrays.setAll(shares, p -> values.shares(plants.toe(p)));
    residual = new double[figures.size()];
    unstepped = new double[figures.size()][n];
    slopes = new double[figures.size()][n][variables];
    bends = new double[figures.size()][variables];
    SurfaceTerms polynomial = plants.terms(variables);
    for (int f = 0; f < figures.size(); f++) {
      double[] c = fit.coefficients(f);
      residual[f] = fit.residual(f);
      for (int i = 0; i < variables; i++) bends[f][i] = polynomial.bend(c, i);
      for (int p = 0; p < n; p++) {
        double[] z = plants.parameters()[p];
        unstepped[f][p] = polynomial.unstepped(c, z);
        for (int i = 0; i < variables; i++) slopes[f][p][i] = polynomial.slope(c, i, z);
      }
    }
  }

  private double figure(int f, int plant, double[] d) {
    double sum = unstepped[f][plant];
    for (int i = 0; i < d.length; i++) sum += (slopes[f][plant][i] + bends[f][i] * d[i]) * d[i];
    return sum;
  }

  private double cost(int value) {
    double all = 0;
    for (Objective term : terms) all += term.points();
    return COST * all / values.entries(value);
  }

  /** Mean points over the plants when the values move so many steps. */
  double points(double[] moves) {
    double sum = 0;
    for (int p = 0; p < shares.length; p++) {
      double[] d = values.blended(moves, shares[p]);
      for (int t = 0; t < figure.length; t++) {
        int f = figure[t];
        sum += Expectation.points(terms.get(t), figure(f, p, d), residual[f]);
      }
    }
    return sum / shares.length;
  }

  @Override
  public double height(double[] moves) {
    double cost = 0;
    for (int j = 0; j < moves.length; j++) cost += cost(j) * moves[j] * moves[j];
    return points(moves) - cost;
  }

  @Override
  public double[] gradient(double[] moves) {
    double[] gradient = new double[moves.length];
    for (int j = 0; j < moves.length; j++) gradient[j] = -2 * cost(j) * moves[j];
    for (int p = 0; p < shares.length; p++) {
      double[] d = values.blended(moves, shares[p]);
      double[] byVariable = new double[d.length];
      for (int t = 0; t < figure.length; t++) {
        int f = figure[t];
        double steep = Expectation.slope(terms.get(t), figure(f, p, d), residual[f]);
        for (int i = 0; i < d.length; i++) {
          byVariable[i] += steep * (slopes[f][p][i] + 2 * bends[f][i] * d[i]);
        }
      }
      double[] byValue = values.ofVariables(byVariable);
      for (int j = 0; j < moves.length; j++) {
        gradient[j] += shares[p][j] * byValue[j] / shares.length;
      }
    }
    return gradient;
  }
}
