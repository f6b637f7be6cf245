package raven.tools;

import java.util.Arrays;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;

/**
 * Where a smooth function is greatest in a box, by conjugate gradients (Polak and Ribière 1969, in the implementation of Commons Math). Each
 * coordinate is the sine of a free one, so that the box has no edge to stumble over.
 */
final class SurfaceOptimum {
  /** Gain, as a share, that is not worth another iteration. */
  private static final double ENOUGH = 1e-7;

  private static final int ITERATIONS = 200;

  /** How near to a bound the search may begin, in half widths of the box: on it, nothing would move. */
  private static final double INSIDE = 0.9;

  /** What is climbed. */
  interface Hill {
    double height(double[] x);

    double[] gradient(double[] x);
  }

  private final Hill hill;
  private final double[] middle;
  private final double[] half;
  private double[] best;
  private double bestHeight;

  /** Climbs from the origin, which lies in the box. */
  SurfaceOptimum(Hill hill, double[] from, double[] to) {
    this.hill = hill;
    int n = from.length;
    middle = new double[n];
    half = new double[n];
    double[] start = new double[n];
    for (int j = 0; j < n; j++) {
      middle[j] = (from[j] + to[j]) / 2;
      half[j] = (to[j] - from[j]) / 2;
      start[j] = Math.asin(Math.clamp(-middle[j] / half[j], -INSIDE, INSIDE));
    }
    best = new double[n];
    bestHeight = hill.height(best);
    var search = new NonLinearConjugateGradientOptimizer(
        NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
        new SimpleValueChecker(ENOUGH, 0),
        1e-4,
        1e-6,
        0.1);
    try {
      search.optimize(
          new MaxEval(100 * ITERATIONS),
          new MaxIter(ITERATIONS),
          new ObjectiveFunction(this::height),
          new ObjectiveFunctionGradient(this::gradient),
          GoalType.MAXIMIZE,
          new InitialGuess(start));
    } catch (TooManyEvaluationsException | TooManyIterationsException e) {
      // as high as it came
    }
  }

  private double[] inside(double[] free) {
    double[] x = new double[free.length];
    Arrays.setAll(x, j -> middle[j] + half[j] * Math.sin(free[j]));
    return x;
  }

  private double height(double[] free) {
    double[] x = inside(free);
    double height = hill.height(x);
    if (height > bestHeight) {
      bestHeight = height;
      best = x;
    }
    return height;
  }

  private double[] gradient(double[] free) {
    double[] gradient = hill.gradient(inside(free));
    for (int j = 0; j < free.length; j++) gradient[j] *= half[j] * Math.cos(free[j]);
    return gradient;
  }

  double[] at() {
    return best.clone();
  }

  double height() {
    return bestHeight;
  }
}
