package raven.tools.estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What sensors do in the field, added to a clean recording of nine axes. By hand over a folder of recordings with truth: {@code java -cp
 * ... raven.tools.estimate.Stress FOLDER}.
 */
enum Stress {
  /** Gyro bias of five degrees per second. */
  BIAS,
  /** Gyro bias that grows by a fiftieth of a degree per second each second. */
  RAMP,
  /** Flapping: 9 Hz and its octave with up to 15 m/s2, and the gyro's noise that goes with it. */
  SHAKE,
  /** A tenth of the rows lost, time stamps that jitter, and one hole of 150 ms. */
  LOSS,
  /** The magnetometer at 40 Hz. */
  SLOW_MAGNETOMETER,
  /** Ranges of 3 g and 600 deg/s. */
  CLIPPING,
  /** Five microtesla of the robot's own. */
  HARD_IRON,
  /** Every fourth row only. */
  SLOW;

  private static final double G = 9.80665;

  Trial of(Trial clean) {
    SplittableRandom random = new SplittableRandom(7);
    List<double[]> rows = new ArrayList<>();
    double start = clean.rows().getFirst()[0];
    double magnetic = Double.NEGATIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    int count = 0;
    for (double[] source : clean.rows()) {
      double[] row = source.clone();
      double t = row[0] - start;
      disturb(row, t, random);
      if (this == SLOW_MAGNETOMETER) {
        boolean due = t - magnetic >= 0.025 - 1e-9;
        if (due) magnetic = t;
        else row[7] = row[8] = row[9] = Double.NaN;
      }
      boolean kept = this != SLOW || count % 4 == 0;
      count++;
      if (this == LOSS) {
        kept = random.nextDouble() > 0.1 && !(t > 12 && t < 12.15);
        row[0] += 0.0007 * random.nextGaussian();
      }
      if (!kept || row[0] <= last) continue;
      last = row[0];
      rows.add(row);
    }
    return new Trial(clean.name() + " " + this, clean.head(), rows, clean.truth());
  }

  private void disturb(double[] row, double t, SplittableRandom random) {
    double[] along = {0.6, -0.6, 0.53};
    double swell = 15 * (0.6 + 0.4 * Math.sin(0.4 * t));
    double beat = 2 * Math.PI * 9 * t;
    double[] shake = {0.4 * Math.sin(beat), 0.15 * Math.sin(2 * beat), Math.sin(beat)};
    for (int i = 0; i < 3; i++) {
      switch (this) {
        case BIAS -> row[1 + i] += Math.toRadians(5) * along[i];
        case RAMP -> row[1 + i] += Math.toRadians(0.02) * t * along[i];
        case SHAKE -> {
          row[1 + i] += 0.13 * random.nextGaussian();
          row[4 + i] += swell * shake[i];
        }
        case CLIPPING -> {
          row[1 + i] = clipped(row[1 + i], Math.toRadians(600));
          row[4 + i] = clipped(row[4 + i], 3 * G);
        }
        case HARD_IRON -> row[7 + i] += 5 * along[i];
        default -> {}
      }
    }
  }

  private static double clipped(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  public static void main(String[] folders) throws IOException {
    Path scratch = Files.createTempDirectory("stress");
    double logTotal = 0;
    double logInclination = 0;
    double worst = 0;
    int trials = 0;
    for (String folder : folders) {
      List<Path> files;
      try (Stream<Path> all = Files.list(Path.of(folder))) {
        files = all.filter(p -> p.toString().endsWith(".in.csv.gz")).sorted().toList();
      }
      for (Path file : files) {
        Trial clean = Trial.of(file);
        for (Stress stress : values()) {
          Trial trial = stress.of(clean);
          Trial.Score score = trial.score(trial.estimate(scratch));
          System.out.printf(
              "%-75s %6.2f %6.2f%n",
              trial.name(), Math.toDegrees(score.total()), Math.toDegrees(score.inclination()));
          logTotal += Math.log(Math.toDegrees(score.total()));
          logInclination += Math.log(Math.toDegrees(score.inclination()));
          worst = Math.max(worst, Math.toDegrees(score.total()));
          trials++;
        }
      }
    }
    System.out.printf(
        "%d trials, geometric mean %.2f / %.2f deg, worst %.2f deg%n",
        trials, Math.exp(logTotal / trials), Math.exp(logInclination / trials), worst);
  }
}
