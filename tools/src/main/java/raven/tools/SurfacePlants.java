package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import raven.sim.spread.Truth;

/** The drawn parameters of a round's plants, each less its mean over its standard deviation; the toe's rate in logarithm, as pushes are. */
final class SurfacePlants {
  private static final String TOE = "toe_spring_nm_per_rad";

  private final double[] toes;
  private final double[][] parameters;
  private final int toe;

  SurfacePlants(List<Truth> plants) {
    toes = plants.stream()
        .mapToDouble(plant -> plant.robot().legs().toe().stiffness())
        .toArray();
    List<double[]> columns = new ArrayList<>();
    int toeColumn = -1;
    for (String name : plants.isEmpty() ? List.<String>of() : drawn(plants.getFirst())) {
      double[] column = new double[plants.size()];
      for (int n = 0; n < column.length; n++) {
        double value = Metrics.number(plants.get(n).drawn(), name);
        column[n] = name.equals(TOE) ? StrictMath.log(value) : value;
      }
      if (!standardise(column)) continue;
      if (name.equals(TOE)) toeColumn = columns.size();
      columns.add(column);
    }
    toe = toeColumn;
    parameters = new double[plants.size()][columns.size()];
    for (int n = 0; n < parameters.length; n++) {
      for (int k = 0; k < columns.size(); k++) parameters[n][k] = columns.get(k)[n];
    }
  }

  private static List<String> drawn(Truth plant) {
    Map<String, Object> drawn = plant.drawn();
    return drawn.keySet().stream()
        .filter(name -> !Double.isNaN(Metrics.number(drawn, name)))
        .toList();
  }

  /** False when all are the same. */
  private static boolean standardise(double[] column) {
    double sum = 0;
    double squares = 0;
    for (double value : column) sum += value;
    double mean = sum / column.length;
    for (double value : column) squares += (value - mean) * (value - mean);
    double deviation = Math.sqrt(squares / column.length);
    if (!(deviation > 1e-9 * Math.abs(mean))) return false;
    for (int n = 0; n < column.length; n++) column[n] = (column[n] - mean) / deviation;
    return true;
  }

  int count() {
    return toes.length;
  }

  /** Rate of a plant's toe springs [N m/rad]. */
  double toe(int plant) {
    return toes[plant];
  }

  /** Parameters of each plant. */
  double[][] parameters() {
    return parameters;
  }

  SurfaceTerms terms(int steps) {
    return new SurfaceTerms(steps, parameters.length == 0 ? 0 : parameters[0].length, toe);
  }
}
