package raven.sim.sense;

import raven.hal.SensorFrame;

/**
 * The timing of a sensor slower than the tick: it samples at its own rate, delivers each sample after a delay, and repeats the last one
 * in between with a growing age.
 */
final class SlowSampler {
  private final double period;
  private final double delay;
  private final double[] takenAt;
  private final double[] pending;
  private final boolean[] pendingValid;
  private int first;
  private int count;
  private double next = Double.NEGATIVE_INFINITY;

  private double deliveredAt;
  private double delivered;
  private boolean deliveredValid;

  SlowSampler(double rate, double delay) {
    period = 1 / rate;
    this.delay = delay;
    int slots = 2 + (int) Math.ceil(delay * rate);
    takenAt = new double[slots];
    pending = new double[slots];
    pendingValid = new boolean[slots];
  }

  /** A new sample is to be taken now and handed to {@link #take}. */
  boolean due(double time) {
    // half a microsecond of slack: a tick that is late by rounding still counts
    return time >= next - 5e-7;
  }

  void take(double time, double value, boolean valid) {
    next = Math.max(next + period, time + 0.5 * period);
    if (count == pending.length) {
      first = (first + 1) % pending.length;
      count--;
    }
    int slot = (first + count) % pending.length;
    takenAt[slot] = time;
    pending[slot] = value;
    pendingValid[slot] = valid;
    count++;
  }

  void deliver(double time, SensorFrame.Scalar out) {
    out.fresh = false;
    while (count > 0 && takenAt[first] + delay <= time + 5e-7) {
      deliveredAt = takenAt[first];
      delivered = pending[first];
      deliveredValid = pendingValid[first];
      out.fresh = true;
      first = (first + 1) % pending.length;
      count--;
    }
    out.value = delivered;
    out.valid = deliveredValid;
    out.age = deliveredValid ? time - deliveredAt : 0;
  }
}
