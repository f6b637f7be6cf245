package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;

/** Before its first jump a robot knows its toe springs, which its file does not. */
final class ToeSpringTest {
  /** Sensors' errors, drawn with the seed, make half of it. */
  private static final double TOLERANCE = 0.1;

  /** From the wish to jump until the legs push [s]; the crouch takes 0.7 s of it. */
  private static final double LONGEST = 4;

  @ParameterizedTest
  @CsvSource({
    "0.35, takeoff, 0 deg, 11",
    "0.6, takeoff, 0 deg, 12",
    "1.2, takeoff, 0 deg, 13",
    "0.35, takeoff, 3 deg, 14",
    "0.6, takeoff, -3 deg, 15",
    "1.2, takeoff, -3 deg, 16",
    "0.35, step, 0 deg, 17",
    "1.2, gap, 0 deg, 18",
  })
  void theToeSpringsAreKnownBeforeTheFirstPush(double rate, String name, String slope, long seed) {
    Document<Robot> truth = RobotFile.bundled();
    truth.override("legs.toe.stiffness", rate + " N m/rad", "test");
    Document<Mission> file = MissionFile.open(name);
    file.override("course.segments.0.ground.slope", slope, "test");
    Mission mission = file.bind();
    World world = new World(truth.bind(), mission, seed);
    Raven raven =
        new Raven(RobotFile.bundled().bind(), mission, Settings.bundled().bind());
    SensorFrame sensors = new SensorFrame();
    PilotCommand pilot = ClosedLoop.trustingPilot();
    ActuatorFrame actuators = new ActuatorFrame();
    double crouching = Double.NaN;
    while (raven.mode() != Mode.PUSHING && raven.mode() != Mode.FALLEN && world.time() < 20) {
      world.read(sensors);
      raven.tick(sensors, pilot, actuators);
      world.write(actuators);
      if (Double.isNaN(crouching) && raven.mode() == Mode.CROUCHING) crouching = world.time();
    }
    assertEquals(Mode.PUSHING, raven.mode(), raven.itinerary().why());
    assertEquals(rate, raven.identification().toe(), TOLERANCE * rate);
    double took = world.time() - crouching;
    assertTrue(took < LONGEST, took + " s");
  }
}
