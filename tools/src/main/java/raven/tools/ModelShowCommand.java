package raven.tools;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.Document;
import raven.file.Value;
import raven.robot.Legs;
import raven.robot.Motor;
import raven.robot.Robot;

/** {@code raven model show}: every value of the robot file with its standing, and what follows from them. */
@Command(
    name = "show",
    description = "Prints the robot's values, how well each is known, and what follows from them.")
final class ModelShowCommand implements Callable<Integer> {
  private static final double GRAVITY = 9.81;

  @Mixin
  RobotOptions options = new RobotOptions();

  @Option(names = "--json", description = "Prints one JSON object, values in SI units.")
  boolean json;

  @Override
  public Integer call() {
    Document<Robot> document = options.open();
    Overrides.apply(options.overrides, List.of(document));
    Robot robot = document.bind();
    Map<String, Double> facts = facts(robot);
    System.out.print(json ? json(robot, document, facts) : text(robot, document, facts));
    return Main.DONE;
  }

  /** What follows from the values; names end in their unit. */
  static Map<String, Double> facts(Robot robot) {
    Legs legs = robot.legs();
    double weight = robot.totalMass() * GRAVITY;
    double distal = legs.thigh().mass() + legs.tarsus().mass() + legs.foot().mass();
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("mass_kg", robot.totalMass());
    facts.put("swinging_leg_mass_kg", distal);
    facts.put("leg_reach_m", reach(legs, legs.ankle().min()));
    facts.put("leg_folded_m", reach(legs, legs.ankle().max()));
    motor(facts, "hip", legs.hip().motor(), robot);
    motor(facts, "ankle", legs.ankle().motor(), robot);
    facts.put("static_thrust_n", robot.propeller().staticThrust());
    facts.put("thrust_to_weight", robot.propeller().staticThrust() / weight);
    facts.put("wing_loading_n_per_m2", weight / robot.wing().area());
    facts.put(
        "aspect_ratio", robot.wing().span() * robot.wing().span() / robot.wing().area());
    facts.put("stall_speed_mps", robot.wing().stallSpeed());
    facts.put(
        "battery_energy_j", robot.battery().openVoltage() * robot.battery().capacity());
    return facts;
  }

  private static void motor(Map<String, Double> facts, String joint, Motor motor, Robot robot) {
    facts.put(joint + "_peak_torque_nm", motor.peakTorque());
    facts.put(joint + "_no_load_speed_radps", motor.noLoadSpeed(robot.battery().openVoltage()));
    facts.put(joint + "_reflected_inertia_kgm2", motor.reflectedInertia());
  }

  /** From the hip to the toe joint when the ankle is bent by an angle: thigh and tarsus enclose its supplement. */
  private static double reach(Legs legs, double bend) {
    double a = legs.thigh().length();
    double b = legs.tarsus().length();
    return Math.sqrt(a * a + b * b + 2 * a * b * Math.cos(bend));
  }

  private static String text(Robot robot, Document<Robot> document, Map<String, Double> facts) {
    TextTable values = new TextTable();
    for (Value value : document.values()) {
      String standing = value.standing() == null ? "" : value.standing().word();
      values.row(
          value.path(), (value.number() + " " + value.unit()).strip(), standing, value.range());
    }
    TextTable derived = new TextTable();
    facts.forEach((name, fact) -> derived.row(name, fourDigits(fact)));
    return robot.name() + " (" + document.name() + ")\n\n" + values + "\nFrom these follow:\n\n"
        + derived;
  }

  private static String fourDigits(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(4)).toPlainString();
  }

  private static String json(Robot robot, Document<Robot> document, Map<String, Double> facts) {
    List<Object> values = new ArrayList<>();
    for (Value value : document.values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("path", value.path());
      entry.put("value", value.si());
      entry.put("unit", value.siUnit());
      entry.put("standing", value.standing() == null ? null : value.standing().word());
      entry.put("min", value.min());
      entry.put("max", value.max());
      values.add(entry);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("robot", robot.name());
    root.put("file", document.name());
    root.put("values", values);
    root.put("facts", facts);
    return Json.of(root) + "\n";
  }
}
