package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import raven.log.LogSchema;
import raven.mode.Mode;
import raven.robot.Body;
import raven.robot.Legs;
import raven.robot.Point;
import raven.robot.Propeller;
import raven.robot.Robot;
import raven.robot.Tail;
import raven.robot.Wing;
import raven.tools.picture.ModeColour;

/** What stays the same while the page shows a flight: the robot's shape, the ground, the modes and what the columns of each row are. */
final class ViewScene {
  private final Map<String, Object> json = new LinkedHashMap<>();

  /**
   * @param title words that tell this flight from others
   * @param live rows still come
   * @param commanded there are buttons that act on the robot
   * @param ground vertices of the surface: all x, all z [m]
   */
  ViewScene(
      String title,
      boolean live,
      boolean commanded,
      Robot robot,
      double[][] ground,
      LogSchema columns) {
    json.put("title", title);
    json.put("live", live);
    json.put("commanded", commanded);
    json.put("ground", Map.of("x", list(ground[0]), "z", list(ground[1])));
    json.put("robot", robot(robot));
    List<Object> modes = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      modes.add(Map.of(
          "name", mode.name().toLowerCase(Locale.ROOT),
          "does", mode.does(),
          "colour", ModeColour.of(mode)));
    }
    json.put("modes", modes);
    List<Object> names = new ArrayList<>();
    for (LogSchema.Column column : columns.columns()) {
      names.add(Map.of("name", column.name(), "unit", column.unit()));
    }
    json.put("columns", names);
  }

  String json() {
    return Json.of(json);
  }

  private static Map<String, Object> robot(Robot robot) {
    Body body = robot.body();
    Legs legs = robot.legs();
    Wing wing = robot.wing();
    Propeller propeller = robot.propeller();
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("name", robot.name());
    shape.put("weight", robot.totalMass() * 9.81);
    shape.put("nose", point(body.nose()));
    shape.put("bellyFront", point(body.bellyFront()));
    shape.put("bellyRear", point(body.bellyRear()));
    shape.put("skid", point(body.skid()));
    shape.put("skidWidth", body.skidWidth());
    shape.put("hipSpacing", legs.hipSpacing());
    shape.put("thigh", legs.thigh().length());
    shape.put("tarsus", legs.tarsus().length());
    shape.put("toe", legs.foot().toeLength());
    shape.put("splay", legs.foot().toeSplay());
    shape.put("hallux", legs.foot().halluxLength());
    shape.put("sole", legs.foot().sole());
    shape.put("ankleSpring", legs.ankleSpring().stiffness());
    shape.put("ankleEngages", legs.ankleSpring().engagesAt());
    shape.put("toeSpring", legs.toe().stiffness());
    shape.put("toeRest", legs.toe().rest());
    shape.put("span", wing.span());
    shape.put("chord", wing.area() / wing.span());
    shape.put("wingX", wing.quarterChordX());
    shape.put("wingZ", wing.z());
    shape.put("dihedral", wing.dihedral());
    shape.put("incidence", wing.incidence());
    shape.put("stabilator", surface(robot.tail().stabilator()));
    shape.put("fin", surface(robot.tail().fin()));
    shape.put("hub", point(propeller.hub()));
    shape.put("propeller", propeller.diameter());
    shape.put("reserveVoltage", robot.battery().reserveVoltage());
    return shape;
  }

  private static Map<String, Object> surface(Tail.Surface surface) {
    return Map.of(
        "area", surface.area(), "span", surface.span(), "x", surface.x(), "z", surface.z());
  }

  private static List<Object> point(Point point) {
    return List.of(point.x(), point.y(), point.z());
  }

  private static List<Object> list(double[] values) {
    List<Object> list = new ArrayList<>();
    for (double value : values) list.add(value);
    return list;
  }
}
