package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;

/** What the robot does not believe in, it does not do, and stands. */
final class RefusalTest {
  @Test
  void doesNotHopOverAGapThatItHasNeverSeen() {
    // the gap begins right under the toes, where the beam does not reach
    Mission mission = MissionFile.parse("blind", """
            name: blind
            course:
              start: -1 m
              segments:
                - ground: 1.15 m
                - gap: {width: 12 cm, depth: 0.5 m}
                - ground: 20 m
            script:
              - hop
            """).bind();
    assertEquals("no obstacle found", refusal(RobotFile.bundled().bind(), mission));
  }

  @ParameterizedTest
  @ValueSource(strings = {"takeoff", "gap", "step"})
  void doesNotJumpFromGroundThatIsTooSteep(String name) {
    Document<Mission> mission = MissionFile.open(name);
    mission.override("course.segments.0.ground.slope", "8 deg", "test");
    assertEquals(
        "ground too steep to jump from", refusal(RobotFile.bundled().bind(), mission.bind()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"takeoff", "gap", "step"})
  void doesNotJumpWithToesThatAreTooSoft(String name) {
    Document<Robot> robot = RobotFile.bundled();
    robot.override("legs.toe.stiffness", "0.22 N m/rad", "test");
    assertEquals(
        "toe springs too soft to jump with",
        refusal(robot.bind(), MissionFile.open(name).bind()));
  }

  @ParameterizedTest
  @CsvSource({"takeoff, take_off", "gap, hop", "step, mount"})
  void doesNotJumpWithToesThatAreTooStiff(String name, String jump) {
    Document<Settings> settings = Settings.bundled();
    settings.override(jump + ".belief.stiffest_toe", "0.4 N m/rad", "test");
    assertEquals(
        "toe springs felt too stiff to jump with",
        refusal(RobotFile.bundled().bind(), MissionFile.open(name).bind(), settings.bind()));
  }

  /** Why the robot, which is as its file says, refuses the mission. */
  private static String refusal(Robot robot, Mission mission) {
    return refusal(robot, mission, Settings.bundled().bind());
  }

  private static String refusal(Robot robot, Mission mission, Settings settings) {
    World world = new World(robot, mission, 1);
    Raven raven = new Raven(robot, mission, settings);
    SensorFrame sensors = new SensorFrame();
    PilotCommand pilot = ClosedLoop.trustingPilot();
    ActuatorFrame actuators = new ActuatorFrame();
    while (raven.itinerary().outcome() == Itinerary.Outcome.RUNNING && world.time() < 15) {
      world.read(sensors);
      raven.tick(sensors, pilot, actuators);
      world.write(actuators);
    }
    assertEquals(Itinerary.Outcome.REFUSED, raven.itinerary().outcome());
    assertEquals(Mode.STANDING, raven.mode());
    return raven.itinerary().why();
  }
}
