package raven.sim.spread;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import raven.file.Document;
import raven.file.FileError;
import raven.file.Unit;
import raven.mission.Course;
import raven.mission.Mission;
import raven.robot.Robot;

/**
 * By how much true robots and days differ from the files: each quantity uniform within its range, from the seed. What is not listed is as the
 * files say. Biases, noise and misalignment of the sensors belong to the robot file and are drawn with every seed, spread or not.
 */
public record Spread(String name, List<Item> spread) {

  /** Spreads that come with RAVEN. */
  public static final List<String> BUNDLED =
      List.of("full", "rough", "design", "soft-toes", "middle-toes", "stiff-toes");

  /** One quantity. */
  public sealed interface Item {
    void draw(Draw draw);

    /** Each part's mass by a share, one part apart from the other. */
    record Masses(@Unit(value = "", min = 0, max = 0.5) double by) implements Item {
      @Override
      public void draw(Draw d) {
        d.scale(d.factor("body_mass_factor", by), "body.mass");
        d.scale(
            d.factor("leg_mass_factor", by),
            "legs.thigh.mass",
            "legs.tarsus.mass",
            "legs.foot.mass");
        d.robot("total_mass", d.robotParts(), "kg");
      }
    }

    /** The body's inertia as a whole, and that of the legs, by a share. */
    record Inertias(@Unit(value = "", min = 0, max = 0.8) double by) implements Item {
      @Override
      public void draw(Draw d) {
        d.scale(
            d.factor("body_inertia_factor", by),
            "body.inertia.xx",
            "body.inertia.yy",
            "body.inertia.zz",
            "body.inertia.xz");
        d.scale(
            d.factor("leg_inertia_factor", by),
            "legs.thigh.inertia",
            "legs.thigh.inertia_axial",
            "legs.tarsus.inertia",
            "legs.tarsus.inertia_axial",
            "legs.foot.inertia");
      }
    }

    /** Rate of the ankle springs. */
    record AnkleSpring(
        @Unit(value = "N m/rad", min = 0, max = 0.6) double from,
        @Unit(value = "N m/rad", min = 0, max = 0.6) double to)
        implements Item {
      public AnkleSpring {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        d.robot(
            "legs.ankle_spring.stiffness",
            d.uniform("ankle_spring_nm_per_rad", from, to),
            "N m/rad");
      }
    }

    /** Rate of the toe springs. */
    record ToeSpring(
        @Unit(value = "N m/rad", min = 0.2, max = 1.5) double from,
        @Unit(value = "N m/rad", min = 0.2, max = 1.5) double to)
        implements Item {
      public ToeSpring {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        d.robot("legs.toe.stiffness", d.uniform("toe_spring_nm_per_rad", from, to), "N m/rad");
      }
    }

    /** Wing area, span as it is; the stall speed that the robot is told to keep stays that of the file. */
    record WingArea(
        @Unit(value = "m2", min = 0.02, max = 3) double from,
        @Unit(value = "m2", min = 0.02, max = 3) double to)
        implements Item {
      public WingArea {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        d.robot("wing.area", d.uniform("wing_area_m2", from, to), "m2");
      }
    }

    /** Static thrust at the propeller's reference voltage, over the true weight: masses come before it in the list. */
    record ThrustToWeight(
        @Unit(value = "", min = 0.3, max = 4) double from,
        @Unit(value = "", min = 0.3, max = 4) double to)
        implements Item {
      private static final double GRAVITY = 9.81;

      public ThrustToWeight {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        double ratio = d.uniform("thrust_to_weight", from, to);
        d.robot("propeller.static_thrust", ratio * GRAVITY * d.robotParts(), "N");
      }
    }

    /** Of the soles. */
    record Friction(
        @Unit(value = "", min = 0.05, max = 1.5) double from,
        @Unit(value = "", min = 0.05, max = 1.5) double to)
        implements Item {
      public Friction {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        d.robot("legs.foot.contact.friction", d.uniform("friction", from, to), "");
      }
    }

    /** Voltage without load. */
    record Battery(
        @Unit(value = "V", min = 3, max = 60) double from,
        @Unit(value = "V", min = 3, max = 60) double to)
        implements Item {
      public Battery {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        d.robot("battery.open_voltage", d.uniform("battery_v", from, to), "V");
      }
    }

    /** Torque that the leg drivers make over what they are asked for, all alike. */
    record ActuatorTorque(
        @Unit(value = "", min = 0, max = 0.5) double by) implements Item {
      @Override
      public void draw(Draw d) {
        double share = d.factor("actuator_torque_factor", by);
        d.torque(share);
        d.scale(share, "legs.hip.motor.current_limit", "legs.ankle.motor.current_limit");
      }
    }

