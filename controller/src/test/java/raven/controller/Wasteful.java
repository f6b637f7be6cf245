package raven.controller;

import java.util.function.DoubleUnaryOperator;

/** What a tick must not do, for the test of the scan. */
final class Wasteful {
  private interface Stage {
    double rarely(int times);
  }

  private static final class Deep implements Stage {
    @Override
    public double rarely(int times) {
      if (times < 0) throw new IllegalStateException("called " + times + " times");
      DoubleUnaryOperator scale = value -> times * value;
      return scale == null ? 0 : new double[times].length;
    }
  }

  private final Stage stage = new Deep();

  Integer tick(int times) {
    return (int) (stage.rarely(times) + Math.sin(times));
  }
}
