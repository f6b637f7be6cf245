package raven.sim.sense;

/**
 * What a few channels were a while ago, interpolated between the samples put in. Before its history reaches back far enough it answers
 * with the oldest sample.
 */
final class DelayLine {
  /** Enough for 20 ms of samples at 3 kHz. */
  private static final int SLOTS = 64;

  private final int channels;
  private final double[] times = new double[SLOTS];
  private final double[] values;
  private int newest = -1;
  private int filled;

  DelayLine(int channels) {
    this.channels = channels;
    values = new double[SLOTS * channels];
  }

  /** Opens a slot for a sample; the caller then sets its channels. */
  void put(double time) {
    newest = (newest + 1) % SLOTS;
    filled = Math.min(SLOTS, filled + 1);
    times[newest] = time;
  }

  /** Sets a channel of the newest sample. */
  void set(int channel, double value) {
    values[newest * channels + channel] = value;
  }

  /** Fills the channels as they were at a time. */
  void at(double time, double[] out) {
    // walk back to the last sample that is not later
    int later = newest;
    int back = 0;
    int slot = newest;
    while (back < filled - 1 && times[slot] > time) {
      later = slot;
      slot = (slot + SLOTS - 1) % SLOTS;
      back++;
    }
    double span = times[later] - times[slot];
    double share = span > 0 ? Math.max(0, Math.min(1, (time - times[slot]) / span)) : 0;
    for (int c = 0; c < channels; c++) {
      double from = values[slot * channels + c];
      out[c] = from + share * (values[later * channels + c] - from);
    }
  }
}
