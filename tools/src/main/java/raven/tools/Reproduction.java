package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.file.Document;
import raven.robot.Robot;

/**
 * The paper's experiments, what it states of them, and what this robot does in this simulation. (Shin, Phan, Daley, Ijspeert and Floreano, Nature
 * 636:86-91, 2024; its figures as read in its abstract and its makers' accounts.)
 */
final class Reproduction {
  /** One line: NaN where nothing was stated, or nothing came of it. */
  record Row(String name, double stated, double ours, String unit, String verdict) {
    /** Ours over stated, less one; NaN when there is nothing to compare. */
    double deviation() {
      return stated == 0 ? Double.NaN : ours / stated - 1;
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("stated", number(stated));
      json.put("ours", number(ours));
      json.put("unit", unit);
      json.put("deviation", number(deviation()));
      json.put("verdict", verdict);
      return json;
    }

    private static @Nullable Double number(double value) {
      return Double.isNaN(value) ? null : value;
    }
  }

  static final String REPRODUCED = "reproduced";
  static final String DIFFERS = "differs";

  /** Nothing was stated that could be compared. */
  static final String SHOWN = "shown";

  private static final double GRAVITY = 9.81;
  private static final double STATED_PUSH = 0.17;
  private static final double PUSH_TOLERANCE = 0.03;

  /** A crouch that balances on the toes, mass centre ahead of the toe joints. */
  static final Map<String, String> ON_TOES = Map.of(
      "take_off.push.0.foot_ahead", "-39 mm",
      "take_off.push.0.hip_height", "115 mm");

  /** A ratio of efficiencies within this share of the stated one counts as reproduced. */
  private static final double RATIO_TOLERANCE = 0.25;

  /** True rates of toe springs that the robot is to find [N m/rad]. */
  private static final double[] TOE_RATES = {0.35, 0.6, 1.2};

  private final List<Row> rows = new ArrayList<>();
  private final List<Experiment.Result> results = new ArrayList<>();
  private final Document<Robot> robot;

  Reproduction(Document<Robot> robot) {
    this.robot = robot;
  }

  List<Row> rows() {
    return rows;
  }

  List<Experiment.Result> results() {
    return results;
  }

  /** Everything stated is reproduced. */
  boolean complete() {
    return rows.stream().noneMatch(row -> row.verdict.equals(DIFFERS));
  }

  Reproduction run() {
    Experiment.Result walk = fly(new Experiment("walk", "walk"));
    atLeast("walking speed", 0.25, walk.figure("walk_speed_mps"), "m/s");
    shown("power of the legs in walking", walk.figure("walk_power_w"), "W");
    shown("cost of transport in walking", walk.figure("walk_cost_of_transport"), "");
    crossed("gap crossed", new Experiment("gap", "gap"), "gap_cleared", 12);
    Experiment legs =
        new Experiment("step, propeller stopped", "step", Map.of("mount.throttle", "0"), Map.of());
    crossed("step mounted by the legs", legs, "step_cleared", 26);
    crossed("step mounted", new Experiment("step", "step"), "step_cleared", 26);
    takeOffs();
    without();
    identification();
    return this;
  }

  /** Robots whose file is wrong about their toes. */
  private void identification() {
    double worst = 0;
    for (double rate : TOE_RATES) {
      String stiffness = rate + " N m/rad";
      Experiment.Result result = fly(new Experiment(
          "toe spring of " + stiffness,
          "takeoff",
          Map.of(),
          Map.of("legs.toe.stiffness", stiffness)));
      for (FlightResult flight : result.flights()) {
        double found = Metrics.number(flight.metrics(), "est_toe_spring_nm_per_rad");
        worst = Math.max(worst, Math.abs(found / rate - 1));
      }
    }
    shown("toe spring found before the jump, worst error", worst, "of the rate");
  }

