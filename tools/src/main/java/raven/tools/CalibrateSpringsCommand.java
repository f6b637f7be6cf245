package raven.tools;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.robot.Legs;

/**
 * {@code raven calibrate springs}: ankle springs from the currents of a slow sweep with the legs hanging free, both ways, so that friction drops out;
 * toe springs from how far a known weight bends them. Both legs are measured; what they differ by tells how sure the means are.
 */
@Command(
    name = "springs",
    description =
        "Rates and rest of ankle and toe springs: a sweep of the hanging legs, and a weight on each toe.")
final class CalibrateSpringsCommand implements Callable<Integer> {
  private static final double G = 9.80665;

  /** The sweep keeps this far from where the spring should engage, and from the stop [rad]. */
  private static final double MARGIN = Math.toRadians(12);

  private static final double HOLD = 0.5;

  /** A toe has to bend this far for its rate to be known to a percent or two [rad]. */
  private static final double LEAST_BEND = 0.05;

  /** Of what hangs on the toe: scale and place on the toe's tip. */
  private static final double WEIGHT_ERROR = 0.01;

  @Mixin
  CalibrateOptions options = new CalibrateOptions();

  @Option(
      names = "--weight",
      paramLabel = "G",
      defaultValue = "200",
      description =
          "Mass that is hung from the tip of a middle toe [g]; default: ${DEFAULT-VALUE}.")
  double weight_g;

  @Override
  public Integer call() {
    if (!(weight_g >= 20 && weight_g <= 500)) {
      throw new FileError("--weight is " + weight_g + " g, expected 20 to 500 g");
    }
    try (Bench bench = options.bench();
        HangingLegs legs = new HangingLegs(bench)) {
      double[][] ankles = ankles(bench, legs);
      double[][] toes = toes(bench, legs);
      Map<String, String> values = new LinkedHashMap<>();
      Map<String, Object> deviations = new LinkedHashMap<>();
      put("legs.ankle_spring.stiffness", "%.4f N m/rad", 1, ankles[0], values, deviations);
      put("legs.ankle_spring.engages_at", "%.2f deg", 180 / Math.PI, ankles[1], values, deviations);
      put("legs.toe.stiffness", "%.4f N m/rad", 1, toes[0], values, deviations);
      put("legs.toe.rest", "%.2f deg", 180 / Math.PI, toes[1], values, deviations);
      options.write(values, Map.of("deviations", deviations));
    }
    return Main.DONE;
  }

  /** Mean of both legs in the file's unit, and its standard deviation. */
  private static void put(
      String path,
      String format,
      double unit,
      double[] measured,
      Map<String, String> values,
      Map<String, Object> deviations) {
    double mean = unit * (measured[0] + measured[1]) / 2;
    double half = unit * (measured[0] - measured[1]) / 2;
    double own = unit * measured[2];
    values.put(path, String.format(Locale.ROOT, format, mean) + " (measured)");
    deviations.put(
        path, String.format(Locale.ROOT, format, Math.sqrt(half * half + own * own / 2)));
  }

  /** Rates and angles of engagement, left, right and the deviation of one. */
  private double[][] ankles(Bench bench, HangingLegs legs) {
    Legs model = bench.robot().legs();
    Stand stand = bench.stand();
    bench.ask("hold the robot level by its body, the legs hanging free", () -> {
      if (stand != null) stand.hang();
    });
    double from = model.ankleSpring().engagesAt() + MARGIN;
    double to = model.ankle().max() - MARGIN;
    legs.lower(from);
    AnkleFit[] fits = {new AnkleFit(model, legs.pitch()), new AnkleFit(model, legs.pitch())};
    legs.sweep(from, to, fits, 1);
    legs.sweep(to, from, fits, -1);
    double[][] result = new double[2][3];
    for (int leg = 0; leg < 2; leg++) {
      fits[leg].solve();
      result[0][leg] = fits[leg].rate();
      result[1][leg] = fits[leg].engagesAt();
      result[0][2] = Math.max(result[0][2], fits[leg].rateDeviation());
      result[1][2] = Math.max(result[1][2], fits[leg].angleDeviation());
    }
    return result;
  }

  /** Rates and angles of rest, left, right and the deviation of one. */
  private double[][] toes(Bench bench, HangingLegs legs) {
    Legs model = bench.robot().legs();
    Stand stand = bench.stand();
    double mass = weight_g * 1e-3;
    String[] side = {"left", "right"};
    double[][] result = new double[2][3];

    // tarsus level, so that the foot is nearly so
    legs.lower(Math.PI / 2);
    for (int leg = 0; leg < 2; leg++) {
      int which = leg;
      double free = legs.toe(leg, HOLD);
      bench.ask(
          String.format(
              Locale.ROOT,
              "hang %.0f g from the tip of the %s middle toe and let it come to rest",
              weight_g,
              side[leg]),
          () -> {
            if (stand != null) stand.load(which, mass);
          });
      double loaded = legs.toe(leg, HOLD);
      bench.ask("take it off again", () -> {
        if (stand != null) stand.load(which, 0);
      });
      double bend = free - loaded;
      if (bend < LEAST_BEND) {
        throw new FileError(String.format(
            Locale.ROOT,
            "the %s toe bent by %.1f deg only: does the weight hang from its tip, with the tarsus level?"
                + " A heavier --weight tells more",
            side[leg],
            Math.toDegrees(bend)));
      }

      // k Δ = m g l cos φ + m_foot g c (cos φ − cos φ₀)
      double tarsus = legs.tarsus(leg);
      double own = model.foot().mass() * G * model.foot().centreOfMass().x();
      double at = Math.cos(tarsus + loaded);
      double before = Math.cos(tarsus + free);
      double rate = (mass * G * model.foot().toeLength() * at + own * (at - before)) / bend;
      result[0][leg] = rate;
      result[1][leg] = free + own * before / rate;
      double angle = legs.toeDeviation(HOLD);
      result[0][2] = rate * Math.hypot(WEIGHT_ERROR, Math.sqrt(2) * angle / bend);
      result[1][2] = bench.robot().sensors().toe().offset();
    }
    return result;
  }
}
