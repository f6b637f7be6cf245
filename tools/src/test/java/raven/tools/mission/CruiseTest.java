package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.controller.Raven;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary;
import raven.robot.RobotFile;
import raven.sim.World;

/** The mission says how high the cruise is. */
final class CruiseTest {
  /** Gusts, the barometer's drift and what is left of the climb after twelve seconds [m]. */
  private static final double TOLERANCE = 1;

  @ParameterizedTest
  @ValueSource(doubles = {4, 8})
  void endsAtTheHeightThatTheMissionAsksFor(double height) {
    Document<Mission> document = MissionFile.open("takeoff");
    document.override("script.cruise.height", height + " m", "test");
    document.override("script.cruise.duration", "12 s", "test");
    Mission mission = document.bind();
    World world = new World(RobotFile.bundled().bind(), mission, 1);
    Raven raven = ClosedLoop.mindOf(mission);
    SensorFrame sensors = new SensorFrame();
    PilotCommand pilot = ClosedLoop.trustingPilot();
    ActuatorFrame actuators = new ActuatorFrame();
    double[] pose = new double[13];
    while (raven.itinerary().outcome() == Itinerary.Outcome.RUNNING) {
      world.read(sensors);
      raven.tick(sensors, pilot, actuators);
      world.write(actuators);
    }
    world.pose(pose);
    assertEquals(Itinerary.Outcome.COMPLETED, raven.itinerary().outcome());
    assertEquals(height, pose[2], TOLERANCE);
  }
}
