package raven.hal;

import java.lang.invoke.VarHandle;

/**
 * Hands numbers from one thread to another without locks or garbage: a sequence lock (Boehm, Can seqlocks get along with programming language
 * memory models?, 2012). One writer, any number of readers; a reader always sees numbers that were written together.
 */
public final class Mailbox {
  private final double[] values;
  private volatile long sequence;

  public Mailbox(int size) {
    values = new double[size];
  }

  /** Puts numbers in; only ever called by one thread. */
  public void write(double[] from) {
    long begin = sequence;
    sequence = begin + 1;
    VarHandle.storeStoreFence();
    System.arraycopy(from, 0, values, 0, values.length);
    VarHandle.releaseFence();
    sequence = begin + 2;
  }

  /** Takes the newest numbers out. Returns how often somebody has written. */
  public long read(double[] into) {
    while (true) {
      long begin = sequence;
      if ((begin & 1) == 0) {
        VarHandle.acquireFence();
        System.arraycopy(values, 0, into, 0, values.length);
        VarHandle.loadLoadFence();
        if (sequence == begin) return begin / 2;
      }
      Thread.onSpinWait();
    }
  }
}
