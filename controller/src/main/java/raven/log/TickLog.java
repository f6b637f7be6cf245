package raven.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The ring between the tick, which appends one row of numbers, and whoever stores them.
 *
 * <p>One thread appends, one (the same or another) drains. Appending allocates nothing and never waits: a row that finds the ring full is
 * lost and counted, for a late log must not make a late robot.
 */
public final class TickLog implements LogRow {
  /** Takes a row; the array belongs to the ring and is good until the call returns. */
  public interface Sink {
    void row(double[] values);
  }

  private final double[][] rows;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong drained = new AtomicLong();
  private volatile long lost;

  // where the row that is being written stands
  private double[] row;
  private int column;
  private boolean full;

  /**
   * @param columns values per row
   * @param capacity rows that may wait to be drained
   */
  public TickLog(int columns, int capacity) {
    rows = new double[capacity][columns];
    row = rows[0];
  }

  /** A row that begins now will not be lost. */
  public boolean hasRoom() {
    return written.getPlain() - drained.getAcquire() < rows.length;
  }

  /** Begins a row. */
  public void begin() {
    full = !hasRoom();
    row = rows[(int) (written.getPlain() % rows.length)];
    column = 0;
  }

  @Override
  public void put(String name, String unit, double value) {
    if (!full) row[column] = value;
    column++;
  }

  /** Hands the row over. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  public void end() {
    if (full) {
      lost++;
    } else {
      written.setRelease(written.getPlain() + 1);
    }
  }

  /** Passes every waiting row to the sink, oldest first. Returns how many there were. */
  public int drain(Sink sink) {
    long from = drained.getPlain();
    long to = written.getAcquire();
    for (long i = from; i < to; i++) {
      sink.row(rows[(int) (i % rows.length)]);
      drained.setRelease(i + 1);
    }
    return (int) (to - from);
  }

  /** Rows that found the ring full. */
  public long lost() {
    return lost;
  }
}
