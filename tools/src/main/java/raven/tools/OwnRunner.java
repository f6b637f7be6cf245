package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.Plan;

/** Flies the runs of a campaign on threads of this machine, each thread with the next run that nobody has begun. */
final class OwnRunner implements CampaignEngine {
  private final int jobs;
  private final ExecutorService threads;

  /** A thread broke off: rows can no longer be kept, and the others need not go on. */
  private volatile boolean broken;

  OwnRunner(int jobs) {
    this.jobs = jobs;
    threads = Executors.newFixedThreadPool(jobs, Thread.ofPlatform().daemon().factory());
  }

  @Override
  public void fly(Plan plan, PrimitiveIterator.OfInt runs, Rows rows) {
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      workers.add(threads.submit(() -> work(new RunFlyer(plan), runs, rows)));
    }
    for (Future<?> worker : workers) finish(worker);
  }

  private void work(RunFlyer flyer, PrimitiveIterator.OfInt runs, Rows rows) {
    boolean done = false;
    try {
      while (!broken && !rows.enough()) {
        int run;
        synchronized (runs) {
          if (!runs.hasNext()) break;
          run = runs.nextInt();
        }
        rows.row(run, flyer.row(run));
      }
      done = true;
    } finally {
      if (!done) broken = true;
    }
  }

  private static void finish(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
