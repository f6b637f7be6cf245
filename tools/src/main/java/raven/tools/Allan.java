package raven.tools;

/** Allan deviation of a rate signal, overlapping clusters (IEEE Std 952-1997, annex C): σ²(τ) = ⟨(θ(t+2τ) − 2θ(t+τ) + θ(t))²⟩ / 2τ². */
final class Allan {
  final double[] tau;
  final double[] deviation;

  /** Of samples {@code dt} apart [s]; cluster times grow by factors of 2 up to a quarter of the record. */
  Allan(double[] rate, double dt) {
    double[] angle = new double[rate.length + 1];
    for (int i = 0; i < rate.length; i++) angle[i + 1] = angle[i] + rate[i] * dt;
    int clusters = 0;
    while (4 << clusters <= rate.length) clusters++;
    tau = new double[clusters];
    deviation = new double[clusters];
    for (int k = 0; k < clusters; k++) {
      int m = 1 << k;
      double sum = 0;
      int count = rate.length - 2 * m + 1;
      for (int i = 0; i < count; i++) {
        double second = angle[i + 2 * m] - 2 * angle[i + m] + angle[i];
        sum += second * second;
      }
      tau[k] = m * dt;
      deviation[k] = Math.sqrt(sum / (2.0 * count)) / tau[k];
    }
  }

  /** White noise: the deviation times √τ where clusters are shortest [unit/√Hz]. */
  double whiteNoise() {
    return deviation.length == 0 ? Double.NaN : deviation[0] * Math.sqrt(tau[0]);
  }

  /** The least deviation over 0.664: what of the bias does not average out. */
  double biasInstability() {
    double least = Double.POSITIVE_INFINITY;
    for (double value : deviation) least = Math.min(least, value);
    return least / 0.664;
  }
}
