package raven.spark;

import org.apache.spark.api.java.JavaSparkContext;

/** Watches whether a cluster flies anything, and says so now and then when it does not: waiting for a busy cluster is no fault. */
final class Vigil {
  private final JavaSparkContext spark;
  private final long patience_ns;
  private long since_ns = System.nanoTime();

  Vigil(JavaSparkContext spark, long patience_ns) {
    this.spark = spark;
    this.patience_ns = patience_ns;
  }

  /** Something was flown. */
  void flown() {
    since_ns = System.nanoTime();
  }

  /** Nothing was flown since. */
  void look() {
    if (System.nanoTime() - since_ns < patience_ns) return;
    since_ns = System.nanoTime();

    // the driver is one of them
    int executors = spark.sc().statusTracker().getExecutorInfos().length - 1;
    if (executors > 0 || spark.sc().isLocal()) return;
    System.err.println("raven: no worker of " + spark.master()
        + " has taken this campaign yet: has it any with a free core and 1 GB of memory? waiting");
  }
}
