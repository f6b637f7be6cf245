package raven.spark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.apache.spark.FutureAction;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import raven.file.FileError;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.Plan;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Flies the runs of a campaign on Spark. Each job is a handful of tasks for every processor, two jobs are always under way so that none waits for
 * the last task of the one before, and rows are kept as tasks end: what is held in memory does not grow with the campaign.
 */
final class SparkRunner implements CampaignEngine {
  private static final int TASKS_PER_PROCESSOR = 4;
  private static final int JOBS = 2;
  private static final long POLL_MS = 20;

  /** Silence after which a user is told that no machine flies, and again [ns]. */
  private static final long PATIENCE_NS = 30_000_000_000L;

  private final JavaSparkContext spark;

  SparkRunner(JavaSparkContext spark) {
    this.spark = spark;
  }

  @Override
  public void fly(Plan plan, PrimitiveIterator.OfInt runs, Rows rows) {
    try {
      work(plan, runs, rows);
    } catch (SparkException | IllegalStateException e) {
      // the latter when Spark has stopped meanwhile
      throw failed(e);
    }
  }

  private void work(Plan plan, PrimitiveIterator.OfInt runs, Rows rows) throws SparkException {
    Chunks chunks = new Chunks(runs);
    FlyChunk task = new FlyChunk(plan);
    Deque<FutureAction<?>> jobs = new ArrayDeque<>();
    Vigil vigil = new Vigil(spark, PATIENCE_NS);
    while (!rows.enough()) {
      while (jobs.size() < JOBS) {
        List<int[]> next = chunks.next(TASKS_PER_PROCESSOR * spark.defaultParallelism());
        if (next.isEmpty()) break;
        jobs.add(submit(next, task, chunks, rows));
      }
      FutureAction<?> first = jobs.peek();
      if (first == null) return;
      if (first.isCompleted()) {
        jobs.remove().get();
        vigil.flown();
      } else {
        vigil.look();
        pause();
      }
    }
    jobs.forEach(FutureAction::cancel);
  }

  private FutureAction<?> submit(List<int[]> parts, FlyChunk task, Chunks chunks, Rows rows) {
    var partitions = CollectionConverters.<Object>asScala(
            IntStream.range(0, parts.size()).<Object>mapToObj(i -> i).toList())
        .toSeq();
    return spark
        .sc()
        .<int[], FlyChunk.Rows, BoxedUnit>submitJob(
            spark.parallelize(parts, parts.size()).rdd(),
            task,
            partitions,
            new AbstractFunction2<>() {
              @Override
              public BoxedUnit apply(Object partition, FlyChunk.Rows flown) {
                chunks.flown(flown.runs().length, flown.time());
                for (int i = 0; i < flown.runs().length; i++) {
                  rows.row(flown.runs()[i], flown.rows()[i]);
                }
                return BoxedUnit.UNIT;
              }
            },
            new AbstractFunction0<>() {
              @Override
              public BoxedUnit apply() {
                return BoxedUnit.UNIT;
              }
            });
  }

  /** What a user can do about it. */
  private RuntimeException failed(Throwable e) {
    StringBuilder said = new StringBuilder();
    String deepest = "";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // who keeps rows reports troubles of its own through the job
      if (cause instanceof FileError error) return error;
      deepest = String.valueOf(cause.getMessage());
      said.append(deepest).append('\n');
    }
    String why = deepest.lines().findFirst().orElse("");
    if (said.indexOf("UnsupportedClassVersionError") >= 0) {
      why = "the workers' Java is too old, start them with JAVA_HOME at a JDK 25";
    } else if (spark.sc().isStopped()) {
      why = "does not answer as a Spark master of version " + spark.version()
          + " does, or has ended this campaign";
    }
    return new FileError(
        "--master " + spark.master() + ": " + why
            + "; what was flown is kept, the same call goes on with it",
        e);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    spark.close();
  }
}