    /** From command to current. */
    record ActuatorDelay(
        @Unit(value = "s", min = 0, max = 0.05) double from,
        @Unit(value = "s", min = 0, max = 0.05) double to)
        implements Item {
      public ActuatorDelay {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        double delay = d.uniform("actuator_delay_s", from, to);
        d.robot("legs.hip.motor.delay", delay, "s");
        d.robot("legs.ankle.motor.delay", delay, "s");
      }
    }

    /** Mean wind at 2 m, from wherever the seed says; gusts stay the mission's share of it. */
    record Wind(
        @Unit(value = "m/s", min = 0, max = 15) double from,
        @Unit(value = "m/s", min = 0, max = 15) double to)
        implements Item {
      public Wind {
        ordered(from, to);
      }

      @Override
      public void draw(Draw d) {
        d.mission("wind.speed", d.uniform("wind_mps", from, to), "m/s");
        d.anyWind();
      }
    }

    /** Of all the ground, up or down along the course. */
    record Slope(@Unit(value = "rad", min = 0, max = 0.3) double by) implements Item {
      @Override
      public void draw(Draw d) {
        double slope = d.uniform("slope_deg", -Math.toDegrees(by), Math.toDegrees(by));
        List<Course.Segment> segments = d.mission().course().segments();
        for (int i = 0; i < segments.size(); i++) {
          if (segments.get(i) instanceof Course.Segment.Ground ground) {
            d.mission(
                "course.segments." + i + ".ground.slope",
                Math.toDegrees(ground.slope()) + slope,
                "deg");
          }
        }
      }
    }

    /** Widths of gaps and heights of steps, by a share. */
    record Obstacles(@Unit(value = "", min = 0, max = 0.5) double by) implements Item {
      @Override
      public void draw(Draw d) {
        double factor = d.factor("obstacle_factor", by);
        List<Course.Segment> segments = d.mission().course().segments();
        for (int i = 0; i < segments.size(); i++) {
          String path = "course.segments." + i;
          switch (segments.get(i)) {
            case Course.Segment.Ground ground -> {}
            case Course.Segment.Gap gap ->
              d.mission(path + ".gap.width", factor * gap.width(), "m");
            case Course.Segment.Step step ->
              d.mission(path + ".step.height", factor * step.height(), "m");
          }
        }
      }
    }

    /** Unevenness of the ground, crest to trough at most, in ramps of 4 cm. */
    record Bumps(@Unit(value = "m", min = 0, max = 0.01) double height) implements Item {
      @Override
      public void draw(Draw d) {
        d.bumps(height);
      }
    }

    /** One shove of 50 ms and this size, some time from 2 to 6 s and from anywhere around. */
    record Push(@Unit(value = "N s", min = 0, max = 1) double impulse) implements Item {
      @Override
      public void draw(Draw d) {
        double time = d.uniform("push_at_s", 2, 6);
        double towards = d.uniform("push_towards_deg", -180, 180);
        d.push(time, impulse, Math.toRadians(towards));
      }
    }
  }

  private static void ordered(double from, double to) {
    if (from > to) throw new IllegalArgumentException("ends before it begins");
  }

  /** A bundled spread by name, or a file by its path. */
  public static Document<Spread> open(String spread) {
    if (BUNDLED.contains(spread)) {
      String file = spread.concat(".yaml");
      return Document.resource(file, "/raven/spreads/".concat(file), Spread.class, Spread::check);
    }
    if (spread.indexOf('/') >= 0 || spread.endsWith(".yaml") || spread.endsWith(".yml")) {
      return Document.load(Path.of(spread), Spread.class, Spread::check);
    }
    throw new FileError("there is no spread " + spread + ": choose one of "
        + String.join(", ", BUNDLED) + ", or give the path of a YAML file");
  }

  /** A spread from the text of a file. */
  public static Document<Spread> parse(String name, String text) {
    return Document.parse(name, text, Spread.class, Spread::check);
  }

  private static void check(Spread spread, Document<Spread> document) {
    List<Class<?>> seen = new ArrayList<>();
    for (int i = 0; i < spread.spread.size(); i++) {
      Class<?> kind = spread.spread.get(i).getClass();
      if (seen.contains(kind)) {
        throw document.error("spread." + i, "spreads what an item before it spreads: remove one");
      }
      if (kind == Item.Masses.class && seen.contains(Item.ThrustToWeight.class)) {
        throw document.error("spread." + i, "comes after thrust_to_weight, which needs the masses");
      }
      seen.add(kind);
    }
  }

  /** Draws the truth of a seed. Whatever the seed, robot and mission must make sense at both ends of all ranges. */
  public static Truth draw(
      Document<Spread> file, Document<Robot> robot, Document<Mission> mission, long seed) {
    Spread spread = file.bind();
    for (int end = 0; end <= 1; end++) {
      spread.apply(Draw.end(end, file.name(), robot, mission));
    }
    return spread.apply(Draw.of(seed, file.name(), robot, mission));
  }

  private Truth apply(Draw draw) {
    for (Item item : spread) {
      item.draw(draw);
    }
    return draw.truth();
  }
}
