package raven.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import raven.estimation.AttitudeFilter;
import raven.estimation.AttitudeSettings;
import raven.estimation.Navigator;
import raven.estimation.NavigatorSettings;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Warm time of one update of each filter; run by hand, as docs/estimator.md says. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class FilterBenchmark {
  private static final int SAMPLES = 1 << 14;
  private static final double DT = 0.0035;

  private final Vector3D[] rate = new Vector3D[SAMPLES];
  private final Vector3D[] force = new Vector3D[SAMPLES];
  private final Vector3D[] field = new Vector3D[SAMPLES];
  private final Vector3D[] left = new Vector3D[SAMPLES];
  private final Vector3D[] right = new Vector3D[SAMPLES];
  private final AttitudeFilter six = new AttitudeFilter(AttitudeSettings.standard(DT));
  private final AttitudeFilter nine = new AttitudeFilter(AttitudeSettings.standard(DT));
  private final Navigator legs = new Navigator(NavigatorSettings.legs());
  private int at;

  public FilterBenchmark() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < SAMPLES; i++) {
      double t = i * DT;
      rate[i] = new Vector3D(
          0.02 * Math.sin(2 * t), 0.02 * Math.cos(3 * t), 0.001 * random.nextGaussian());
      force[i] = new Vector3D(random.nextGaussian(), random.nextGaussian(), 9.81);
      field[i] = new Vector3D(random.nextGaussian(), 17, -43);
      left[i] = new Vector3D(0.002 * random.nextGaussian(), 0.1, -0.5);
      right[i] = new Vector3D(0.002 * random.nextGaussian(), -0.1, -0.5);
    }
    legs.start(new Quaternion(), new Vector3D());
  }

  private int next() {
    at = (at + 1) & (SAMPLES - 1);
    return at;
  }

  @Benchmark
  public Quaternion attitudeSixAxes() {
    int i = next();
    six.update(DT, rate[i], force[i]);
    return six.q_WB;
  }

  @Benchmark
  public Quaternion attitudeNineAxes() {
    int i = next();
    nine.update(DT, rate[i], force[i]);
    nine.magnetometer(DT, field[i]);
    return nine.q_WB;
  }

  @Benchmark
  public Quaternion fullWithTwoFeet() {
    int i = next();
    legs.inertial(1e-3, rate[i], force[i]);
    legs.foot(0, true, left[i], 1e-3);
    legs.foot(1, true, right[i], 1e-3);
    return legs.q_WB;
  }
}
