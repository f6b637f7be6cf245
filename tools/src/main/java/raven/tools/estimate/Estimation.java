package raven.tools.estimate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** Runs the fitting estimator over a recording, in blocks so that its speed can be told apart from that of reading and writing. */
public final class Estimation {
  private static final int BLOCK = 2048;
  private static final long LONGEST_NS = 10_000_000_000L;

  private final Recording in;
  private final RecordedEstimator estimator;
  private final InertialWatch watch = new InertialWatch();
  private final double[][] rows;
  private final boolean[] rate = new boolean[BLOCK];
  private final boolean[] force = new boolean[BLOCK];
  private final String[] times = new String[BLOCK];
  private final StringBuilder text = new StringBuilder();
  private final Histogram nanos = new Histogram(LONGEST_NS, 3);

  public Estimation(Recording in) {
    this.in = in;
    estimator = new RecordedEstimator(in.kind, in.init);
    rows = new double[BLOCK][in.kind.columns];
  }

  /** Estimates all of it; the first row of the output names the columns. */
  public void run(OutputStream out) throws IOException {
    text.append(in.kind == Kind.LEG ? "t,qw,qx,qy,qz,px,py,pz,vx,vy,vz\n" : "t,qw,qx,qy,qz\n");
    int count = fill();
    while (count > 0) {
      block(count);
      flush(out);
      count = fill();
    }
    if (watch.rows == 0) throw in.wrong("the recording has no rows");
    if (watch.alive == 0) {
      throw in.wrong("the inertial unit reads zero in all " + watch.rows
          + " rows up to here, expected a gyro and an accelerometer");
    }
    if (watch.believed == 0) throw in.wrong("no row can be believed: " + watch.report());
  }

  private int fill() {
    int count = 0;
    while (count < BLOCK && in.read()) {
      System.arraycopy(in.values, 0, rows[count], 0, in.values.length);
      times[count] = in.time();
      watch.take(in.values);
      rate[count] = watch.rate;
      force[count] = watch.force;
      count++;
    }
    return count;
  }

  private void block(int count) {
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      estimator.row(rows[i], rate[i], force[i]);
      nanos.recordValue(Math.clamp(System.nanoTime() - start, 0, LONGEST_NS));
      text.append(times[i]);
      estimator.append(text);
      text.append('\n');
    }
  }

  private void flush(OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  /** Time of one row's estimate, the median: what compiling and other programs take at times is not the estimator's [ns]. */
  public long nanosPerUpdate() {
    return nanos.getValueAtPercentile(50);
  }

  /** What was wrong with the data and survived, in one line; empty when nothing was. */
  public String survived() {
    return watch.report();
  }
}
