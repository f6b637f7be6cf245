package raven.hal.pi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.SensorFrame;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** The robot's ports over real drivers and simulated chips with one thing broken. */
final class BrokenRobotTest extends RobotOnChips {
  @Test
  void aLostPilotIsNoPilot() {
    release();
    assertTrue(pilot.valid && pilot.armed && pilot.go);
    chips.transmitter.loseTransmitter();
    ports.read(frame.time, pilot);
    assertFalse(pilot.valid);
    assertTrue(pilot.armed, "aloft, the controller decides what to do without him");
  }

  @Test
  void unpluggedLegsAreInvalidAndNamed() {
    run(0.1);
    chips.legs.unplug(true);
    run(0.1);
    for (SensorFrame.Joint joint : frame.joints) assertFalse(joint.valid);
    assertTrue(frame.imu.valid, "the rest goes on");
    assertTrue(said("the adapter was unplugged"), ports.troubles().lines().toString());
  }

  @Test
  void anActuatorWithoutSupplyIsNamed() {
    run(0.1);
    chips.cutJoint(2, true);
    run(0.5);
    assertFalse(frame.joints[2].valid);
    assertTrue(frame.joints[1].valid, "the others go on");
    run(1);
    assertTrue(said("actuator 3 of the legs (right hip): says nothing; check its supply"));
    assertEquals(1, ports.troubles().lines().size(), ports.troubles().lines().toString());
    chips.cutJoint(2, false);
    run(0.1);
    assertTrue(frame.joints[2].valid);
  }

  @Test
  void aReceiverThatSaysNothingOrGarbageIsNamed() {
    run(0.1);
    chips.transmitter.off(true);
    run(1.5);
    assertFalse(pilot.valid);
    assertTrue(said("receiver at /dev/ttyAMA0: says nothing; check its supply"));
    chips.transmitter.off(false);
    run(0.1);
    assertTrue(pilot.valid);
    chips.transmitter.garble(true);
    run(1.5);
    assertFalse(pilot.valid);
    assertTrue(said("only garbage arrives; wiring.pilot.receiver names the other protocol"));
  }

  @Test
  void anImuThatForgotItsSettingsIsNamed() {
    run(0.1);
    chips.imu.forget();
    run(1.5);
    assertFalse(frame.imu.valid);
    assertTrue(said("inertial sensor: says nothing; it lost its supply"));
  }

  @Test
  void aDeadBarometerIsInvalidNamedOnceAndComesBack() {
    run(0.5);
    chips.barometer.cut(true);
    run(1.5);
    assertFalse(frame.barometer.valid);
    assertTrue(frame.battery.valid);
    assertEquals(1, ports.troubles().lines().size(), ports.troubles().lines().toString());
    assertTrue(said("nobody acknowledged"));
    chips.barometer.cut(false);
    run(1.5);
    assertTrue(frame.barometer.valid);
  }

  @Test
  void aSilentImuIsInvalidWithinTenMilliseconds() {
    run(0.1);
    assertTrue(frame.imu.valid);
    chips.imu.cut(true);
    // ones for a count are more than any FIFO holds
    run(0.014);
    assertFalse(frame.imu.valid);
  }

  @Test
  void aMagnetThatFellOffIsNoToe() {
    run(0.1);
    chips.toes[1].lose(true);
    run(0.3);
    assertTrue(frame.feet[0].valid);
    assertFalse(frame.feet[1].valid);
  }

  @Test
  void aMissingDeviceIsSaidAtTheStart() {
    Robot elsewhere = bound("wiring.barometer.bmp388.address", "0x77");
    String message = assertThrows(
            DeviceFault.class, () -> new PiRobot(elsewhere, new SimulatedHardware(robot), false))
        .getMessage();
    assertTrue(message.contains("address 0x77: cannot be read (EREMOTEIO"), message);
  }

  private static Robot bound(String path, String value) {
    var document = RobotFile.bundled();
    document.override(path, value, "test");
    return document.bind();
  }
}
