package raven.tools.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.file.Default;
import raven.file.Document;
import raven.file.FileError;
import raven.file.Unit;
import raven.file.Value;
import raven.robot.Robot;

/**
 * Values of robot, mission and settings that change together, each by a power of one ratio: what {@code --set} and {@code --vary} know by one
 * name. Powers by unit make a law of similarity (Alexander and Jayes 1983; Hill 1950 for what muscles and motors can do).
 *
 * @param about one sentence
 * @param measure what the name's value is
 * @param units powers of the ratio by which values change for their unit, where no rule says otherwise
 * @param rules powers by path, the last that fits wins
 */
public record Law(String name, String about, Measure measure, Units units, List<Rule> rules) {

  /** Laws that come with RAVEN. */
  public static final List<String> BUNDLED = List.of("size", "leg_mass");

  /** What the name's value means: the value of a path, or a factor over the files where there is none. */
  public record Measure(
      @Default("factor") String of,
      @Default("1") @Unit(value = "", min = 1, max = 9) double power) {
    private boolean factor() {
      return of.equals("factor");
    }
  }

  /** A power for each base unit; angles and bits have none. */
  public record Units(
      @Default("0") @Unit("") double mass,
      @Default("0") @Unit("") double length,
      @Default("0") @Unit("") double time,
      @Default("0") @Unit("") double current) {
    private double power(Value value) {
      int[] of = value.dimension();
      return of[0] * mass + of[1] * length + of[2] * time + of[3] * current;
    }
  }

  /** A power for a path and everything below it. */
  public record Rule(String of, @Unit("") double power) {
    private boolean fits(String path) {
      return path.equals(of) || path.startsWith(of) && path.charAt(of.length()) == '.';
    }
  }

  /** The bundled law of a name, if there is one. */
  public static @Nullable Law find(String name) {
    if (!BUNDLED.contains(name)) return null;
    String file = name.concat(".yaml");
    return Document.resource(file, "/raven/laws/".concat(file), Law.class, (law, document) -> {})
        .bind();
  }

  /**
   * Changes everything that the law names.
   *
   * @param value of what the name stands for, as a user writes it
   * @param origin what messages call its place
   */
  public void apply(String value, List<? extends Document<?>> documents, String origin) {
    // λ = (value / value of the files)^(1 / power)
    double ratio = measure.factor() ? factor(value, origin) : ratio(value, documents, origin);
    double lambda = StrictMath.pow(ratio, 1 / measure.power());
    for (Document<?> document : documents) {
      for (Value each : document.values()) {
        if (each.path().equals(measure.of())) continue;
        double by = StrictMath.pow(lambda, power(each));
        if (by != 1) document.override(each.path(), each.scaled(by), origin);
      }
      // the sum of the parts, whatever they have become
      if (document.unchecked() instanceof Robot robot) {
        document.override("total_mass", robot.partsMass() + " kg (scaled)", origin);
      }
    }
  }

  private double power(Value value) {
    double power = units.power(value);
    for (Rule rule : rules) {
      if (rule.fits(value.path())) power = rule.power();
    }
    return power;
  }

  private double ratio(String value, List<? extends Document<?>> documents, String origin) {
    for (Document<?> document : documents) {
      if (!document.has(measure.of())) continue;
      double before = now(document);
      document.override(measure.of(), value, origin);
      return now(document) / before;
    }
    throw new FileError(origin + ": " + name + " changes the robot, which this command reads not");
  }

  private double now(Document<?> document) {
    return document.values().stream()
        .filter(value -> value.path().equals(measure.of()))
        .mapToDouble(Value::si)
        .findFirst()
        .orElseThrow();
  }

  private static double factor(String value, String origin) {
    try {
      double factor = Double.parseDouble(value);
      if (factor >= 0.01 && factor <= 100) return factor;
    } catch (NumberFormatException e) {
      // said below
    }
    throw new FileError(origin + ": expected a factor over what the files say, 0.01 to 100");
  }
}
