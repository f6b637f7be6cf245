package raven.spark;

import java.io.Serializable;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import raven.tools.RunFlyer;
import raven.tools.campaign.Plan;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What a Spark task does: it flies the few runs of its partition, somewhere. */
final class FlyChunk extends AbstractFunction1<Iterator<int[]>, FlyChunk.Rows>
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Flyers of this machine that nobody uses at the moment: each has read the plan's files, which takes as long as a short run. */
  private static final Map<Plan, Queue<RunFlyer>> IDLE = new ConcurrentHashMap<>();

  /**
   * Rows of a partition.
   *
   * @param time that they took to fly [ns]
   */
  record Rows(int[] runs, String[] rows, long time) implements Serializable {}

  private final Plan plan;

  FlyChunk(Plan plan) {
    this.plan = plan;
  }

  @Override
  public Rows apply(Iterator<int[]> partition) {
    int[] runs = partition.next();
    String[] rows = new String[runs.length];
    long begin = System.nanoTime();
    Queue<RunFlyer> idle = IDLE.computeIfAbsent(plan, p -> new ConcurrentLinkedQueue<>());
    RunFlyer waiting = idle.poll();
    RunFlyer flyer = waiting == null ? new RunFlyer(plan) : waiting;
    for (int i = 0; i < runs.length; i++) rows[i] = flyer.row(runs[i]);
    idle.add(flyer);
    return new Rows(runs, rows, System.nanoTime() - begin);
  }
}