  private void takeOffs() {
    // the propeller only idles while the legs push
    Experiment.Result legs = fly(new Experiment(
        "jump, propeller idling", "takeoff", Map.of("take_off.throttle_delay", "0.5 s"), Map.of()));
    atLeast("lift-off speed by the legs", 2.2, legs.figure("liftoff_speed_mps"), "m/s");
    double up = legs.figure("liftoff_speed_mps")
        * StrictMath.sin(Math.toRadians(legs.figure("liftoff_angle_deg")));
    double height = legs.figure("liftoff_height_m") + up * up / (2 * GRAVITY);
    atLeast("height that this speed reaches", 0.4, height, "m");

    Experiment.Result jump = fly(new Experiment("jump take-off", "takeoff"));
    atLeast("lift-off speed with the propeller", 2.4, jump.figure("liftoff_speed_mps"), "m/s");
    double push = jump.figure("push_s");
    rows.add(new Row(
        "time to reach it",
        STATED_PUSH,
        push,
        "s",
        verdict(Math.abs(push - STATED_PUSH) <= PUSH_TOLERANCE)));
    atLeast("share of the legs in it", 0.9, jump.figure("legs_share"), "");

    Experiment.Result standing = fly(new Experiment("standing take-off", "standing-takeoff"));
    atLeast("standing take-offs that fly away", 1, share(standing.completed()), "of all");
    Experiment.Result falling = fly(new Experiment("falling take-off", "falling-takeoff"));
    shown("falling take-offs that fly away", share(falling.completed()), "of all");

    // three definitions: see docs/metrics.md
    ratio(
        "efficiency at feet-off, equal window, over standing",
        9.7,
        jump,
        standing,
        "efficiency_window");
    ratio(
        "efficiency at feet-off, equal window, over falling",
        4.9,
        jump,
        falling,
        "efficiency_window");
    ratio("electric input of that window, over standing", 1.079, jump, standing, "window_energy_j");
    ratio("electric input of that window, over falling", 1.069, jump, falling, "window_energy_j");
    ratio(
        "efficiency at feet-off, own time, over standing",
        Double.NaN,
        jump,
        standing,
        "efficiency_liftoff");
    ratio(
        "efficiency at feet-off, own time, over falling",
        Double.NaN,
        jump,
        falling,
        "efficiency_liftoff");
    ratio("efficiency at 2 m won, over standing", Double.NaN, jump, standing, "efficiency_climb");
    ratio(
        "efficiency at 1.2 stall speed, over standing",
        Double.NaN,
        jump,
        standing,
        "efficiency_wing");
    for (Experiment.Result result : List.of(jump, standing, falling)) {
      String name = result.experiment().name();
      shown(name.concat(": kinetic energy at feet-off"), result.figure("kinetic_energy_j"), "J");
      shown(name.concat(": height energy at feet-off"), result.figure("potential_energy_j"), "J");
      shown(name.concat(": electric energy of the window"), result.figure("window_energy_j"), "J");
    }

    Experiment.Result bare = fly(new Experiment(
        "jump without ankle spring",
        "takeoff",
        Map.of(),
        Map.of("legs.ankle_spring.stiffness", "0 N m/rad")));
    double with = jump.figure("liftoff_speed_mps");
    double slower = 1 - bare.figure("liftoff_speed_mps") / with;
    rows.add(new Row(
        "slower without ankle spring",
        Double.NaN,
        slower,
        "of the speed",
        slower > 0 ? SHOWN : DIFFERS));
  }

  private void without() {
    Experiment.Result noToe = fly(new Experiment(
        "quiet crouch without toes",
        "takeoff",
        ON_TOES,
        Map.of("legs.foot.toe_length", "10 mm", "legs.foot.hallux_length", "0 mm")));
    double fallen = share(noToe.toppled("crouching"));
    rows.add(new Row("without toes falls on its nose", 1, fallen, "of all", verdict(fallen == 1)));
    Experiment.Result toes =
        fly(new Experiment("quiet crouch with toes", "takeoff", ON_TOES, Map.of()));
    shown("with toes falls on its nose", share(toes.toppled("crouching")), "of all");
  }

  private static double share(long count) {
    return (double) count / Experiment.SEEDS;
  }

  private void crossed(String name, Experiment experiment, String metric, double size) {
    Experiment.Result result = fly(experiment);
    double done = result.figure(metric) > 0 && result.completed() * 2 > Experiment.SEEDS ? size : 0;
    atLeast(name, size, done, "cm");
  }

  private void ratio(
      String name, double stated, Experiment.Result of, Experiment.Result over, String metric) {
    double ours = of.figure(metric) / over.figure(metric);
    String verdict =
        Double.isNaN(stated) ? SHOWN : verdict(Math.abs(ours / stated - 1) <= RATIO_TOLERANCE);
    rows.add(new Row(name, stated, ours, "x", verdict));
  }

  private void atLeast(String name, double stated, double ours, String unit) {
    rows.add(new Row(name, stated, ours, unit, verdict(ours >= stated)));
  }

  private void shown(String name, double ours, String unit) {
    rows.add(new Row(name, Double.NaN, ours, unit, SHOWN));
  }

  private static String verdict(boolean reproduced) {
    return reproduced ? REPRODUCED : DIFFERS;
  }

  private Experiment.Result fly(Experiment experiment) {
    Experiment.Result result = experiment.run(robot);
    results.add(result);
    return result;
  }
}
