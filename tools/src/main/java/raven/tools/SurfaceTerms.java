package raven.tools;

import java.util.Arrays;

/**
 * The terms of a quadratic response surface over the steps d of the values tuned and the plant's parameters z: constant, d, z, d², z², z times
 * the toe's rate, and d z. The last let a gain trade what a value does against how much a plant matters.
 */
final class SurfaceTerms {
  /** Ridge, in flights that speak against a coefficient: of the first order, of the plants' second order, and of the steps'. */
  private static final double FIRST = 0.6;

  private static final double PLANTS = 4;
  private static final double STEPS = 24;

  private final int steps;
  private final int plants;
  private final int toe;

  /**
   * @param steps how many values are stepped
   * @param plants how many parameters a plant has
   * @param toe which of them is the toe's rate; -1 when none is
   */
  SurfaceTerms(int steps, int plants, int toe) {
    this.steps = steps;
    this.plants = plants;
    this.toe = toe;
  }

  /** Coefficients of the first order and the constant. */
  int firstOrder() {
    return 1 + steps + plants;
  }

  private int squares() {
    return firstOrder();
  }

  private int plantSquares() {
    return squares() + steps;
  }

  private int toeProducts() {
    return plantSquares() + plants;
  }

  private int products() {
    return toeProducts() + (toe < 0 ? 0 : plants);
  }

  int count() {
    return products() + steps * plants;
  }

  /** What the coefficients are multiplied by. */
  double[] row(double[] d, double[] z) {
    double[] row = new double[count()];
    row[0] = 1;
    for (int i = 0; i < steps; i++) {
      row[1 + i] = d[i];
      row[squares() + i] = d[i] * d[i];
      for (int k = 0; k < plants; k++) row[products() + i * plants + k] = d[i] * z[k];
    }
    for (int k = 0; k < plants; k++) {
      row[1 + steps + k] = z[k];
      row[plantSquares() + k] = z[k] * z[k];
      // its own square is there already
      if (toe >= 0 && k != toe) row[toeProducts() + k] = z[toe] * z[k];
    }
    return row;
  }

  /** What is added to the squares of the coefficients; {@code strength} times as much for those of the second order. */
  double[] ridge(double strength) {
    double[] ridge = new double[count()];
    Arrays.fill(ridge, 1, firstOrder(), FIRST);
    Arrays.fill(ridge, squares(), plantSquares(), STEPS * strength);
    Arrays.fill(ridge, plantSquares(), products(), PLANTS * strength);
    Arrays.fill(ridge, products(), ridge.length, STEPS * strength);
    return ridge;
  }

  /** The figure of a plant when no value is stepped. */
  double unstepped(double[] coefficients, double[] z) {
    double[] row = row(new double[steps], z);
    double sum = 0;
    for (int j = 0; j < row.length; j++) sum += coefficients[j] * row[j];
    return sum;
  }

  /** By how much the figure of a plant grows per step of a value, there. */
  double slope(double[] coefficients, int step, double[] z) {
    double slope = coefficients[1 + step];
    for (int k = 0; k < plants; k++) slope += coefficients[products() + step * plants + k] * z[k];
    return slope;
  }

  /** Coefficient of the square of a step. */
  double bend(double[] coefficients, int step) {
    return coefficients[squares() + step];
  }
}
