package raven.tools.view;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Rows of numbers, of which the newest are all there and older ones ever fewer: memory stays the same however long it goes on. Not
 * thread-safe.
 *
 * <p>When all places are taken, every second row goes out of those that are not among the newest eighth.
 */
final class History {
  private static final int RECENT = 8;

  private final int columns;
  private final int capacity;
  private final long[] numbers;
  private final float[] values;
  private int size;
  private long next;

  /**
   * @param columns numbers per row
   * @param capacity rows that are kept
   */
  History(int columns, int capacity) {
    if (capacity < 2 * RECENT) throw new IllegalArgumentException("too few rows: " + capacity);
    this.columns = columns;
    this.capacity = capacity;
    numbers = new long[capacity];
    values = new float[capacity * columns];
  }

  void append(double[] row) {
    if (size == capacity) thin();
    for (int c = 0; c < columns; c++) values[size * columns + c] = (float) row[c];
    numbers[size++] = next++;
  }

  private void thin() {
    int recent = capacity - capacity / RECENT;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i < recent && i % 2 == 1) continue;
      System.arraycopy(values, i * columns, values, kept * columns, columns);
      numbers[kept++] = numbers[i];
    }
    size = kept;
  }

  int size() {
    return size;
  }

  /** Number of the row that comes next; every row ever appended has its own. */
  long next() {
    return next;
  }

  /** Puts rows into a buffer, oldest first, as many as fit, from number {@code from} on. Returns the number to go on with. */
  long copy(long from, ByteBuffer into) {
    int at = Arrays.binarySearch(numbers, 0, size, from);
    if (at < 0) at = -at - 1;
    long after = from;
    for (; at < size && into.remaining() >= columns * Float.BYTES; at++) {
      for (int c = 0; c < columns; c++) into.putFloat(values[at * columns + c]);
      after = numbers[at] + 1;
    }
    return after;
  }
}
