package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import raven.controller.Raven;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Mode;
import raven.robot.RobotFile;
import raven.sim.Referee;
import raven.sim.World;

/** What the plant owes physics in every step of every bundled mission. */
final class PhysicsOfMissionsTest {
  static final java.util.Collection<String> MISSIONS = MissionFile.BUNDLED;

  /** Beyond μ fₙ + 0.1 % fₙ [N]. */
  private static final double CONE = 1e-3;

  /**
   * What the battery gave and the books do not find again, as a share of what legs and ground turned to heat: the implicit method of the
   * stance damps a little. Where the air is at work, its wrench, held for a millisecond, adds some of its own [J].
   */
  private static final double RESIDUAL = 4e-3;

  private static final double OF_THE_AIR = 0.03;

  @Test
  void aWalkThatHasHardlyBegunHasNoCostYet() {
    assertFalse(walked(0.01).containsKey("walk_cost_of_transport"));
    assertTrue(walked(0.5).containsKey("walk_cost_of_transport"));
  }

  /** The figures when the robot has walked so far [m]. */
  private static Map<String, Object> walked(double way) {
    Mission mission = MissionFile.open("walk").bind();
    World world = new World(RobotFile.bundled().bind(), mission, 1);
    Raven raven = ClosedLoop.mindOf(mission);
    SensorFrame sensors = new SensorFrame();
    PilotCommand pilot = ClosedLoop.trustingPilot();
    ActuatorFrame actuators = new ActuatorFrame();
    Map<String, Object> metrics = Map.of();
    while (world.time() < 10 && !((double) metrics.getOrDefault("walk_distance_m", 0.0) > way)) {
      world.read(sensors);
      raven.tick(sensors, pilot, actuators);
      world.write(actuators);
      if (raven.mode() == Mode.WALKING) world.referee().phase(Referee.Phase.WALK);
      metrics = world.referee().metrics();
    }
    assertTrue((double) metrics.get("walk_distance_m") > way);
    return metrics;
  }

  @ParameterizedTest
  @FieldSource("MISSIONS")
  void frictionStaysInItsConeAndTheBooksClose(String mission) {
    Map<String, Object> m = new ClosedLoop(mission, 1).fly().metrics();
    double excess = (double) m.get("friction_cone_excess_n");
    assertTrue(excess <= CONE, () -> "friction " + excess + " N beyond its cone");
    double unsolved = (double) m.get("contact_residual");
    assertTrue(unsolved <= 1, () -> "contact left at " + unsolved + " of the residual");

    double heat = 0;
    for (String loss :
        new String[] {"leg_copper", "leg_gears", "leg_braking", "dampers", "ground"}) {
      double item = (double) m.get("energy_" + loss + "_j");
      assertTrue(item > 0, () -> loss + " " + item + " J");
      heat += item;
    }
    double residual = (double) m.get("energy_residual_j");
    assertEquals(0, residual, RESIDUAL * heat + OF_THE_AIR, "energy that nobody knows of");

    // the air takes at least what pushing it costs, and a motor heats
    assertTrue((double) m.get("energy_air_j") > 0);
    assertTrue((double) m.get("energy_propeller_motor_j") >= 0);
  }
}
