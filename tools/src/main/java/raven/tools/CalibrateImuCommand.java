package raven.tools;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import raven.file.FileError;

/**
 * {@code raven calibrate imu}: six positions tell which chip axes point where, and offset and scale of each accelerometer axis: the readings up
 * and down are o ± g/s.
 */
@Command(
    name = "imu",
    description = "Axes, offsets and scales of the inertial sensor, from six positions.")
final class CalibrateImuCommand implements Callable<Integer> {
  private static final double G = 9.80665;
  private static final double HOLD = 1;

  /** The largest reading has to be this share of gravity. */
  private static final double CLEAR = 0.8;

  private static final String[] ASKS = {
    "stand it on its tail, nose straight up",
    "stand it on its nose",
    "lay it on its right side, left wing up",
    "lay it on its left side, right wing up",
    "put it down level",
    "turn it on its back"
  };

  private static final String[] NAMES = {"forward", "left", "up"};
  private static final String[] CHIP = {"x", "y", "z"};

  @Mixin
  CalibrateOptions options = new CalibrateOptions();

  @Override
  public Integer call() {
    double[][] felt = new double[6][];
    try (Bench bench = options.bench()) {
      ImuReader imu = new ImuReader(bench);
      for (int i = 0; i < 6; i++) {
        double[] up = new double[3];
        up[i / 2] = i % 2 == 0 ? 1 : -1;
        Stand stand = bench.stand();
        bench.ask(ASKS[i], () -> {
          if (stand != null) stand.turn(up[0], up[1], up[2]);
        });
        felt[i] = imu.meanChip(HOLD);
      }
      options.write(values(felt));
    }
    return Main.DONE;
  }

  static Map<String, String> values(double[][] felt) {
    Map<String, String> values = new LinkedHashMap<>();
    double[] offset = new double[3];
    double[] scale = new double[3];
    boolean[] taken = new boolean[3];
    for (int k = 0; k < 3; k++) {
      double[] high = felt[2 * k];
      double[] low = felt[2 * k + 1];
      int axis = largest(high);
      boolean turned = largest(low) == axis && high[axis] * low[axis] < 0;
      if (taken[axis] || !turned || Math.abs(high[axis]) < CLEAR * G) {
        throw new FileError(
            "position \"" + ASKS[2 * k] + "\" or the one after it was not held as asked:"
                + " gravity does not lie along one axis there; begin again");
      }
      taken[axis] = true;
      int sign = high[axis] > 0 ? 1 : -1;
      offset[k] = sign * (high[axis] + low[axis]) / 2;
      scale[k] = G / (sign * (high[axis] - low[axis]) / 2);
      values.put("wiring.imu." + NAMES[k], (sign > 0 ? "plus_" : "minus_") + CHIP[axis]);
    }
    values.put("wiring.imu.accel_offset", row("%.4f", offset) + " m/s2 (measured)");
    values.put("wiring.imu.accel_scale", row("%.5f", scale) + " (measured)");
    return values;
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < 3; i++) {
      if (Math.abs(values[i]) > Math.abs(values[largest])) largest = i;
    }
    return largest;
  }

  private static String row(String format, double[] values) {
    String all = format + ", " + format + ", " + format;
    return String.format(Locale.ROOT, all, values[0], values[1], values[2]);
  }
}
