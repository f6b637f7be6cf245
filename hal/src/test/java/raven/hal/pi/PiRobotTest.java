package raven.hal.pi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.hal.pi.guard.Interlock.Stage;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** The robot's ports over real drivers and simulated chips, whole and with one thing broken. */
final class PiRobotTest {
  private static final double TICK = 0.002;

  private final Robot robot = RobotFile.bundled().bind();
  private final SimulatedHardware chips = new SimulatedHardware(robot);
  private final SensorFrame truth = new SensorFrame();
  private final SensorFrame frame = new SensorFrame();
  private final PilotCommand pilot = new PilotCommand();
  private final ActuatorFrame out = new ActuatorFrame();
  private final PiRobot ports;
  private int ticks;

  PiRobotTest() {
    truth.imu.gyro.set(0.1, -0.2, 0.3);
    truth.imu.accel.set(1, 2, 9);
    for (int i = 0; i < 4; i++) truth.joints[i].angle = 0.1 * (i + 1);
    truth.feet[0].toeAngle = -0.3;
    truth.feet[1].toeAngle = 0.4;
    truth.feet[1].pressed = true;
    truth.battery.voltage = 11.5;
    truth.battery.current = 3;
    truth.range.value = 0.7;
    truth.range.valid = true;
    truth.airspeed.value = 8;
    truth.magnetic.field.set(20e-6, -5e-6, -43e-6);
    truth.magnetic.fresh = true;
    switches(-1, -1);
    chips.feel(truth);
    ports = new PiRobot(robot, chips, false);
  }

  private void switches(double arm, double go) {
    chips.transmitter.channel(robot.wiring().pilot().arm() - 1, arm);
    chips.transmitter.channel(robot.wiring().pilot().go() - 1, go);
  }

  private void run(double seconds) {
    for (int i = 0; i < Math.round(seconds / TICK); i++) {
      truth.time = ++ticks * TICK;
      truth.barometer.fresh = truth.range.fresh = ticks % 10 == 0;
      chips.feel(truth);
      ports.read(frame);
      ports.read(frame.time, pilot);
      out.time = frame.time;
      ports.write(out);
    }
  }

  private void release() {
    run(0.1);
    switches(1, -1);
    run(0.1);
    switches(1, 1);
    run(0.1);
  }

  private boolean said(String part) {
    return ports.troubles().lines().stream().anyMatch(line -> line.contains(part));
  }

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

  @Test
  void aTickMakesNoGarbage() {
    out.enabled = true;
    release();
    assertEquals(0, Allocation.bytesOf(() -> run(TICK)));
  }
}
