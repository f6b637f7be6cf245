package raven.hal.pi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.pi.guard.Interlock.Stage;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** The robot's ports over real drivers and simulated chips. */
final class PiRobotTest extends RobotOnChips {
  @Test
  void sensesWhatThereIs() {
    truth.barometer.value = 0;
    run(0.5);
    truth.barometer.value = 2.5;
    run(0.1);
    assertTrue(
        frame.imu.valid && frame.barometer.valid && frame.airspeed.valid && frame.range.valid);
    assertEquals(-0.2, frame.imu.gyro.getY(), 2e-3);
    assertEquals(9, frame.imu.accel.getZ(), 0.01);
    for (int i = 0; i < 4; i++) {
      assertTrue(frame.joints[i].valid);
      assertEquals(0.1 * (i + 1), frame.joints[i].angle, 1e-4);
    }
    assertEquals(-0.3, frame.feet[0].toeAngle, 2e-3);
    assertEquals(0.4, frame.feet[1].toeAngle, 2e-3);
    assertFalse(frame.feet[0].pressed);
    assertTrue(frame.feet[1].pressed);
    assertEquals(2.5, frame.barometer.value, 0.03);
    assertEquals(8, frame.airspeed.value, 0.05);
    assertEquals(0.7, frame.range.value, 0.001);
    double delay = robot.sensors().ranger().delay();
    assertTrue(
        frame.range.age >= delay && frame.range.age < delay + 0.025, "range " + frame.range.age);
    assertEquals(11.5, frame.battery.voltage, 0.001);
    assertEquals(3, frame.battery.current, 0.002);
    assertTrue(frame.magnetic.valid);
    assertEquals(20e-6, frame.magnetic.field.getX(), 1e-8);
    assertEquals(-5e-6, frame.magnetic.field.getY(), 1e-8);
    assertEquals(-43e-6, frame.magnetic.field.getZ(), 1e-8);
    assertFalse(frame.esc.valid, "nothing measures it");
    assertEquals(List.of(), ports.troubles().lines());
  }

  @Test
  void aClippedAxisOfTheChipIsTheBodysThatItPointsAlong() {
    Document<Robot> file = RobotFile.bundled();
    file.override("wiring.imu.forward", "minus_z", "test");
    file.override("wiring.imu.left", "plus_x", "test");
    file.override("wiring.imu.up", "minus_y", "test");
    Robot turned = file.bind();
    SimulatedHardware other = new SimulatedHardware(turned);
    PiRobot mounted = new PiRobot(turned, other, false);
    truth.imu.gyro.set(50, 0, 0);
    truth.imu.accel.set(0, -200, 0);
    for (int i = 1; i < 10; i++) {
      truth.time = i * TICK;
      other.feel(truth);
      mounted.read(frame);
    }
    assertEquals(0b010_001, frame.imu.clipped);
    mounted.close();
  }

  @Test
  void doesWhatItIsToldOnceReleased() {
    out.enabled = true;
    out.throttle = 0.4;
    out.elevator = 0.2;
    out.aileron = -0.1;
    out.joints[2].hold(0.3, 20, 0.5);
    release();
    ActuatorFrame told = new ActuatorFrame();
    chips.told(told);
    assertTrue(told.enabled);
    assertEquals(0.4, told.throttle, 1e-6);
    assertEquals(0.2, told.elevator, 3e-3);
    assertEquals(-0.1, told.aileron, 3e-3);
    assertEquals(0.3, told.joints[2].angle, 1e-6);
    assertEquals(20, told.joints[2].kp, 1e-4);
    ports.close();
    assertEquals(0, chips.throttle());
    chips.told(told);
    assertFalse(told.enabled, "legs limp at the end");
  }

  @Test
  void thePropellerStaysOffUntilBothActsAreDone() {
    out.enabled = true;
    out.throttle = 0.4;
    run(0.1);
    assertEquals(0, chips.throttle());
    switches(1, -1);
    run(0.1);
    assertEquals(Stage.ARMED, ports.interlock().stage());
    assertEquals(0, chips.throttle());
    switches(1, 1);
    run(0.1);
    assertEquals(0.4, chips.throttle(), 1e-6);
    switches(-1, 1);
    run(0.1);
    assertEquals(0, chips.throttle());
    switches(1, 1);
    run(0.1);
    assertEquals(0, chips.throttle(), "go was never opened again");
    assertEquals("open the go switch", ports.interlock().stage().next());
  }

  @Test
  void switchesThatWereClosedFromTheStartEarnNothing() {
    SimulatedHardware other = new SimulatedHardware(robot);
    other.transmitter.channel(robot.wiring().pilot().arm() - 1, 1);
    other.transmitter.channel(robot.wiring().pilot().go() - 1, 1);
    PiRobot closed = new PiRobot(robot, other, false);
    out.enabled = true;
    out.throttle = 0.4;
    for (int i = 1; i < 100; i++) {
      truth.time = i * TICK;
      other.feel(truth);
      closed.read(frame);
      closed.read(frame.time, pilot);
      closed.write(out);
    }
    assertTrue(pilot.valid);
    assertEquals(Stage.ARM_CLOSED, closed.interlock().stage());
    assertEquals("open the arm switch", closed.interlock().stage().next());
    assertFalse(pilot.armed);
    assertEquals(0, other.throttle());
  }

  @Test
  void aNumberThatIsNoneSwitchesEverythingOff() {
    out.enabled = true;
    out.throttle = 0.4;
    release();
    out.joints[1].torque = Double.NaN;
    run(0.01);
    assertEquals(0, chips.throttle());
    assertTrue(ports.interlock().faults() > 0);
  }

  @Test
  void aTiredBatteryTakesTheThrottleBackAndGivesItSlowly() {
    out.enabled = true;
    out.throttle = 0.8;
    release();
    truth.battery.voltage = 8;
    run(0.1);
    double low = chips.throttle();
    assertTrue(low < 0.5 && ports.powerLimited(), "throttle " + low);
    truth.battery.voltage = 11.5;
    run(0.1);
    assertTrue(chips.throttle() > low && chips.throttle() < 0.8, "throttle " + chips.throttle());
    run(2);
    assertEquals(0.8, chips.throttle(), 1e-6);
    truth.battery.current = 39;
    run(0.1);
    assertTrue(chips.throttle() < 0.5, "over-current");
  }

  @Test
  void aTickMakesNoGarbage() {
    out.enabled = true;
    release();
    assertEquals(0, Allocation.bytesOf(() -> run(TICK)));
  }
}
