package raven.tools.campaign;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the runs came to so far, counted in the order of their numbers however they arrive, so that where a campaign stops depends on no clock.
 *
 * <p>Not thread-safe.
 */
public final class Tally {
  /** Fewer runs of a point say nothing about the width of its interval. */
  public static final int FEWEST = 30;

  /** How a run ended. */
  public record End(String outcome, boolean fell) {}

  /** Runs by how they ended; those that fell are among the failed. */
  public record Count(int runs, int completed, int refused, int fell, int faults) {
    static final Count NONE = new Count(0, 0, 0, 0, 0);

    public int failed() {
      return runs - completed - refused - faults;
    }

    Count with(End end) {
      return new Count(
          runs + 1,
          completed + (end.outcome.equals(RunRow.COMPLETED) ? 1 : 0),
          refused + (end.outcome.equals(RunRow.REFUSED) ? 1 : 0),
          fell + (end.fell ? 1 : 0),
          faults + (end.outcome.equals(RunRow.FAULT) ? 1 : 0));
    }
  }

  private final Plan plan;
  private final int most;
  private final double halfWidth;
  private final Count[] points;
  private final Map<Integer, End> early = new HashMap<>();
  private Count all = Count.NONE;
  private int flown;

  /**
   * @param most runs that there are
   * @param halfWidth of every point's interval at which it is enough, 0 to go on to the last run
   */
  public Tally(Plan plan, int most, double halfWidth) {
    this.plan = plan;
    this.most = most;
    this.halfWidth = halfWidth;
    points = new Count[plan.points()];
    Arrays.fill(points, Count.NONE);
  }

  /** A run is over; one that is known already, or beyond the end, changes nothing. */
  public void add(int run, End end) {
    if (enough() || run < all.runs() || run >= most || early.put(run, end) != null) return;
    flown++;
    while (!enough()) {
      End next = early.remove(all.runs());
      if (next == null) return;
      int point = plan.point(all.runs());
      points[point] = points[point].with(next);
      all = all.with(next);
    }
    early.clear();
  }

  /** Nothing more has to be flown. */
  public boolean enough() {
    if (all.runs() == most) return true;
    // the same number of runs at every point
    if (halfWidth == 0 || all.runs() % points.length != 0) return false;
    return all.runs() / points.length >= FEWEST && halfWidth() <= halfWidth;
  }

  /** About how many runs it will take, by the shares so far. */
  public int expected() {
    if (halfWidth == 0) return most;
    double each = FEWEST;
    for (Count point : points) {
      double share = point.runs() == 0 ? 0.5 : (double) point.completed() / point.runs();
      each = Math.max(each, Interval.trialsFor(share, halfWidth));
    }
    return (int) Math.clamp(each * points.length, Math.min(flown, most), most);
  }

  /** Of the widest of the points' intervals. */
  public double halfWidth() {
    double widest = 0;
    for (Count point : points) {
      widest = Math.max(widest, Interval.of(point.completed(), point.runs()).halfWidth());
    }
    return widest;
  }

  /** Of all runs without a gap before them. */
  public Count all() {
    return all;
  }

  public Count point(int point) {
    return points[point];
  }

  /** Runs that were flown, also those with a gap before them. */
  public int flown() {
    return flown;
  }
}
