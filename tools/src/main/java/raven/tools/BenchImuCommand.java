package raven.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.hal.SensorFrame;

/** {@code raven bench imu}: noise, bias and Allan deviation at rest, and whether the axes are those that the robot file says. */
@Command(
    name = "imu",
    description = "Noise, bias, Allan deviation, and a check of the axes by tilting.")
final class BenchImuCommand implements Callable<Integer> {
  private static final String[] AXES = {"x", "y", "z"};
  private static final double G = 9.80665;

  /** How far off the asked direction a hand may hold it. */
  private static final double CLEAR = 0.7;

  private static final double HOLD = 0.5;

  @Mixin
  HardwareOptions robot = new HardwareOptions();

  @Option(
      names = "--seconds",
      defaultValue = "20",
      paramLabel = "S",
      description = "Length of the record at rest; default: ${DEFAULT-VALUE}.")
  double seconds;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    if (!(seconds >= 1 && seconds <= 36_000)) {
      throw new FileError("--seconds is " + seconds + ", expected 1 to 36000");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    boolean axes;
    StringBuilder plot = new StringBuilder();
    try (Bench bench = Bench.of(robot)) {
      ImuReader imu = new ImuReader(bench);
      bench.ask("put the robot down level and leave it alone", () -> {});
      rest(imu, result, plot);
      axes = tilt(bench, imu, result);
    }
    result.put("axes_ok", axes);
    print(result, plot);
    return axes ? Main.DONE : Main.FAILED;
  }

  private void rest(ImuReader imu, Map<String, Object> result, StringBuilder plot) {
    int count = (int) Math.round(seconds / Stand.TICK);
    double[][] gyro = new double[3][count];
    double[][] accel = new double[3][count];
    for (int i = 0; i < count; i++) {
      SensorFrame.Imu now = imu.next();
      for (int k = 0; k < 3; k++) {
        gyro[k][i] = now.gyro.getElement(k);
        accel[k][i] = now.accel.getElement(k);
      }
    }
    result.put("simulated", robot.simulated());
    result.put("samples", count);
    result.put("lost_samples", imu.silent());
    List<Object> curves = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      Allan allan = new Allan(gyro[k], Stand.TICK);
      result.put("gyro_" + AXES[k] + "_bias_dps", Math.toDegrees(mean(gyro[k])));
      result.put("gyro_" + AXES[k] + "_noise_dps", Math.toDegrees(deviation(gyro[k])));
      result.put("gyro_" + AXES[k] + "_noise_dps_rthz", Math.toDegrees(allan.whiteNoise()));
      result.put(
          "gyro_" + AXES[k] + "_instability_dph", 3600 * Math.toDegrees(allan.biasInstability()));
      result.put("accel_" + AXES[k] + "_mean_mps2", mean(accel[k]));
      result.put("accel_" + AXES[k] + "_noise_mps2", deviation(accel[k]));
      curves.add(curve(AXES[k], allan));
      if (k == 0) plot.append(picture(allan));
    }
    result.put("allan", curves);
  }

  private static String picture(Allan allan) {
    double[] deviation_dps = Arrays.stream(allan.deviation).map(Math::toDegrees).toArray();
    String name = "Allan deviation of gyro x [deg/s], both axes logarithmic";
    return Plot.of(allan.tau, deviation_dps, "s", name, true);
  }

  private static Map<String, Object> curve(String axis, Allan allan) {
    Map<String, Object> curve = new LinkedHashMap<>();
    curve.put("axis", axis);
    List<Object> tau = new ArrayList<>();
    List<Object> deviation = new ArrayList<>();
    for (int i = 0; i < allan.tau.length; i++) {
      tau.add(allan.tau[i]);
      deviation.add(Math.toDegrees(allan.deviation[i]));
    }
    curve.put("tau_s", tau);
    curve.put("deviation_dps", deviation);
    return curve;
  }

  /** The body axis that points up shows gravity. */
  static boolean tilt(Bench bench, ImuReader imu, Map<String, Object> result) {
    Stand stand = bench.stand();
    String[] asks = {"hold it nose up", "hold it left wing up", "hold it level"};
    double[][] directions = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    boolean all = true;
    for (int k = 0; k < 3; k++) {
      double[] up = directions[k];
      bench.ask(asks[k], () -> {
        if (stand != null) stand.turn(up[0], up[1], up[2]);
      });
      double[] felt = imu.meanAccel(HOLD);
      boolean right = felt[k] > CLEAR * G;
      result.put("axis_" + AXES[k] + "_ok", right);
      all &= right;
    }
    return all;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
  }

  static double deviation(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) sum += (value - mean) * (value - mean);
    return Math.sqrt(sum / (values.length - 1));
  }

  private void print(Map<String, Object> result, StringBuilder plot) {
    if (json) {
      System.out.println(Json.of(result));
      return;
    }
    TextTable table = new TextTable();
    result.forEach((key, value) -> {
      if (!key.equals("allan")) table.row(key, TextTable.cell(value));
    });
    System.out.print(table);
    System.out.print(plot);
  }
}
