package raven.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.SensorFrame;
import raven.robot.Robot;
import raven.robot.RobotFile;

final class StaticThrustTest {
  private static final Robot ROBOT = RobotFile.bundled().bind();
  private static final double THROTTLE = 0.05;

  private final StaticThrust thrust = new StaticThrust(ROBOT);
  private final SensorFrame sensors = new SensorFrame();

  private double foretold(double battery) {
    sensors.battery.voltage = ROBOT.propeller().referenceVoltage();
    sensors.battery.current = battery;
    sensors.esc.speed = ROBOT.propeller().referenceSpeed() * Math.sqrt(THROTTLE);
    return thrust.toWeight(sensors, THROTTLE);
  }

  @Test
  void ofAPropellerThatDrawsNothingItIsTheStaticThrust() {
    assertEquals(ROBOT.propeller().staticThrust() / (9.81 * ROBOT.totalMass()), foretold(0), 1e-9);
  }

  @Test
  void theBatterySagsWithWhatThePropellerDraws() {
    assertTrue(foretold(0.4) < 0.95 * foretold(0));
  }

  @Test
  void whatTheLegsHoldTheRobotWithIsNotThePropellers() {
    double clean = foretold(0.2);
    double power = 0;
    for (SensorFrame.Joint joint : sensors.joints) {
      joint.valid = true;
      joint.current = 3;
      power += ROBOT.legs().hip().motor().resistance() * 9;
    }
    assertEquals(clean, foretold(0.2 + power / ROBOT.propeller().referenceVoltage()), 1e-9);
  }
}
