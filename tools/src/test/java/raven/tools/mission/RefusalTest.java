package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import raven.controller.Raven;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary;
import raven.mode.Mode;
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
    World world = new World(RobotFile.bundled().bind(), mission, 1);
    Raven raven = ClosedLoop.mindOf(mission);
    SensorFrame sensors = new SensorFrame();
    PilotCommand pilot = ClosedLoop.trustingPilot();
    ActuatorFrame actuators = new ActuatorFrame();
    while (raven.itinerary().outcome() == Itinerary.Outcome.RUNNING && world.time() < 10) {
      world.read(sensors);
      raven.tick(sensors, pilot, actuators);
      world.write(actuators);
    }
    assertEquals(Itinerary.Outcome.REFUSED, raven.itinerary().outcome());
    assertEquals("no obstacle found", raven.itinerary().why());
    assertEquals(Mode.STANDING, raven.mode());
  }
}
