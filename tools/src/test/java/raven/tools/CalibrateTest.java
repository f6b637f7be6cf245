package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.file.FileError;
import raven.robot.RobotFile;
import raven.robot.Wiring;

/** Calibrations find how a simulated robot is really mounted, and write it where it belongs. */
final class CalibrateTest {
  @TempDir
  Path folder;

  private static Said calibrated(String... args) {
    Said said = Said.by(args);
    assertEquals(0, said.code(), said.err());
    return said;
  }

  private Wiring written() {
    return RobotFile.load(folder.resolve("mine.yaml")).bind().wiring();
  }

  @Test
  void zeroAndDirectionOfEachJointAreFound() {
    Path file = folder.resolve("mine.yaml");
    calibrated(
        "calibrate",
        "servo",
        "right-ankle",
        "--robot",
        "sim",
        "--out",
        file.toString(),
        "--truth",
        "wiring.legs.right_ankle.zero=-0.321",
        "--truth",
        "wiring.legs.right_ankle.direction=same");
    assertEquals(-0.321, written().legs().rightAnkle().zero(), 1e-4);
    assertEquals(Wiring.Direction.SAME, written().legs().rightAnkle().direction());
    assertEquals(Wiring.Direction.REVERSED, written().legs().rightHip().direction(), "untouched");
  }

  @Test
  void sixPositionsGiveAxesOffsetsAndScales() {
    Path file = folder.resolve("mine.yaml");
    calibrated(
        "calibrate",
        "imu",
        "--robot",
        "sim",
        "--out",
        file.toString(),
        "--truth",
        "wiring.imu.forward=minus_y",
        "--truth",
        "wiring.imu.left=minus_x",
        "--truth",
        "wiring.imu.up=minus_z",
        "--truth",
        "wiring.imu.accel_offset.x=0.4",
        "--truth",
        "wiring.imu.accel_scale.z=1.05");
    Wiring.Imu imu = written().imu();
    assertEquals(Wiring.Axis.MINUS_Y, imu.forward());
    assertEquals(Wiring.Axis.MINUS_X, imu.left());
    assertEquals(Wiring.Axis.MINUS_Z, imu.up());
    assertEquals(0.4, imu.accelOffset().x(), 0.02);
    assertEquals(1.05, imu.accelScale().z(), 0.002);
  }

  @Test
  void aPositionThatWasNotHeldIsNoCalibration() {
    double[][] tilted = {
      {9.8, 0, 0}, {-9.8, 0, 0}, {0, 9.8, 0}, {0, 9.8, 0}, {0, 0, 9.8}, {0, 0, -9.8}
    };
    String message =
        assertThrows(FileError.class, () -> CalibrateImuCommand.values(tilted)).getMessage();
    assertTrue(message.contains("left wing up") && message.contains("begin again"), message);
  }

  @Test
  void theFileKeepsItsCommentsAndThePreviousOneIsKept() throws IOException {
    Path file = folder.resolve("mine.yaml");
    RobotFileEdit edit = RobotFileEdit.of(null);
    edit.save(file);
    String before = Files.readString(file);
    edit.set("wiring.elevator.centre", "1512.0 us (measured)");
    edit.set("wiring.esc.stop", "1100 us (measured)");
    edit.set("wiring.legs.left_hip.zero", "0.5 rad (measured)");
    edit.set("legs.toe.stiffness", "0.55 N m/rad (measured)");
    assertEquals(folder.resolve("mine.yaml.1"), edit.save(file));
    assertEquals(before, Files.readString(folder.resolve("mine.yaml.1")));
    String after = Files.readString(file);
    assertEquals(before.lines().count(), after.lines().count());
    int changed = 0;
    String[] old = before.split("\n");
    String[] now = after.split("\n");
    for (int i = 0; i < old.length; i++) if (!old[i].equals(now[i])) changed++;
    assertEquals(4, changed);
    assertEquals(1.512e-3, written().elevator().centre(), 1e-12);
    assertEquals(1.5e-3, written().rudder().centre(), 1e-12);
    assertEquals(0.55, RobotFile.load(file).bind().legs().toe().stiffness());
    assertEquals(folder.resolve("mine.yaml.2"), edit.save(file));
  }

  @Test
  void aValueThatIsNoRobotsLeavesTheFileAlone() throws IOException {
    Path file = folder.resolve("mine.yaml");
    RobotFileEdit.of(null).save(file);
    String before = Files.readString(file);
    RobotFileEdit edit = RobotFileEdit.of(file);
    edit.set("wiring.esc.stop", "2400 us (measured)");
    assertThrows(FileError.class, () -> edit.save(file));
    assertEquals(before, Files.readString(file));
    assertTrue(Files.notExists(folder.resolve("mine.yaml.1")));
  }

  @Test
  void theEscLearnsItsRangeAndSurfacesTheirCentre() {
    Path file = folder.resolve("mine.yaml");
    calibrated(
        "calibrate",
        "esc",
        "--robot",
        "sim",
        "--stop",
        "1060",
        "--full",
        "1940",
        "--out",
        file.toString());
    assertEquals(1.06e-3, written().esc().stop(), 1e-12);
    assertEquals(1.94e-3, written().esc().full(), 1e-12);
    calibrated(
        "calibrate",
        "servo",
        "rudder",
        "--robot",
        "sim",
        "--centre",
        "1480",
        "--reverse",
        "--out",
        file.toString());
    assertEquals(1.48e-3, written().rudder().centre(), 1e-12);
    assertTrue(written().rudder().travel() < 0);
  }

  @Test
  void whatCannotBeCalibratedSaysWhy() {
    Said magnetometer = Said.by("calibrate", "magnetometer", "--robot", "sim");
    assertEquals(2, magnetometer.code());
    assertTrue(magnetometer.err().contains("carries no magnetometer"), magnetometer.err());
    Said blind = Said.by("calibrate", "servo", "rudder", "--robot", "sim");
    assertTrue(blind.err().contains("give --centre US"), blind.err());
    Said far = Said.by("calibrate", "servo", "rudder", "--robot", "sim", "--centre", "2300");
    assertTrue(far.err().contains("--centre is 2300 us, expected 1000 to 2000 us"), far.err());
  }
}
