package raven.sim.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.robot.Robot;
import raven.sim.air.Aerodynamics;
import raven.sim.air.TestRobot;

/** Propeller, battery and servos against figures that can be worked out by hand. */
final class ElectricTest {
  private static final double STEP = 5e-4;

  @Test
  void fullThrottleSagsTheBatteryByOneVoltAndGivesEightNewton() {
    Robot robot = TestRobot.withTailAt(-0.165);
    PropellerModel propeller = new PropellerModel(robot.propeller());
    BatteryModel battery = new BatteryModel(robot.battery());
    Aerodynamics air = new Aerodynamics(robot);
    double[] still = new double[3];
    double[] wrench = new double[6];
    for (int i = 0; i < 4000; i++) {
      propeller.step(1, battery.voltage, STEP);
      air.evaluate(still, still, still, propeller.speed, wrench);
      battery.step(propeller.electricPower(air.shaftPower()), STEP);
    }

    // 127 W at the shaft at 10.4 V; a fuller battery gives a little more
    assertEquals(8.1, air.thrust(), 0.3);
    assertEquals(175, battery.voltage * battery.current, 12);
    assertEquals(0.95, robot.battery().openVoltage() - battery.voltage, 0.12);
    assertEquals(battery.energy, 175 * 2, 30);
  }

  @Test
  void thePropellerReachesTwoThirdsOfItsSpeedInOneLag() {
    PropellerModel propeller = new PropellerModel(TestRobot.propeller());
    for (int i = 0; i < 200; i++) {
      propeller.step(1, 10.4, STEP);
    }
    assertEquals(147.4 * (1 - Math.exp(-1)), propeller.speed, 1e-6);
  }

  @Test
  void spinningUpTwistsTheTrunkTheOtherWay() {
    PropellerModel propeller = new PropellerModel(TestRobot.propeller());
    propeller.step(1, 10.4, STEP);
    double[] wrench = new double[6];
    propeller.addReaction(new double[3], wrench);
    assertTrue(wrench[3] < 0, "reaction " + wrench[3]);

    // pitching the nose up, about -y, turns the disc's momentum along +x: the reaction yaws the
    // nose to the right
    wrench = new double[6];
    propeller.addReaction(new double[] {0, -1, 0}, wrench);
    assertTrue(wrench[5] < 0, "gyroscopic moment " + wrench[5]);
  }

  @Test
  void theServoStaysStillForItsDelayThenFollowsWithItsLag() {
    ServoModel servo = new ServoModel(TestRobot.servo(), 0.6);
    double command = 0.05;
    for (int i = 0; i < 20; i++) {
      servo.step(command, STEP);
    }
    assertEquals(0, servo.angle, "after 10 ms");
    for (int i = 0; i < 40; i++) {
      servo.step(command, STEP);
    }
    assertEquals(command * (1 - Math.exp(-1)), servo.angle, 0.05 * command, "one lag later");
  }

  @Test
  void theServoKeepsItsRateAndItsStops() {
    ServoModel servo = new ServoModel(TestRobot.servo(), 0.6);
    double before = 0;
    for (int i = 0; i < 1000; i++) {
      servo.step(5, STEP);
      assertTrue(servo.angle - before <= TestRobot.servo().rateLimit() * STEP + 1e-12);
      before = servo.angle;
    }
    assertEquals(0.6, servo.angle, 1e-6);
  }

  @Test
  void theBatteryGivesNoMoreThanItsResistanceLetsThrough() {
    BatteryModel battery = new BatteryModel(TestRobot.battery());
    battery.step(1e6, STEP);
    assertEquals(battery.openVoltage() / 2, battery.voltage, 0.01);
  }

  @Test
  void anEmptyBatteryGivesNothing() {
    BatteryModel battery = new BatteryModel(TestRobot.battery());
    double full = battery.openVoltage();
    battery.charge = 0.99 * TestRobot.battery().capacity();
    assertTrue(battery.openVoltage() > 0.8 * full);
    battery.charge = 1.03 * TestRobot.battery().capacity();
    assertEquals(0, battery.openVoltage());
    battery.step(50, STEP);
    assertEquals(0, battery.current);
  }
}
