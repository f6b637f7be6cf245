package raven.sim.spread;

import java.util.List;
import raven.file.Unit;
import raven.mission.Course;

/** One quantity of a {@link Spread}: each kind draws its value and puts it into the true robot or day. */
public sealed interface SpreadItem {
  void draw(Draw draw);

  /** Each part's mass by a share, one part apart from the other. */
  record Masses(@Unit(value = "", min = 0, max = 0.5) double by) implements SpreadItem {
    @Override
    public void draw(Draw d) {
      d.scale(d.factor("body_mass_factor", by), "body.mass");
      d.scale(
          d.factor("leg_mass_factor", by), "legs.thigh.mass", "legs.tarsus.mass", "legs.foot.mass");
      d.robot("total_mass", d.robotParts(), "kg");
    }
  }

  /** The body's inertia as a whole, and that of the legs, by a share. */
  record Inertias(@Unit(value = "", min = 0, max = 0.8) double by) implements SpreadItem {
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
      implements SpreadItem {
    public AnkleSpring {
      ordered(from, to);
    }

    @Override
    public void draw(Draw d) {
      d.robot(
          "legs.ankle_spring.stiffness", d.uniform("ankle_spring_nm_per_rad", from, to), "N m/rad");
    }
  }

  /** Rate of the toe springs. */
  record ToeSpring(
      @Unit(value = "N m/rad", min = 0.2, max = 1.5) double from,
      @Unit(value = "N m/rad", min = 0.2, max = 1.5) double to)
      implements SpreadItem {
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
      implements SpreadItem {
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
      implements SpreadItem {
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
      implements SpreadItem {
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
      implements SpreadItem {
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
      @Unit(value = "", min = 0, max = 0.5) double by) implements SpreadItem {
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
      implements SpreadItem {
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
      implements SpreadItem {
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
  record Slope(@Unit(value = "rad", min = 0, max = 0.3) double by) implements SpreadItem {
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
  record Obstacles(@Unit(value = "", min = 0, max = 0.5) double by) implements SpreadItem {
    @Override
    public void draw(Draw d) {
      double factor = d.factor("obstacle_factor", by);
      List<Course.Segment> segments = d.mission().course().segments();
      for (int i = 0; i < segments.size(); i++) {
        String path = "course.segments." + i;
        switch (segments.get(i)) {
          case Course.Segment.Ground ground -> {}
          case Course.Segment.Gap gap -> d.mission(path + ".gap.width", factor * gap.width(), "m");
          case Course.Segment.Step step ->
            d.mission(path + ".step.height", factor * step.height(), "m");
        }
      }
    }
  }

  /** Unevenness of the ground, crest to trough at most, in ramps of 4 cm. */
  record Bumps(@Unit(value = "m", min = 0, max = 0.01) double height) implements SpreadItem {
    @Override
    public void draw(Draw d) {
      d.bumps(height);
    }
  }

  /** One shove of 50 ms and this size, some time from 2 to 6 s and from anywhere around. */
  record Push(@Unit(value = "N s", min = 0, max = 1) double impulse) implements SpreadItem {
    @Override
    public void draw(Draw d) {
      double time = d.uniform("push_at_s", 2, 6);
      double towards = d.uniform("push_towards_deg", -180, 180);
      d.push(time, impulse, Math.toRadians(towards));
    }
  }

  private static void ordered(double from, double to) {
    if (from > to) throw new IllegalArgumentException("ends before it begins");
  }
}
