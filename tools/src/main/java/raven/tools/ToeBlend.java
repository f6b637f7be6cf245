package raven.tools;

/**
 * Shares of a table's entries in what a robot does: linear in the logarithm of its toe rate between the two entries that it lies between, as
 * {@link raven.gait.PushPlan} mixes them.
 */
final class ToeBlend {
  private final double[] toes;

  /** @param toes rate of each entry, rising [N m/rad]; one only, and it is all */
  ToeBlend(double[] toes) {
    this.toes = toes.clone();
  }

  int entries() {
    return toes.length;
  }

  /** Share of an entry for a rate [N m/rad]; beyond the table's ends its ends hold. */
  double share(int entry, double toe) {
    if (entry > 0 && toe < toes[entry]) return Math.max(0, way(entry - 1, toe));
    if (entry < toes.length - 1 && toe > toes[entry]) return Math.max(0, 1 - way(entry, toe));
    return 1;
  }

  /** From an entry to the next. */
  private double way(int entry, double toe) {
    return StrictMath.log(toe / toes[entry]) / StrictMath.log(toes[entry + 1] / toes[entry]);
  }
}
