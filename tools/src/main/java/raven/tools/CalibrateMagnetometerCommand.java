package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.hal.SensorFrame;
import raven.hal.pi.device.Mmc5983ma;
import raven.robot.Wiring;

/** {@code raven calibrate magnetometer}: iron and axes of the magnetometer, from turning the robot through all directions. */
@Command(
    name = "magnetometer",
    description = "Iron around the magnetometer and its axes, from turning the robot about.")
final class CalibrateMagnetometerCommand implements Callable<Integer> {
  private static final int LEAST_READINGS = 200;

  /** Each eighth of all directions has this share of the readings. */
  private static final double LEAST_SHARE = 0.02;

  /** Beyond this share off the sphere the field was not the same everywhere. */
  private static final double MOST_MISFIT = 0.05;

  /** Of the earth, at its surface [T]. */
  private static final double LEAST_FIELD = 20e-6;

  private static final double MOST_FIELD = 70e-6;

  private static final String[] NAMES = {"forward", "left", "up"};
  private static final String PATH = "wiring.magnetometer.mmc5983ma.";

  @Mixin
  CalibrateOptions options = new CalibrateOptions();

  @Option(
      names = "--seconds",
      defaultValue = "40",
      paramLabel = "S",
      description = "How long the robot is turned; default: ${DEFAULT-VALUE}.")
  double seconds;

  private final List<double[]> fields = new ArrayList<>();
  private final List<double[]> forces = new ArrayList<>();

  @Override
  public Integer call() {
    if (!(seconds >= 10 && seconds <= 600)) {
      throw new FileError("--seconds is " + seconds + ", expected 10 to 600");
    }
    try (Bench bench = options.bench()) {
      Mmc5983ma chip = bench.devices().magnetometer();
      if (chip == null) {
        throw new FileError(
            bench.robot().name()
                + " carries no magnetometer: wiring.magnetometer is none, there is nothing to calibrate");
      }
      bench.ask(
          "take the robot away from steel and, after Enter, turn it slowly through all directions for "
              + Math.round(seconds) + " s",
          () -> {});
      record(bench, chip);
    }
    options.write(values(fields, forces));
    return Main.DONE;
  }

  private void record(Bench bench, Mmc5983ma chip) {
    ImuReader imu = new ImuReader(bench);
    Stand stand = bench.stand();
    int ticks = (int) Math.round(seconds / Stand.TICK);
    for (int i = 0; i < ticks; i++) {
      if (stand != null) stand.tumble((double) i / ticks);
      SensorFrame.Imu felt = imu.next();
      // every other tick: the chip's coil needs its time
      if (i % 2 != 0 || !chip.read() || !chip.good) continue;
      fields.add(chip.field.clone());
      forces.add(new double[] {felt.accel.getX(), felt.accel.getY(), felt.accel.getZ()});
    }
  }

  /** What to write into the robot file; readings in chip axes, forces in body axes. */
  static Map<String, String> values(List<double[]> fields, List<double[]> forces) {
    if (fields.size() < LEAST_READINGS) {
      throw new FileError("only " + fields.size() + " readings, expected " + LEAST_READINGS
          + " or more: the magnetometer was out of its range or silent; keep magnets away from it");
    }
    EllipsoidFit fit = new EllipsoidFit(fields);
    List<double[]> round = new ArrayList<>();
    for (double[] field : fields) round.add(fit.corrected(field));
    covered(round);
    if (fit.misfit > MOST_MISFIT || fit.radius < LEAST_FIELD || fit.radius > MOST_FIELD) {
      throw new FileError(String.format(
          Locale.ROOT,
          "the field was not the earth's: %.1f uT, %.1f %% off a sphere, expected 20 to 70 uT and 5 %%; go outdoors, away from"
              + " steel and mains, motors off",
          fit.radius * 1e6,
          fit.misfit * 100));
    }
    MountSearch mount = new MountSearch(round, forces);
    Map<String, String> values = new LinkedHashMap<>();
    for (int k = 0; k < 3; k++) {
      Wiring.Axis axis = mount.axes()[k];
      values.put(PATH + NAMES[k], axis.name().toLowerCase(Locale.ROOT));
    }
    double[][] s = fit.round;
    double[] c = fit.centre;
    values.put(
        PATH + "hard_iron", row("%.3f", 1e6 * c[0], 1e6 * c[1], 1e6 * c[2]) + " uT (measured)");
    values.put(PATH + "soft_iron", row("%.5f", s[0][0], s[1][1], s[2][2]) + " (measured)");
    values.put(PATH + "soft_iron_cross", row("%.5f", s[0][1], s[0][2], s[1][2]) + " (measured)");
    System.err.printf(
        Locale.ROOT,
        "%d readings, field %.1f uT, dip %.0f deg, %.2f %% off a sphere%n",
        fields.size(),
        fit.radius * 1e6,
        Math.toDegrees(mount.dip()),
        100 * fit.misfit);
    return values;
  }

  /** Each eighth of the sphere has to have been seen. */
  private static void covered(List<double[]> directions) {
    int[] seen = new int[8];
    for (double[] v : directions) {
      seen[(v[0] > 0 ? 1 : 0) + (v[1] > 0 ? 2 : 0) + (v[2] > 0 ? 4 : 0)]++;
    }
    int missing = 0;
    for (int count : seen) if (count < LEAST_SHARE * directions.size()) missing++;
    if (missing > 0) {
      throw new FileError(missing
          + " of 8 directions of the field were hardly seen: turn the robot also on its back, its nose, its tail and its"
          + " sides; begin again");
    }
  }

  private static String row(String format, double x, double y, double z) {
    return String.format(Locale.ROOT, format + ", " + format + ", " + format, x, y, z);
  }
}
