package raven.estimation;

import java.util.Arrays;

/**
 * Second-order Butterworth low-pass of several channels, at any and at varying sample times, with a time constant that may change: state
 * form y″ = Ω²(u − y) − √2 Ω y′ by the trapezoidal rule. Until one time constant has passed it is the plain mean, so that it starts at
 * once (Laidig and Seel 2023, section 3.2).
 */
final class LowPass {
  private static final double ROOT_TWO = Math.sqrt(2);

  final double[] value;
  private final double[] rate;
  private double age;

  // what follows from the last time constant and sample time
  private double forConstant;
  private double forStep;
  private double keep;
  private double push;

  LowPass(int channels) {
    value = new double[channels];
    rate = new double[channels];
  }

  void reset() {
    age = 0;
    Arrays.fill(rate, 0);
  }

  /** Whether it is a filter by now, and no longer a mean. */
  boolean settled(double timeConstant) {
    return age >= timeConstant;
  }

  void update(double[] u, double timeConstant, double dt) {
    boolean mean = age < timeConstant;
    age += dt;
    if (mean) {
      double share = dt / age;
      for (int i = 0; i < value.length; i++) {
        value[i] += share * (u[i] - value[i]);
      }
      return;
    }
    if (timeConstant != forConstant || dt != forStep) discretise(timeConstant, dt);
    double h = 0.5 * dt;
    for (int i = 0; i < value.length; i++) {
      double next = keep * rate[i] + push * (u[i] - value[i]);
      value[i] += h * (rate[i] + next);
      rate[i] = next;
    }
  }

  private void discretise(double timeConstant, double dt) {
    forConstant = timeConstant;
    forStep = dt;
    double omega = ROOT_TWO / timeConstant;
    double damping = ROOT_TWO * omega;
    double h = 0.5 * dt;
    double stiff = h * omega * omega;
    double scale = 1 / (1 + h * damping + h * stiff);
    keep = (1 - h * damping - h * stiff) * scale;
    push = 2 * stiff * scale;
  }
}
