package raven.hal.link;

import java.util.concurrent.locks.LockSupport;

/**
 * Spoils a good connection on purpose: drops messages and stalls now and then, to see what the robot makes of it. The same seed drops the same
 * messages. Not thread-safe.
 *
 * @param drop share of the messages that are lost, 0 to 1
 * @param stall length of a pause [s]
 */
public record BadLink(double drop, double stall, long seed) {
  public static final BadLink NONE = new BadLink(0, 0, 0);

  /** One message set in this many is held up: once a second or so. */
  private static final int STALLS = 500;

  /** Draws for one direction of a connection. */
  final class Dice {
    private long state;

    Dice(int direction) {
      state = seed * 0x9e37_79b9_7f4a_7c15L + direction;
    }

    /** SplitMix64 (Steele, Lea and Flood 2014). */
    private double draw() {
      state += 0x9e37_79b9_7f4a_7c15L;
      long z = state;
      z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
      z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
      return ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    }

    boolean drops() {
      return drop > 0 && draw() < drop;
    }

    void stalls() {
      if (stall > 0 && draw() < 1.0 / STALLS) LockSupport.parkNanos(Math.round(stall * 1e9));
    }
  }

  Dice dice(int direction) {
    return new Dice(direction);
  }
}
