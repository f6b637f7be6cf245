package raven.sim.spread;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import raven.file.Document;
import raven.file.Value;
import raven.mission.Course;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.noise.Noise;

/**
 * One drawing of a {@link Spread}: each quantity has a stream of its own under the seed, so that what one of them draws does not depend on
 * which others are spread. Values are put into copies of the files, whose checks then hold for them as for anything a user writes.
 */
final class Draw {
  /** A bump is half a wave of this length [m]. */
  private static final double BUMP = 0.04;

  /** Ground beyond this is flown over, not walked on [m]. */
  private static final double WALKED = 12;

  private final ToDoubleFunction<String> chance;
  private final String origin;
  private final Document<Robot> robotFile;
  private final Document<Mission> missionFile;
  private final Map<String, Object> drawn = new LinkedHashMap<>();
  private double torque = 1;
  private double bumps;
  private Truth.Push push = Truth.Push.NONE;

  private Draw(
      ToDoubleFunction<String> chance,
      String origin,
      Document<Robot> robotFile,
      Document<Mission> missionFile) {
    this.chance = chance;
    this.origin = origin;
    this.robotFile = RobotFile.parse(robotFile.name(), robotFile.dump());
    this.missionFile = MissionFile.parse(missionFile.name(), missionFile.dump());
  }

  /** As the seed says. */
  static Draw of(long seed, String origin, Document<Robot> robot, Document<Mission> mission) {
    return new Draw(
        name -> new Noise(seed, "spread ".concat(name)).uniform(), origin, robot, mission);
  }

  /** Everything at one end of its range, 0 or 1. */
  static Draw end(double end, String origin, Document<Robot> robot, Document<Mission> mission) {
    return new Draw(name -> end, origin, robot, mission);
  }

  /** Sum of the parts, as they are by now [kg]. */
  double robotParts() {
    Robot robot = robotFile.unchecked();
    return robot.partsMass();
  }

  /** The course as it is by now. The script was rehearsed on the course that the robot is told; a true step may be higher than one may ask for. */
  Mission mission() {
    return missionFile.unchecked();
  }

  double uniform(String name, double from, double to) {
    double value = from + (to - from) * chance.applyAsDouble(name);
    drawn.put(name, value);
    return value;
  }

  /** A factor within 1 ± by. */
  double factor(String name, double by) {
    return uniform(name, 1 - by, 1 + by);
  }

  /** Multiplies values of the robot file. */
  void scale(double factor, String... paths) {
    // listed once: every change makes the whole file be read again
    List<Value> values = robotFile.values();
    for (String path : paths) {
      Value value =
          values.stream().filter(v -> v.path().equals(path)).findFirst().orElseThrow();
      robot(path, factor * value.si(), value.siUnit());
    }
  }

  void robot(String path, double value, String unit) {
    robotFile.override(path, (value + " " + unit).strip(), origin);
  }

  void mission(String path, double value, String unit) {
    missionFile.override(path, (value + " " + unit).strip(), origin);
  }

  void anyWind() {
    missionFile.override("wind.any_direction", "true", origin);
  }

  void torque(double share) {
    torque = share;
  }

  void bumps(double height) {
    bumps = height;
  }

  void push(double time, double impulse, double towards) {
    push = new Truth.Push(time, impulse, towards);
  }

  Truth truth() {
    Mission mission = mission();
    if (bumps > 0) {
      Course course = mission.course();
      mission = new Mission(
          mission.name(),
          new Course(course.start(), bumpy(course.segments())),
          mission.wind(),
          mission.timeLimit(),
          mission.gps(),
          mission.script());
    }
    return new Truth(robotFile.bind(), mission, torque, push, drawn);
  }

  /** Ground as a zigzag of random ramps, as far as anybody walks. */
  private List<Course.Segment> bumpy(List<Course.Segment> segments) {
    Noise noise = new Noise(Double.doubleToLongBits(chance.applyAsDouble("bumps")), "spread bumps");
    List<Course.Segment> rough = new ArrayList<>();
    for (Course.Segment segment : segments) {
      if (!(segment instanceof Course.Segment.Ground ground)) {
        rough.add(segment);
        continue;
      }
      double left = ground.length();
      double slope = StrictMath.tan(ground.slope());
      double at = 0;
      while (left > 2 * BUMP && ground.length() - left < WALKED) {
        // from one random height to the next
        double next = bumps * (noise.uniform() - 0.5);
        rough.add(new Course.Segment.Ground(BUMP, StrictMath.atan(slope + (next - at) / BUMP)));
        at = next;
        left -= BUMP;
      }
      rough.add(new Course.Segment.Ground(left, StrictMath.atan(slope - at / left)));
    }
    return List.copyOf(rough);
  }
}
