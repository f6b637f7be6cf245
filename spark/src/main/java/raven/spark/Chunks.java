package raven.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;

/**
 * Cuts the runs of a campaign into tasks: long enough that handing them out costs little, short enough that a lost machine and the last task of all
 * cost little too.
 *
 * <p>Thread-safe.
 */
final class Chunks {
  /** What a task should take [ns]. */
  private static final double TASK = 0.5e9;

  private static final int MOST = 200;

  private final PrimitiveIterator.OfInt runs;
  private double runTime = TASK;

  Chunks(PrimitiveIterator.OfInt runs) {
    this.runs = runs;
  }

  /** A task flew so many runs in this time [ns]. */
  synchronized void flown(int count, long time) {
    // slowly, since runs differ in length
    runTime += 0.1 * (Math.max(1, (double) time / count) - runTime);
  }

  /** The next tasks, so many at most; none when there is nothing left to fly. */
  synchronized List<int[]> next(int tasks) {
    int size = (int) Math.clamp(Math.round(TASK / runTime), 1, MOST);
    List<int[]> chunks = new ArrayList<>();
    while (chunks.size() < tasks && runs.hasNext()) {
      int[] chunk = new int[size];
      int count = 0;
      while (count < size && runs.hasNext()) chunk[count++] = runs.nextInt();
      chunks.add(Arrays.copyOf(chunk, count));
    }
    return chunks;
  }
}
