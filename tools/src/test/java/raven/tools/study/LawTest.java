package raven.tools.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.spread.Spread;

/** A law changes what it names by the powers it names, and the files still hold together. */
final class LawTest {
  private static final double ROUNDING = 1e-9;

  private final Document<Robot> robot = RobotFile.bundled();
  private final Document<?> mission = MissionFile.open("takeoff");
  private final Document<?> settings = Settings.bundled();

  private void apply(String law, String value) {
    Law found = Law.find(law);
    assertNotNull(found);
    found.apply(value, List.of(robot, mission, settings), "--set " + law + "=" + value);
  }

  private static double si(Document<?> document, String path) {
    return document.values().stream()
        .filter(value -> value.path().equals(path))
        .findFirst()
        .orElseThrow()
        .si();
  }

  /** How many times the bundled file's value a value is now. */
  private static void assertFactor(
      double expected, Document<?> now, Document<?> file, String path) {
    assertEquals(expected, si(now, path) / si(file, path), expected * ROUNDING, path);
  }

  @Test
  void aRobotOfEightTimesTheWeightIsTwiceAsLong() {
    apply("size", "4.96 kg");
    Document<Robot> file = RobotFile.bundled();
    assertFactor(2, robot, file, "legs.thigh.length");
    assertFactor(2, robot, file, "body.centre_of_mass.x");
    assertFactor(4, robot, file, "wing.area");
    assertFactor(8, robot, file, "body.mass");
    assertFactor(32, robot, file, "body.inertia.yy");
    assertFactor(Math.sqrt(2), robot, file, "wing.stall_speed");
    // a spring bears weight times length per angle, a damper that times a time
    assertFactor(16, robot, file, "legs.toe.stiffness");
    assertFactor(16 * Math.sqrt(2), robot, file, "legs.toe.damping");
    assertFactor(1, robot, file, "legs.toe.rest");
    assertFactor(1, robot, file, "legs.foot.contact.friction");
    assertFactor(1, robot, file, "battery.open_voltage");
    assertFactor(1, robot, file, "sensors.ranger.noise");

    // gains of the controller, and what is asked for
    assertFactor(16, settings, Settings.bundled(), "stance.stiffness");
    assertFactor(1 / Math.sqrt(2), settings, Settings.bundled(), "flight.attitude.pitch.rate");
    assertFactor(Math.sqrt(2), mission, MissionFile.open("takeoff"), "script.1.cruise.airspeed");
    assertFactor(1, mission, MissionFile.open("takeoff"), "course.segments.0.ground.length");
  }

  @Test
  void motorsOfALargerRobotMissTorqueForItsWeight() {
    Robot before = robot.bind();
    apply("size", "4.96 kg");
    Robot after = robot.bind();
    double torque =
        after.legs().hip().motor().peakTorque() / before.legs().hip().motor().peakTorque();
    double speed =
        after.legs().hip().motor().noLoadSpeed(11) / before.legs().hip().motor().noLoadSpeed(11);
    // power like mass, speed like the root of the size
    assertEquals(8, torque * speed, ROUNDING);
    assertEquals(16 / Math.sqrt(2), torque, ROUNDING);
    // thrust to weight
    assertEquals(
        Math.pow(2, -1.0 / 3),
        after.propeller().staticThrust() / before.propeller().staticThrust() / 8,
        ROUNDING);
  }

  @Test
  void theSizeOfTheFileChangesNothing() {
    apply("size", "620 g");
    assertEquals(RobotFile.bundled().bind(), robot.bind());
    assertEquals(Settings.bundled().bind(), settings.bind());
  }

  @Test
  void aScaledRobotIsReadBackAsItIsAndCanBeSpread() {
    apply("size", "5 kg");
    Document<Robot> back = RobotFile.parse("robot.yaml", robot.dump());
    assertEquals(robot.bind(), back.bind());
    Robot drawn = Spread.draw(
            Spread.open("design"), back, MissionFile.parse("m.yaml", mission.dump()), 7)
        .robot();
    assertEquals(5, drawn.totalMass(), 0.5);
    assertTrue(drawn.totalMass() != 5);
  }

  @Test
  void heavierLegsMakeAHeavierRobot() {
    apply("leg_mass", "2");
    Robot now = robot.bind();
    assertEquals(2 * 0.010, now.legs().foot().mass(), ROUNDING);
    assertEquals(0.620 + 2 * (0.018 + 0.0134 + 0.010), now.totalMass(), ROUNDING);
    assertFactor(2, robot, RobotFile.bundled(), "legs.thigh.inertia");
    assertFactor(1, robot, RobotFile.bundled(), "body.mass");
  }

  @Test
  void nonsenseIsRefused() {
    assertNull(Law.find("sizes"));
    assertTrue(said("size", "3 m").contains("expected a number with a unit such as kg"));
    assertTrue(said("size", "30 kg").contains("expected"), said("size", "30 kg"));
    assertTrue(said("leg_mass", "heavy").contains("expected a factor"));
    assertTrue(said("leg_mass", "-1").contains("expected a factor"));
  }

  private String said(String law, String value) {
    return assertThrows(FileError.class, () -> new LawTest().apply(law, value)).getMessage();
  }
}
